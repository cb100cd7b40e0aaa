import "server-only";
import { and, asc, count, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
import { loans } from "./schema";

const exhibitTable = alias(schema.exhibits, "exhibit");

const columns = {
  ...getTableColumns(loans),
  exhibitTitle: exhibitTable.title,
};

/** Every loan that the policies let through, with the titles of what it points at. */
export const selectLoans = (tx: Tx) =>
  tx
    .select(columns)
    .from(loans)
    .leftJoin(exhibitTable, eq(exhibitTable.id, loans.exhibit))
    .$dynamic();

export type LoanRow = Awaited<ReturnType<typeof selectLoans>>[number];

const orders = {
  created: loans.createdAt,
};

function matching(params: ListParams): SQL | undefined {
  return and(
    conditions.contains(params.q, [
      loans.borrower,
    ]),
  );
}

function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(loans.id)];
}

/** One page of the list, and how many loans there are in all. */
export const listLoans = (params: ListParams) =>
  withViewer(async (tx) => {
    const where = matching(params);
    const [all] = await tx.select({ total: count() }).from(loans).where(where);
    const rows = await selectLoans(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allLoans = (params: ListParams) =>
  withViewer(async (tx) => selectLoans(tx).where(matching(params)).orderBy(...ordered(params)).limit(MOST));

/** One loan, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getLoan(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await selectLoans(tx).where(eq(loans.id, id));
    if (!row) return null;
    return { ...row };
  });
}

const NEWEST = 50;

/** The newest loans of one exhibit. */
export const loansOfExhibit = (id: string) =>
  withViewer((tx) =>
    selectLoans(tx)
      .where(eq(loans.exhibit, id))
      .orderBy(desc(loans.createdAt))
      .limit(NEWEST),
  );
