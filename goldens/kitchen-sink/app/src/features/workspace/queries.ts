import "server-only";
import { and, asc, count, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { RowRole } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
import { workspaces } from "./schema";

const columns = {
  ...getTableColumns(workspaces),
};

/** Every workspace that the policies let through, with the titles of what it points at. */
export const selectWorkspaces = (tx: Tx) =>
  tx
    .select(columns)
    .from(workspaces)
    .$dynamic();

export type WorkspaceRow = Awaited<ReturnType<typeof selectWorkspaces>>[number];

const orders = {
  created: workspaces.createdAt,
  name: workspaces.name,
};

function matching(params: ListParams): SQL | undefined {
  return and(
    conditions.contains(params.q, [
      workspaces.name,
    ]),
  );
}

function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(workspaces.id)];
}

/** One page of the list, and how many workspaces there are in all. */
export const listWorkspaces = (params: ListParams) =>
  withViewer(async (tx) => {
    const where = matching(params);
    const [all] = await tx.select({ total: count() }).from(workspaces).where(where);
    const rows = await selectWorkspaces(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allWorkspaces = (params: ListParams) =>
  withViewer(async (tx) => selectWorkspaces(tx).where(matching(params)).orderBy(...ordered(params)).limit(MOST));

const ownRole = sql<RowRole>`case when app.is_workspace_manager(${workspaces.id}) then 'owner' when app.is_workspace_member(${workspaces.id}) then 'member' end`;

/** One workspace, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getWorkspace(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await selectWorkspaces(tx).where(eq(workspaces.id, id));
    if (!row) return null;
    const [rowRoles] = await tx
      .select({
        "": ownRole,
      })
      .from(workspaces)
      .where(eq(workspaces.id, id));
    return { ...row, rowRoles };
  });
}
