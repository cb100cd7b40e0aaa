import "server-only";
import { and, asc, count, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import type { RowRole } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
import { exhibits } from "./schema";

const workspaceTable = alias(schema.workspaces, "workspace");
const followsTable = alias(schema.exhibits, "follows");
const curatorTable = alias(schema.profiles, "curator");

const columns = {
  ...getTableColumns(exhibits),
  workspaceTitle: workspaceTable.name,
  followsTitle: followsTable.title,
  curatorName: curatorTable.name,
};

/** Every exhibit that the policies let through, with the titles of what it points at. */
export const selectExhibits = (tx: Tx) =>
  tx
    .select(columns)
    .from(exhibits)
    .leftJoin(workspaceTable, eq(workspaceTable.id, exhibits.workspace))
    .leftJoin(followsTable, eq(followsTable.id, exhibits.follows))
    .leftJoin(curatorTable, eq(curatorTable.id, exhibits.curator))
    .$dynamic();

export type ExhibitRow = Awaited<ReturnType<typeof selectExhibits>>[number];

const orders = {
  created: exhibits.createdAt,
  title: exhibits.title,
  quantity: exhibits.quantity,
  price: exhibits.price,
  starts_on: exhibits.startsOn,
  stage: exhibits.stage,
};

function matching(params: ListParams): SQL | undefined {
  return and(
    eq(exhibits.moderation, "approved"),
    conditions.contains(params.q, [
      exhibits.title,
      exhibits.notes,
      exhibits.contact,
    ]),
    conditions.inPeriod(exhibits.startsOn, params.filters.starts_on),
    conditions.isYes(exhibits.featured, params.filters.featured),
    conditions.isOption(exhibits.stage, params.filters.stage),
    conditions.hasTag(exhibits.topics, params.filters.topics),
    conditions.isRow(exhibits.workspace, params.filters.workspace),
    conditions.isRow(exhibits.curator, params.filters.curator),
  );
}

function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(exhibits.id)];
}

/** One page of the list, and how many exhibits there are in all. */
export const listExhibits = (params: ListParams) =>
  withViewer(async (tx) => {
    const where = matching(params);
    const [all] = await tx.select({ total: count() }).from(exhibits).where(where);
    const rows = await selectExhibits(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allExhibits = (params: ListParams) =>
  withViewer(async (tx) => selectExhibits(tx).where(matching(params)).orderBy(...ordered(params)).limit(MOST));

/** One exhibit, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getExhibit(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await selectExhibits(tx).where(eq(exhibits.id, id));
    if (!row) return null;
    const [rowRoles] = await tx
      .select({
        workspace: sql<RowRole>`case when app.is_workspace_manager(${exhibits.workspace}) then 'owner' when app.is_workspace_member(${exhibits.workspace}) then 'member' end`,
      })
      .from(exhibits)
      .where(eq(exhibits.id, id));
    return { ...row, rowRoles };
  });
}

const NEWEST = 50;

/** The newest exhibits of one workspace. */
export const exhibitsOfWorkspace = (id: string) =>
  withViewer((tx) =>
    selectExhibits(tx)
      .where(eq(exhibits.workspace, id))
      .orderBy(desc(exhibits.createdAt))
      .limit(NEWEST),
  );

/** The newest exhibits of one exhibit. */
export const exhibitsOfFollows = (id: string) =>
  withViewer((tx) =>
    selectExhibits(tx)
      .where(eq(exhibits.follows, id))
      .orderBy(desc(exhibits.createdAt))
      .limit(NEWEST),
  );
