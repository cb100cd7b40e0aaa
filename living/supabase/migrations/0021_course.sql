-- @file if app.course
-- ## The course: modules, lessons, tests, progress

create table public.course_modules (
  id uuid primary key default gen_random_uuid(),
  position integer not null default 0,
  title text not null check (length(title) between 1 and 120),
  intro text not null default '' check (length(intro) <= 600)
);

create table public.course_lessons (
  id uuid primary key default gen_random_uuid(),
  module_id uuid not null references public.course_modules (id) on delete cascade,
  position integer not null default 0,
  title text not null check (length(title) between 1 and 120),
  body text not null default '' check (length(body) <= 8000),
  video_url text check (video_url ~ '^https?://' and length(video_url) <= 500),
  -- Anybody may read it, without an account.
  open boolean not null default false,
  -- What is learned by heart: text, hint and the meaning in each language.
  phrases jsonb not null default '[]'::jsonb
);
create index course_lessons_module_id_idx on public.course_lessons (module_id, position);

-- The first answer is the right one, so there is exactly one. Learners meet questions only through the functions below.
create table public.course_questions (
  id uuid primary key default gen_random_uuid(),
  module_id uuid not null references public.course_modules (id) on delete cascade,
  question text not null check (length(question) between 1 and 400),
  answers text[] not null check (cardinality(answers) between 3 and 4),
  explanation text not null default '' check (length(explanation) <= 600),
  active boolean not null default true
);
create index course_questions_module_id_idx on public.course_questions (module_id);

create table public.lesson_marks (
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  lesson_id uuid not null references public.course_lessons (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (owner_id, lesson_id)
);
create index lesson_marks_lesson_id_idx on public.lesson_marks (lesson_id);

-- One try at a test of a module, or of the exam where there is no module.
create table public.course_attempts (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references public.profiles (id) on delete cascade,
  module_id uuid references public.course_modules (id) on delete cascade,
  questions uuid[] not null,
  given text[] not null,
  pass integer not null,
  started_at timestamptz not null default now(),
  ends_at timestamptz,
  finished_at timestamptz,
  right_answers integer,
  passed boolean not null default false,
  -- After failing the next try waits until then.
  next_at timestamptz
);
create index course_attempts_owner_id_idx on public.course_attempts (owner_id, module_id);
create index course_attempts_module_id_idx on public.course_attempts (module_id);

create table public.course_certificates (
  code text primary key,
  owner_id uuid not null unique references public.profiles (id) on delete cascade,
  name text not null,
  issued_at timestamptz not null default now()
);

create table public.course_groups (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  code text not null unique
);
create index course_groups_owner_id_idx on public.course_groups (owner_id);

create table public.course_members (
  group_id uuid not null references public.course_groups (id) on delete cascade,
  account_id uuid not null references public.profiles (id) on delete cascade,
  primary key (group_id, account_id)
);
create index course_members_account_id_idx on public.course_members (account_id);

-- What a guide writes to a learner.
create table public.course_notes (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  learner_id uuid not null references public.profiles (id) on delete cascade,
  body text not null check (length(btrim(body)) between 1 and 2000),
  created_at timestamptz not null default now()
);
create index course_notes_owner_id_idx on public.course_notes (owner_id);
create index course_notes_learner_id_idx on public.course_notes (learner_id);

-- Phrases that were wrong and come back. Nobody but the learner sees them.
create table public.phrase_mistakes (
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  lesson_id uuid not null references public.course_lessons (id) on delete cascade,
  phrase text not null check (length(phrase) between 1 and 200),
  due_on date not null default current_date,
  primary key (owner_id, lesson_id, phrase)
);
create index phrase_mistakes_lesson_id_idx on public.phrase_mistakes (lesson_id);

-- A day on which somebody learned, and the settings and streaks of one account.
create table public.learning_days (
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  day date not null default current_date,
  primary key (owner_id, day)
);
create table public.learner_settings (
  owner_id uuid primary key default auth.uid() references public.profiles (id) on delete cascade,
  language text not null default '' check (length(language) <= 40),
  trainer_streak integer not null default 0,
  trainer_best integer not null default 0
);

-- Whether the account leads a group that the learner is in.
create function app.guides(learner uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.course_members m join public.course_groups g on g.id = m.group_id
    where m.account_id = learner and g.owner_id = (select auth.uid())
  )
$$;

-- Whether a module is open to an account: where the order counts, when the one before it is finished.
create function app.module_finished(wanted uuid, learner uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select case
    when exists (select 1 from public.course_questions q where q.module_id = wanted and q.active) and true /* @= app.course.test */
      then exists (select 1 from public.course_attempts a where a.module_id = wanted and a.owner_id = learner and a.passed)
    else not exists (
      select 1 from public.course_lessons l where l.module_id = wanted
      and not exists (select 1 from public.lesson_marks m where m.lesson_id = l.id and m.owner_id = learner)
    )
  end
$$;
create function app.module_open(wanted uuid, learner uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select (wanted is not null or learner is null)
  -- @if app.course.ordered
  and coalesce((
    select app.module_finished(earlier.id, learner)
    from public.course_modules earlier, public.course_modules this
    where this.id = wanted and (earlier.position, earlier.id) < (this.position, this.id)
    order by earlier.position desc, earlier.id desc limit 1
  ), true)
  -- @end
$$;

-- The whole course as somebody sees it: titles, what is done, what is open, the best results. Bodies stay out.
create function app.course_outline(learner uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'title', m.title, 'intro', m.intro, 'open', app.module_open(m.id, learner), 'finished', app.module_finished(m.id, learner),
    'best', (select max(a.right_answers) from public.course_attempts a where a.module_id = m.id and a.owner_id = learner),
    'tries', (select count(*) from public.course_attempts a where a.module_id = m.id and a.owner_id = learner and a.finished_at is not null),
    'next_at', (select max(a.next_at) from public.course_attempts a where a.module_id = m.id and a.owner_id = learner and not a.passed and a.next_at > now()),
    'questions', (select count(*) from public.course_questions q where q.module_id = m.id and q.active),
    'lessons', (
      select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'open', l.open,
        'done', exists (select 1 from public.lesson_marks k where k.lesson_id = l.id and k.owner_id = learner)) order by l.position, l.title), '[]'::jsonb)
      from public.course_lessons l where l.module_id = m.id)
  ) order by m.position, m.title), '[]'::jsonb)
  from public.course_modules m
  where learner is null or learner = (select auth.uid()) or app.guides(learner) or app.is_admin()
$$;

-- Draws a test of a module, or with no module the exam over all. Refuses with the reason.
create function app.start_test(wanted uuid, amount integer, needed integer, minutes integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  again timestamptz;
  drawn uuid[];
  made uuid;
begin
  if me is null then
    raise exception 'Sign in first.';
  end if;
  select a.id into made from public.course_attempts a
  where a.owner_id = me and a.module_id is not distinct from wanted and a.finished_at is null and (a.ends_at is null or a.ends_at > now());
  if found then
    return made;
  end if;
  if wanted is null then
    if exists (select 1 from public.course_modules m where not app.module_finished(m.id, me)) then
      raise exception 'The exam opens when all modules are passed.';
    end if;
  else
    if not app.module_open(wanted, me) then
      raise exception 'This is locked: pass the one before it first.';
    end if;
    if exists (select 1 from public.course_lessons l where l.module_id = wanted
      and not exists (select 1 from public.lesson_marks k where k.lesson_id = l.id and k.owner_id = me)) then
      raise exception 'The test opens when all its lessons are done.';
    end if;
  end if;
  select max(a.next_at) into again from public.course_attempts a
  where a.owner_id = me and a.module_id is not distinct from wanted and a.next_at > now();
  if again is not null then
    raise exception 'You can try again in % minutes.', greatest(1, ceil(extract(epoch from again - now()) / 60));
  end if;
  select array_agg(d.id) into drawn from (
    select u.id from (
      select distinct on (q.question) q.id from public.course_questions q where q.active and (wanted is null or q.module_id = wanted) order by q.question, q.id
    ) u order by random() limit amount
  ) d;
  if drawn is null then
    raise exception 'There are no questions yet.';
  end if;
  insert into public.course_attempts (owner_id, module_id, questions, given, pass, ends_at)
  values (me, wanted, drawn, array_fill(''::text, array[cardinality(drawn)]), least(needed, cardinality(drawn)),
    case when minutes > 0 then now() + make_interval(mins => minutes) end)
  returning id into made;
  return made;
end $$;

-- The questions of an own try, each with its answers in an order of its own, and what was given so far. Not what is right.
create function app.test_paper(attempt uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('module', a.module_id, 'finished', a.finished_at is not null, 'ends_at', a.ends_at, 'seconds_left', greatest(0, extract(epoch from a.ends_at - now())), 'pass', a.pass,
    'questions', (
      select jsonb_agg(jsonb_build_object('text', q.question, 'given', a.given[i],
        'answers', (select jsonb_agg(one order by md5(a.id::text || one)) from unnest(q.answers) one)) order by i)
      from generate_subscripts(a.questions, 1) i join public.course_questions q on q.id = a.questions[i]))
  from public.course_attempts a where a.id = attempt and a.owner_id = (select auth.uid())
$$;

create function app.give_answer(attempt uuid, number integer, choice text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.course_attempts set given[number] = left(choice, 200)
  where id = attempt and owner_id = (select auth.uid()) and finished_at is null and number between 1 and cardinality(questions)
    and (ends_at is null or ends_at + interval '3 seconds' > now());
end $$;

-- Counts a try. The exam is handed in as it is when its time is over.
create function app.hand_in(attempt uuid, wait_minutes integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  a public.course_attempts;
  counted integer;
begin
  select * into a from public.course_attempts where id = attempt and owner_id = (select auth.uid()) for update;
  if not found or a.finished_at is not null then
    return;
  end if;
  select count(*) into counted from generate_subscripts(a.questions, 1) i
  join public.course_questions q on q.id = a.questions[i] where q.answers[1] = a.given[i];
  update public.course_attempts
  set finished_at = now(), right_answers = counted, passed = counted >= a.pass,
    next_at = case when counted < a.pass and wait_minutes > 0 then now() + make_interval(mins => wait_minutes) end
  where id = attempt;
  insert into public.learning_days (owner_id) values (a.owner_id) on conflict do nothing;
end $$;

-- Question by question what was given and what is right, of an own try that is handed in.
create function app.test_review(attempt uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('module', a.module_id, 'right', a.right_answers, 'passed', a.passed, 'pass', a.pass, 'next_at', a.next_at,
    'questions', (
      select jsonb_agg(jsonb_build_object('text', q.question, 'given', a.given[i], 'answer', q.answers[1], 'explanation', q.explanation) order by i)
      from generate_subscripts(a.questions, 1) i join public.course_questions q on q.id = a.questions[i]))
  from public.course_attempts a where a.id = attempt and a.owner_id = (select auth.uid()) and a.finished_at is not null
$$;

-- @if app.course.certificate
-- Gives the certificate to whoever has finished everything: the exam where there is one, else all modules.
create function app.issue_certificate(prefix text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  made text;
begin
  select c.code into made from public.course_certificates c where c.owner_id = me;
  if found then
    return made;
  end if;
  if me is null or exists (select 1 from public.course_modules m where not app.module_finished(m.id, me))
    -- @if app.course.exam
    or not exists (select 1 from public.course_attempts a where a.owner_id = me and a.module_id is null and a.passed)
    -- @end
  then
    raise exception 'The certificate is given when everything is passed.';
  end if;
  made := prefix || '-' || upper(substr(translate(md5(random()::text || me::text), '01', 'KX'), 1, 4)) || '-' || lpad((floor(random() * 100))::text, 2, '0');
  insert into public.course_certificates (code, owner_id, name) select made, p.id, p.name from public.profiles p where p.id = me;
  return made;
end $$;

-- What anybody may know of a certificate: the name on it and its day.
create function app.verify_certificate(wanted text) returns table (name text, issued_on date) language sql stable security definer set search_path = '' as $$
  select c.name, c.issued_at::date from public.course_certificates c where c.code = upper(btrim(wanted))
$$;
revoke execute on function app.issue_certificate(text) from public;
revoke execute on function app.verify_certificate(text) from public;
grant execute on function app.issue_certificate(text) to authenticated;
grant execute on function app.verify_certificate(text) to anon, authenticated;

-- @end
-- @if app.course.groups
create function app.join_group(wanted text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  found_group public.course_groups;
begin
  select * into found_group from public.course_groups g where g.code = upper(btrim(wanted));
  if not found then
    raise exception 'No group has this code. Ask for it again.';
  end if;
  insert into public.course_members (group_id, account_id) values (found_group.id, (select auth.uid())) on conflict do nothing;
  return found_group.name;
end $$;
revoke execute on function app.join_group(text) from public;
grant execute on function app.join_group(text) to authenticated;

-- Lets a learner of an own group try again at once.
create function app.reset_wait(learner uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not app.guides(learner) and not app.is_admin() then
    raise exception 'This is not a learner of your groups.' using errcode = '42501';
  end if;
  update public.course_attempts set next_at = null where owner_id = learner and next_at is not null;
end $$;
revoke execute on function app.reset_wait(uuid) from public;
grant execute on function app.reset_wait(uuid) to authenticated;

-- @end
alter table public.course_modules enable row level security;
alter table public.course_lessons enable row level security;
alter table public.course_questions enable row level security;
alter table public.lesson_marks enable row level security;
alter table public.course_attempts enable row level security;
alter table public.course_certificates enable row level security;
alter table public.course_groups enable row level security;
alter table public.course_members enable row level security;
alter table public.course_notes enable row level security;
alter table public.phrase_mistakes enable row level security;
alter table public.learning_days enable row level security;
alter table public.learner_settings enable row level security;
revoke all on public.course_modules, public.course_lessons, public.course_questions, public.lesson_marks, public.course_attempts, public.course_certificates, public.course_groups, public.course_members, public.course_notes, public.phrase_mistakes, public.learning_days, public.learner_settings from anon, authenticated;
grant select on public.course_modules, public.course_lessons to anon, authenticated;
grant insert, update, delete on public.course_modules, public.course_lessons to authenticated;
grant select, insert, update, delete on public.course_questions to authenticated;
grant select, insert, delete on public.lesson_marks to authenticated;
grant select on public.course_attempts, public.course_certificates to authenticated;
grant select, insert, update, delete on public.course_groups to authenticated;
grant select, delete on public.course_members to authenticated;
grant select, insert, delete on public.course_notes to authenticated;
grant select, insert, update, delete on public.phrase_mistakes, public.learner_settings to authenticated;
grant select, insert on public.learning_days to authenticated;
create policy course_modules_read on public.course_modules for select to anon, authenticated using (true);
create policy course_modules_change on public.course_modules for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
create policy course_lessons_read on public.course_lessons for select to anon, authenticated using (
  open
  -- @if app.course.public
  or true
  -- @end
  or (select auth.uid()) is not null and app.module_open(module_id, (select auth.uid()))
);
create policy course_lessons_change on public.course_lessons for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
create policy course_questions_admin on public.course_questions for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
create policy lesson_marks_read on public.lesson_marks for select to authenticated using (owner_id = (select auth.uid()) or app.guides(owner_id) or (select app.is_admin()));
create policy lesson_marks_own on public.lesson_marks for insert to authenticated with check (owner_id = (select auth.uid()) and exists (select 1 from public.course_lessons l where l.id = lesson_id));
create policy lesson_marks_undo on public.lesson_marks for delete to authenticated using (owner_id = (select auth.uid()));
create policy course_attempts_read on public.course_attempts for select to authenticated using (
  owner_id = (select auth.uid()) or (select app.is_admin())
  -- @if app.course.details
  or app.guides(owner_id)
  -- @end
);
create policy course_certificates_read on public.course_certificates for select to authenticated using (owner_id = (select auth.uid()) or (select app.is_admin()));
create policy course_groups_read on public.course_groups for select to authenticated using (owner_id = (select auth.uid()) or (select app.is_admin()));
create policy course_groups_own on public.course_groups for insert to authenticated with check (
  owner_id = (select auth.uid()) and (
    (select app.is_admin())
    -- @if app.course.guide
    or (select app.has_role('sample_role' /* @= app.course.guide_role */))
    -- @end
  )
);
create policy course_groups_change on public.course_groups for update to authenticated using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy course_groups_delete on public.course_groups for delete to authenticated using (owner_id = (select auth.uid()) or (select app.is_admin()));
create policy course_members_read on public.course_members for select to authenticated using (account_id = (select auth.uid()) or app.guides(account_id) or (select app.is_admin()));
create policy course_members_leave on public.course_members for delete to authenticated using (account_id = (select auth.uid()) or app.guides(account_id));
create policy course_notes_read on public.course_notes for select to authenticated using (owner_id = (select auth.uid()) or learner_id = (select auth.uid()));
create policy course_notes_write on public.course_notes for insert to authenticated with check (owner_id = (select auth.uid()) and app.guides(learner_id));
create policy course_notes_delete on public.course_notes for delete to authenticated using (owner_id = (select auth.uid()));
create policy phrase_mistakes_own on public.phrase_mistakes for all to authenticated using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy learning_days_read on public.learning_days for select to authenticated using (owner_id = (select auth.uid()));
create policy learning_days_own on public.learning_days for insert to authenticated with check (owner_id = (select auth.uid()));
create policy learner_settings_own on public.learner_settings for all to authenticated using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
revoke execute on function app.start_test(uuid, integer, integer, integer) from public;
revoke execute on function app.test_paper(uuid) from public;
revoke execute on function app.give_answer(uuid, integer, text) from public;
revoke execute on function app.hand_in(uuid, integer) from public;
revoke execute on function app.test_review(uuid) from public;
grant execute on function app.guides(uuid) to anon, authenticated;
grant execute on function app.module_open(uuid, uuid) to anon, authenticated;
grant execute on function app.module_finished(uuid, uuid) to anon, authenticated;
grant execute on function app.course_outline(uuid) to anon, authenticated;
grant execute on function app.start_test(uuid, integer, integer, integer) to authenticated;
grant execute on function app.test_paper(uuid) to authenticated;
grant execute on function app.give_answer(uuid, integer, text) to authenticated;
grant execute on function app.hand_in(uuid, integer) to authenticated;
grant execute on function app.test_review(uuid) to authenticated;
