-- @file if app.scores
-- ## Points and, where there are quizzes, their questions and rounds

create table public.scores (
  id uuid primary key default gen_random_uuid(),
  board text not null check (length(board) between 1 and 40),
  nickname text not null check (nickname ~ '^[[:alnum:]]{1,40}$'),
  points integer not null check (points between -1000000 and 1000000),
  -- A round counts once.
  round_id uuid unique,
  created_at timestamptz not null default now()
);
create index scores_board_idx on public.scores (board, created_at);
alter table public.scores enable row level security;
revoke all on public.scores from anon, authenticated;
grant select on public.scores to anon, authenticated;
create policy scores_read on public.scores for select to anon, authenticated using (true);

-- When the table of today began: the last time that the clock of the place showed this time.
create function app.table_start(begins time, zone text) returns timestamptz language sql stable set search_path = '' as $$
  select (date_trunc('day', (now() at time zone zone) - begins) + begins) at time zone zone
$$;
grant execute on function app.table_start(time, text) to anon, authenticated;

-- @if app.shared_games
-- Keeps the points of a game. They come from the player's own browser, so they are bounded, not proved.
create function app.keep_score(wanted_board text, name text, gained integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  if gained not between 0 and 100000 then
    raise exception 'This score cannot be.';
  end if;
  insert into public.scores (board, nickname, points) values (wanted_board, name, gained) returning id into made;
  return made;
end $$;
revoke execute on function app.keep_score(text, text, integer) from public;
grant execute on function app.keep_score(text, text, integer) to anon, authenticated;
-- @end
-- @if app.quiz

-- The right answer is the first one. Nobody has a right on this table or on the rounds: visitors play through the
-- functions below, which never tell what is right before it is answered.
create table public.quiz_questions (
  id uuid primary key default gen_random_uuid(),
  quiz text not null check (length(quiz) between 1 and 40),
  question text not null check (length(question) between 1 and 400),
  answers text[] not null check (cardinality(answers) between 2 and 6),
  explanation text not null default '' check (length(explanation) <= 600),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create index quiz_questions_quiz_idx on public.quiz_questions (quiz, active);
alter table public.quiz_questions enable row level security;
revoke all on public.quiz_questions from anon, authenticated;

create table public.quiz_rounds (
  id uuid primary key default gen_random_uuid(),
  quiz text not null check (length(quiz) between 1 and 40),
  questions uuid[] not null,
  position integer not null default 0,
  asked_at timestamptz,
  score integer not null default 0,
  right_answers integer not null default 0,
  created_at timestamptz not null default now()
);
create index quiz_rounds_created_at_idx on public.quiz_rounds (created_at);
alter table public.quiz_rounds enable row level security;
revoke all on public.quiz_rounds from anon, authenticated;

-- Draws the questions of a round by chance, each at most once.
create function app.quiz_start(wanted_quiz text, amount integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  drawn uuid[];
  made uuid;
begin
  select array_agg(d.id) into drawn from (
    select q.id from public.quiz_questions q where q.quiz = wanted_quiz and q.active order by random() limit least(amount, 100)
  ) d;
  if drawn is null then
    raise exception 'This quiz has no questions yet.';
  end if;
  delete from public.quiz_rounds where created_at < now() - interval '2 days';
  insert into public.quiz_rounds (quiz, questions) values (wanted_quiz, drawn) returning id into made;
  return made;
end $$;

-- The question that is next, with its answers in an order of this round's own. Its clock starts when it is first asked.
create function app.quiz_ask(wanted_round uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.quiz_rounds;
  q public.quiz_questions;
begin
  select * into r from public.quiz_rounds where id = wanted_round for update;
  if not found or r.position >= cardinality(r.questions) then
    return null;
  end if;
  select * into q from public.quiz_questions where id = r.questions[r.position + 1];
  if r.asked_at is null then
    update public.quiz_rounds set asked_at = clock_timestamp() where id = wanted_round returning * into r;
  end if;
  return jsonb_build_object(
    'number', r.position + 1, 'total', cardinality(r.questions), 'text', q.question, 'score', r.score,
    'passed', greatest(0, extract(epoch from clock_timestamp() - r.asked_at)),
    'answers', (select jsonb_agg(a order by md5(r.id::text || a)) from unnest(q.answers) a)
  );
end $$;

-- Takes an answer (null when the time ran out) and tells what was right, what it brought and what is true.
create function app.quiz_answer(wanted_round uuid, choice text, seconds integer, points integer, bonus integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.quiz_rounds;
  q public.quiz_questions;
  passed numeric;
  correct boolean;
  gained integer := 0;
begin
  select * into r from public.quiz_rounds where id = wanted_round for update;
  if not found or r.asked_at is null or r.position >= cardinality(r.questions) then
    return null;
  end if;
  select * into q from public.quiz_questions where id = r.questions[r.position + 1];
  passed := extract(epoch from clock_timestamp() - r.asked_at);
  -- Two seconds for the way of the answer to the server.
  correct := choice is not null and choice = q.answers[1] and (seconds = 0 or passed <= seconds + 2);
  if correct then
    gained := points + case when seconds = 0 then 0 else round(bonus * greatest(0, 1 - passed / seconds))::integer end;
  end if;
  update public.quiz_rounds
  set position = position + 1, asked_at = null, score = score + gained, right_answers = right_answers + case when correct then 1 else 0 end
  where id = wanted_round returning * into r;
  return jsonb_build_object(
    'right', correct, 'answer', q.answers[1], 'explanation', q.explanation, 'gained', gained, 'score', r.score,
    'correct', r.right_answers, 'over', r.position >= cardinality(r.questions)
  );
end $$;

-- Puts a finished round into the table, once.
create function app.quiz_finish(wanted_round uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  r public.quiz_rounds;
begin
  select * into r from public.quiz_rounds where id = wanted_round for update;
  if not found or r.position < cardinality(r.questions) then
    raise exception 'This round is not finished.';
  end if;
  insert into public.scores (board, nickname, points, round_id) values (r.quiz, name, r.score, r.id)
  on conflict (round_id) do nothing;
end $$;
revoke execute on function app.quiz_start(text, integer) from public;
revoke execute on function app.quiz_ask(uuid) from public;
revoke execute on function app.quiz_answer(uuid, text, integer, integer, integer) from public;
revoke execute on function app.quiz_finish(uuid, text) from public;
grant execute on function app.quiz_start(text, integer) to anon, authenticated;
grant execute on function app.quiz_ask(uuid) to anon, authenticated;
grant execute on function app.quiz_answer(uuid, text, integer, integer, integer) to anon, authenticated;
grant execute on function app.quiz_finish(uuid, text) to anon, authenticated;
-- @end
-- @if app.quiz_staff

-- Browsers in which the staff password was given, as hashes. Only the server looks here.
create table public.staff_logins (
  token_hash text primary key,
  expires_at timestamptz not null
);
alter table public.staff_logins enable row level security;
revoke all on public.staff_logins from anon, authenticated;
-- @end
