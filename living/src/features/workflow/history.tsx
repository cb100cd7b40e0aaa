// @file if app.history
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { dateTime } from "@/kit/format";
import { Section } from "@/kit/ui/card";
import { changesText, type Entry, headline } from "./entries";
import { namesIn } from "./names";

/** What happened to a row, newest first, for whoever may see it. */
export async function History({ table, id }: { table: string; id: string }) {
  const { entries, names } = await withViewer(async (tx, viewer) => {
    if (!viewer) return { entries: [], names: undefined };
    const found = rowsOf<Entry>(
      await tx.execute(sql`
        select h.id, h.entity, h.row_id, h.title, h.action, h.step, h.note, h.changes, h.at, p.name as account
        from public.history h left join public.profiles p on p.id = h.account_id
        where h.entity = ${table} and h.row_id = ${id} order by h.at desc, h.id limit 200`),
    );
    return { entries: found, names: await namesIn(tx, found) };
  });
  if (entries.length === 0) return null;
  return (
    <Section title="History">
      <ol className="grid gap-4 border-l pl-5">
        {entries.map((entry) => (
          <li key={entry.id} className="text-sm">
            <p>
              <strong className="font-medium">{headline(entry)}</strong>{" "}
              <span className="text-muted-foreground">by {entry.account ?? "the app itself"}, {dateTime(new Date(entry.at))}</span>
            </p>
            {entry.note ? <p className="mt-1 rounded-(--radius-control) bg-muted px-3 py-2 whitespace-pre-wrap">{entry.note}</p> : null}
            {changesText(entry, names).map((line) => <p key={line} className="mt-0.5 break-words text-muted-foreground">{line}</p>)}
          </li>
        ))}
      </ol>
    </Section>
  );
}
