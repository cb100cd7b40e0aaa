// @file each entity
import "server-only";
import { and, asc, count,/* @if entity.parent */ desc,/* @end */ eq, getTableColumns, type SQL, sql } from "drizzle-orm";
// @if entity.parent or entity.member
import { alias } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
// @end
// @if entity.shared or entity.space
import type { RowRole } from "@/kit/access";
// @end
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
import { sampleItems } from "./schema";

// @each parent
const sampleReferenceTable = alias(schema.linkedItems, "sample_reference");
// @end
// @each member
const sampleMemberTable = alias(schema.profiles, "sample_member");
// @end

const columns = {
  ...getTableColumns(sampleItems),
  // @each parent
  sampleReferenceTitle: sampleReferenceTable.linkedTitle,
  // @end
  // @each member
  sampleMemberName: sampleMemberTable.name,
  // @end
};

/** Every sample item that the policies let through, with the titles of what it points at. */
const select = (tx: Tx) =>
  tx
    .select(columns)
    .from(sampleItems)
    // @each parent
    .leftJoin(sampleReferenceTable, eq(sampleReferenceTable.id, sampleItems.sampleReference))
    // @end
    // @each member
    .leftJoin(sampleMemberTable, eq(sampleMemberTable.id, sampleItems.sampleMember))
    // @end
    .$dynamic();

export type SampleItemRow = Awaited<ReturnType<typeof select>>[number];

const orders = {
  created: sampleItems.createdAt,
  // @each sort
  // @case reference
  sample_reference: sampleReferenceTable.linkedTitle,
  // @case member
  sample_member: sampleMemberTable.name,
  // @case *
  sample_text: sampleItems.sampleText,
  // @end
};

function matching(params: ListParams): SQL | undefined {
  return and(
    // @if entity.moderation
    eq(sampleItems.moderation, "approved"),
    // @end
    conditions.contains(params.q, [
      // @each search
      sampleItems.sampleText,
      // @end
    ]),
    // @each filter
    // @case enum
    conditions.isOption(sampleItems.sampleEnum, params.filters.sample_enum),
    // @case tags
    conditions.hasTag(sampleItems.sampleTags, params.filters.sample_tags),
    // @case boolean
    conditions.isYes(sampleItems.sampleBoolean, params.filters.sample_boolean),
    // @case date
    conditions.inPeriod(sampleItems.sampleDate, params.filters.sample_date),
    // @case date_time
    conditions.instantInPeriod(sampleItems.sampleDateTime, params.filters.sample_date_time),
    // @case reference
    conditions.isRow(sampleItems.sampleReference, params.filters.sample_reference),
    // @case member
    conditions.isRow(sampleItems.sampleMember, params.filters.sample_member),
    // @case *
    // @end
  );
}

function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(sampleItems.id)];
}

/** One page of the list, and how many sample items there are in all. */
export const listSampleItems = (params: ListParams) =>
  withViewer(async (tx) => {
    const where = matching(params);
    const [all] = await tx.select({ total: count() }).from(sampleItems).where(where);
    const rows = await select(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allSampleItems = (params: ListParams) =>
  withViewer((tx) => select(tx).where(matching(params)).orderBy(...ordered(params)).limit(MOST));

// @if entity.shared
const ownRole = sql<RowRole>`case when app.is_sample_item_manager(${sampleItems.id}) then 'owner' when app.is_sample_item_member(${sampleItems.id}) then 'member' end`;

// @end
/** One sample item, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getSampleItem(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await select(tx).where(eq(sampleItems.id, id));
    if (!row) return null;
    // @if entity.shared or entity.space
    const [rowRoles] = await tx
      .select({
        // @if entity.shared
        "": ownRole,
        // @end
        // @each parent if linked.shared
        sampleReference: sql<RowRole>`case when app.is_linked_item_manager(${sampleItems.sampleReference}) then 'owner' when app.is_linked_item_member(${sampleItems.sampleReference}) then 'member' end`,
        // @end
      })
      .from(sampleItems)
      .where(eq(sampleItems.id, id));
    // @end
    return { ...row/* @if entity.shared or entity.space */, rowRoles/* @end */ };
  });
}

// @if entity.parent
const NEWEST = 50;
// @end
// @each parent

/** The newest sample items of one linked item. */
export const sampleItemsOfSampleReference = (id: string) =>
  withViewer((tx) => select(tx).where(eq(sampleItems.sampleReference, id)).orderBy(desc(sampleItems.createdAt)).limit(NEWEST));
// @end
