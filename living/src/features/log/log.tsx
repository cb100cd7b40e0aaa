// @file if app.log
import { sql } from "drizzle-orm";
import { notFound } from "next/navigation";
import { changesText, type Entry, headline } from "@/features/workflow/entries";
import { namesIn } from "@/features/workflow/names";
import { rulesOf } from "@/features/workflow/rules";
import { requireUser, withUser } from "@/kit/auth";
import { Pages } from "@/kit/data/pages";
import { PAGE_SIZE } from "@/kit/data/params";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { rowsOf } from "@/kit/db/engine";
import { dateTime } from "@/kit/format";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { readsLog } from "./roles";

/** Who changed what and when, in the whole app, for the roles that may read it. */
export async function ChangeLog({ page }: { page: number }) {
  if (!readsLog(await requireUser())) notFound();
  const { entries, total } = await withUser(async (tx) => {
    const [all] = rowsOf<{ total: number }>(await tx.execute(sql`select count(*)::integer as total from public.history`));
    return {
      total: all?.total ?? 0,
      entries: rowsOf<Entry>(
        await tx.execute(sql`
          select h.id, h.entity, h.row_id, h.title, h.action, h.step, h.note, h.changes, h.at, p.name as account
          from public.history h left join public.profiles p on p.id = h.account_id
          order by h.at desc, h.id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`),
      ),
    };
  });
  const names = await withUser((tx) => namesIn(tx, entries));
  return (
    <>
      <PageHeader title="Change log" lead="Who changed what, and when. Nobody can change what stands here." />
      {entries.length === 0 ? (
        <Empty icon="clock" title="Nothing has changed yet">Every change from now on shows up here.</Empty>
      ) : (
        <Table label="Change log" head={["What", "Done", "Who", "When", "Change"]}>
          {entries.map((entry) => {
            const { label, route } = rulesOf(entry.entity);
            return (
              <Row key={entry.id}>
                <HeadCell>
                  {entry.action === "deleted" ? entry.title : <Link href={`${route}/${entry.row_id}`} className="underline-offset-4 hover:underline">{entry.title}</Link>}
                  <span className="block text-xs font-normal text-muted-foreground">{label}</span>
                </HeadCell>
                <Cell>{headline(entry)}</Cell>
                <Cell>{entry.account ? <show.Person value={entry.account} /> : "The app itself"}</Cell>
                <Cell className="whitespace-nowrap">{dateTime(new Date(entry.at))}</Cell>
                <Cell>
                  {changesText(entry, names).map((line) => <p key={line} className="break-words">{line}</p>)}
                  {entry.note ? <p className="text-muted-foreground">“{entry.note}”</p> : null}
                </Cell>
              </Row>
            );
          })}
        </Table>
      )}
      <Pages path="/log" query="" page={page} total={total} />
    </>
  );
}
