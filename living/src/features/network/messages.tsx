// @file if app.messages
import { and, asc, eq, or, sql } from "drizzle-orm";
import { profiles, privateMessages } from "@/db/schema";
import { missing, withUser } from "@/kit/auth";
import { cn } from "@/kit/class-names";
import * as conditions from "@/kit/data/conditions";
import { rowsOf } from "@/kit/db/engine";
import { dateTime } from "@/kit/format";
import { Avatar } from "@/kit/ui/avatar";
import { Badge } from "@/kit/ui/badge";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
// @if app.messages.connected
import { ConnectButtons } from "./connect-buttons";
import { standingWith } from "./standing";
// @end
import { MessageForm } from "./message-form";

type Talk = { person: string; name: string; body: string; unread: number };

/** The conversations of the account, the latest first. */
export async function Messages() {
  const talks = await withUser(async (tx, account) =>
    rowsOf<Talk>(
      await tx.execute(sql`
        select t.person, p.name, (array_agg(t.body order by t.created_at desc))[1] as body, (count(*) filter (where t.unread))::int as unread
        from (
          select m.body, m.created_at, m.read_at is null and m.other_id = ${account.id} as unread,
            case when m.owner_id = ${account.id} then m.other_id else m.owner_id end as person
          from public.private_messages m
        ) t join public.profiles p on p.id = t.person
        group by t.person, p.name order by max(t.created_at) desc limit 100`),
    ),
  );
  return (
    <>
      <PageHeader title="Messages" lead="Private: only the two of you can read them." />
      {talks.length === 0 ? (
        <Empty icon="message" title="No messages yet">{/* @if app.connect */"Connect with somebody first. "/* @end */}Open somebody’s page and choose “Message” to begin.</Empty>
      ) : (
        <ul aria-label="Conversations" className="grid max-w-3xl gap-2">
          {talks.map((talk) => (
            <li key={talk.person}>
              <Card className="flex items-center gap-3 px-4 py-3">
                <Avatar name={talk.name} />
                <div className="min-w-0 flex-1">
                  <Link href={`/messages/${talk.person}`} className={cn("block truncate text-sm hover:underline", talk.unread > 0 ? "font-semibold" : "font-medium")}>{talk.name}</Link>
                  <p className="truncate text-sm text-muted-foreground">{talk.body}</p>
                </div>
                {talk.unread > 0 ? <Badge tone="info">{talk.unread} new</Badge> : null}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What the account and one other person wrote to each other. */
export async function Conversation({ person }: { person: string }) {
  if (!conditions.isUuid(person)) return missing();
  const talk = await withUser(async (tx, account) => {
    const [other] = await tx.select({ name: profiles.name }).from(profiles).where(eq(profiles.id, person));
    if (!other || person === account.id) return null;
    const rows = await tx
      .select()
      .from(privateMessages)
      .where(or(and(eq(privateMessages.ownerId, person), eq(privateMessages.otherId, account.id)), and(eq(privateMessages.otherId, person), eq(privateMessages.ownerId, account.id))))
      .orderBy(asc(privateMessages.createdAt))
      .limit(500);
    return { name: other.name, me: account.id, rows };
  });
  if (!talk) return missing();
  // @if app.messages.connected
  const standing = await standingWith(person);
  // @end
  return (
    <>
      <PageHeader title={talk.name} back={{ href: "/messages", label: "Messages" }} />
      <div className="max-w-3xl">
        {talk.rows.length === 0 ? <p className="text-sm text-muted-foreground">Nothing written yet.</p> : null}
        <ul aria-label={`Messages with ${talk.name}`} className="grid gap-2">
          {talk.rows.map((row) => (
            <li key={row.id} className={cn("grid max-w-[85%] gap-0.5", row.ownerId === talk.me ? "justify-self-end" : "justify-self-start")}>
              <p className={cn("rounded-(--radius-panel) border px-3.5 py-2 text-sm break-words whitespace-pre-wrap", row.ownerId === talk.me ? "border-transparent bg-primary-soft text-primary-soft-foreground" : "bg-card")}>{row.body}</p>
              <time dateTime={row.createdAt.toISOString()} className="px-1 text-xs text-muted-foreground">{dateTime(row.createdAt)}</time>
            </li>
          ))}
        </ul>
        {/* @if app.messages.connected */}
        {standing === "connected" ? null : (
          <Card className="mt-4 grid gap-3 p-5 text-sm">
            <p>You can write to each other once you are connected.</p>
            <div className="flex gap-2"><ConnectButtons person={person} name={talk.name} standing={standing} /></div>
          </Card>
        )}
        {/* @end */}
        {/* @if app.messages.connected */standing === "connected" && /* @end */<MessageForm person={person} unread={talk.rows.some((row) => row.ownerId === person && row.readAt === null)} />}
      </div>
    </>
  );
}
