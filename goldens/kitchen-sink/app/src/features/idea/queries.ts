import "server-only";
import { and, asc, count, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
import { ideas } from "./schema";

const columns = {
  ...getTableColumns(ideas),
};

/** Every idea that the policies let through, with the titles of what it points at. */
export const selectIdeas = (tx: Tx) =>
  tx
    .select(columns)
    .from(ideas)
    .$dynamic();

export type IdeaRow = Awaited<ReturnType<typeof selectIdeas>>[number];

const orders = {
  created: ideas.createdAt,
};

function matching(params: ListParams): SQL | undefined {
  return and(
    conditions.contains(params.q, [
      ideas.title,
    ]),
  );
}

function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(ideas.id)];
}

/** One page of the list, and how many ideas there are in all. */
export const listIdeas = (params: ListParams) =>
  withViewer(async (tx) => {
    const where = matching(params);
    const [all] = await tx.select({ total: count() }).from(ideas).where(where);
    const rows = await selectIdeas(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allIdeas = (params: ListParams) =>
  withViewer(async (tx) => selectIdeas(tx).where(matching(params)).orderBy(...ordered(params)).limit(MOST));

/** One idea, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getIdea(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await selectIdeas(tx).where(eq(ideas.id, id));
    if (!row) return null;
    return { ...row };
  });
}
