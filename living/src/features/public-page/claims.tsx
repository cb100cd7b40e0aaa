// @file if app.claims
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { dateTime } from "@/kit/format";
import { Section } from "@/kit/ui/card";

type Claim = { id: string; name: string; contact: string; details: string; created_at: string | Date };

/** What visitors wrote about a row, for those who may read it. */
export async function Claims({ table, id }: { table: string; id: string }) {
  const claims = await withViewer(async (tx, viewer) =>
    viewer
      ? rowsOf<Claim>(await tx.execute(sql`select id, name, contact, details, created_at from public.claims where entity = ${table} and row_id = ${id} order by created_at desc limit 100`))
      : [],
  );
  return (
    <Section title="Claims">
      {claims.length === 0 ? <p className="text-sm text-muted-foreground">Nobody has written about this yet.</p> : null}
      <ul className="grid gap-4">
        {claims.map((claim) => (
          <li key={claim.id} className="text-sm">
            <p><strong className="font-medium">{claim.name}</strong> <span className="text-muted-foreground">{claim.contact}, {dateTime(new Date(claim.created_at))}</span></p>
            <p className="mt-1 max-w-prose whitespace-pre-wrap">{claim.details}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
