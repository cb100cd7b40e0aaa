// @file if app.balance
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { number } from "@/kit/format";

/** How many days the viewer has left this year, as the database works it out. */
export async function Balance({ table }: { table: string }) {
  const left = await withViewer(async (tx, viewer) => {
    if (!viewer) return null;
    const [row] = rowsOf<{ left: string | number | null }>(await tx.execute(sql`select app.my_balance(${table}) as left`));
    return row?.left ?? null;
  });
  if (left === null) return null;
  return (
    <p className="mb-4 inline-flex items-baseline gap-2 rounded-(--radius-panel) border bg-card px-4 py-2.5 text-sm shadow-soft">
      <strong className="text-xl font-semibold tabular-nums">{number(Number(left))}</strong> days left this year
    </p>
  );
}
