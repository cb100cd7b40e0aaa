// @file if app.public_page
import { sql } from "drizzle-orm";
import app from "@/content/app.json";
import { rulesOf } from "@/features/workflow/rules";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { NOTHING } from "@/kit/format";
import { CardLine, Cards, RowCard } from "@/kit/data/facts";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { ClaimDialog } from "./claim-dialog";
import { sendClaim } from "./actions";

type Row = { id: string; facts: Record<string, string | null> };

const month = new Intl.DateTimeFormat(app.locale, { month: "long", year: "numeric", timeZone: "UTC" });
const wordOf = (value: string) => (/^\d{4}-\d{2}$/.test(value) ? month.format(new Date(`${value}-15T00:00:00Z`)) : value);

/** What everybody may see of rows that are not theirs to read, and a way to write about one. */
export async function PublicPage({ table }: { table: string }) {
  const { plural, public: page, fields, words } = rulesOf(table);
  const rows = await withViewer(async (tx) => rowsOf<Row>(await tx.execute(sql`select id, facts from app.public_rows(${table})`)));
  const columns = [...(page?.fields ?? []), ...(page?.months ?? []), ...(page?.areas ?? [])];
  const text = (row: Row, column: string) => {
    const value = row.facts[column];
    return value === null || value === undefined || value === "" ? NOTHING : (words[column]?.[value] ?? wordOf(String(value)));
  };
  return (
    <>
      <PageHeader title={plural} lead="This page shows only a little of each, on purpose." />
      {rows.length === 0 ? <Empty icon="search" title="Nothing here yet">Come back in a few days.</Empty> : null}
      <Cards label={plural}>
        {rows.map((row) => (
          <RowCard key={row.id} title={text(row, columns[0] ?? "")}>
            {columns.slice(1).map((column) => <CardLine key={column} label={fields[column] ?? column}>{text(row, column)}</CardLine>)}
            {page?.claim ? <div className="mt-2"><ClaimDialog label={page.claim} send={sendClaim.bind(null, table, row.id)} /></div> : null}
          </RowCard>
        ))}
      </Cards>
    </>
  );
}
