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
// @if entity.chosen
import { chosenRow } from "@/features/choice/chosen";
// @end
import { withViewer } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
// @if entity.lists
import { inNamedList } from "@/features/workflow/lists";
// @end
import * as conditions from "@/kit/data/conditions";
import { type ListParams, PAGE_SIZE } from "@/kit/data/params";
// @if entity.reactions
import type { Reacted } from "@/kit/reactions/types";
// @end
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
  // @each computed
  sampleComputed: sql<number | null>`app.sample_item_sample_computed(${sampleItems.id})`/* @if not computed.date */.mapWith(Number)/* @end */,
  // @end
  // @each alert
  alertSampleAlert: sql<boolean>`app.sample_item_is_sample_alert(${sampleItems.id})`,
  // @end
  // @if entity.deal
  dealVerified: sql<boolean>`app.is_verified(${sampleItems.ownerId})`,
  // @end
  // @each upload
  // @case file
  sampleFileName: sql<string | null>`(select name from public.uploads where uploads.id = ${conditions.readAs(sampleItems.sampleFile/* @if field.guarded */, sql`app.sample_item_sample_file(${sampleItems.id})`/* @end */)})`,
  // @case *
  // @end
  // @if entity.reactions
  reactions: sql<Reacted>`app.reactions_to_sample_item(${sampleItems.id})`,
  // @end
  // @if entity.reactable or entity.feed
  ownerName: sql<string | null>`(select name from public.profiles where profiles.id = ${sampleItems.ownerId})`,
  // @end
  // @if entity.guard
  locked: sql<boolean>`app.locks_sample_item(${sampleItems.id})`,
  // @if entity.guard.level
  teaser: sql<string | null>`app.tease_sample_item(${sampleItems.id})`,
  // @end
  // @if living
  sampleTierTitle: sql<string | null>`null`,
  // @end
  // @end
  // @each field if field.guarded
  // @case decimal
  sampleDecimal: sql`app.sample_item_sample_decimal(${sampleItems.id})`.mapWith(sampleItems.sampleDecimal) as SQL<typeof sampleItems.$inferSelect.sampleDecimal>,
  // @case percent
  samplePercent: sql`app.sample_item_sample_percent(${sampleItems.id})`.mapWith(sampleItems.samplePercent) as SQL<typeof sampleItems.$inferSelect.samplePercent>,
  // @case date_time
  sampleDateTime: sql`app.sample_item_sample_date_time(${sampleItems.id})`.mapWith(sampleItems.sampleDateTime) as SQL<typeof sampleItems.$inferSelect.sampleDateTime>,
  // @case tags
  sampleTags: sql`app.sample_item_sample_tags(${sampleItems.id})`.mapWith(sampleItems.sampleTags) as SQL<typeof sampleItems.$inferSelect.sampleTags>,
  // @case *
  sampleText: sql<typeof sampleItems.$inferSelect.sampleText>`app.sample_item_sample_text(${sampleItems.id})`,
  // @end
};

// @if entity.alert
const alerts = {
  // @each alert
  "sample_alert": sql<boolean>`app.sample_item_is_sample_alert(${sampleItems.id})`,
  // @end
};

// @end
/** Every sample item that the policies let through, with the titles of what it points at. */
export const selectSampleItems = (tx: Tx) =>
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

export type SampleItemRow = Awaited<ReturnType<typeof selectSampleItems>>[number];

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
  // @each computed if computed.sort
  sample_computed: columns.sampleComputed,
  // @end
};

function matching(params: ListParams/* @if entity.chosen */, chosen: string | undefined/* @end */): SQL | undefined {
  return and(
    // @if entity.lists
    inNamedList("sample_items", params.filters.list),
    // @end
    // @if entity.moderation
    eq(sampleItems.moderation, "approved"),
    // @end
    // @if entity.deal
    sql`${sampleItems.dealState} <> all(array['cancelled', 'removed', 'past', 'done'/* @if entity.deal.hide_taken */, 'taken'/* @end */])`,
    // @end
    conditions.contains(params.q, [
      // @each search
      // @if field.guarded
      columns.sampleText,
      // @end
      // @if not field.guarded
      sampleItems.sampleText,
      // @end
      // @end
    ]),
    // @if entity.archive
    conditions.inArchive(sampleItems.sampleArchive, params.filters.archive),
    // @end
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
    // @case integer decimal percent
    conditions.between(sampleItems.sampleInteger, params.filters.sample_integer_from, params.filters.sample_integer_to),
    // @case money
    conditions.between(sampleItems.sampleMoney, params.filters.sample_money_from, params.filters.sample_money_to, 100),
    // @case *
    // @end
    // @each span
    conditions.spans(sampleItems.sampleLow, sampleItems.sampleHigh, params.filters["span0" /* @= span.key */]),
    // @end
    // @if entity.deal.starts
    conditions.overlaps(sampleItems.sampleStarts, sampleItems.sampleEnds, params.filters.period_from, params.filters.period_to),
    // @end
    // @if entity.alert
    conditions.holds(alerts, params.filters.alert),
    // @end
    // @each parent if field.chosen
    conditions.isRow(sampleItems.sampleReference, chosen),
    // @end
  );
}

// @if entity.deal.urgent
const urgentFirst = sql`case when ${sampleItems.dealState} in ('open', 'offered') and ${sampleItems.sampleStarts}::timestamptz <= now() + make_interval(hours => ${sql.raw(String(72 /* @= entity.deal.urgent_hours */))}) then 0 else 1 end`;

// @end
function ordered({ sort, descending }: ListParams): SQL[] {
  const column = orders[sort as keyof typeof orders] ?? orders.created;
  return [/* @if entity.deal.urgent */urgentFirst, /* @end */descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, asc(sampleItems.id)];
}

/** One page of the list, and how many sample items there are in all. */
export const listSampleItems = (params: ListParams) =>
  withViewer(async (tx) => {
    // @if entity.deal
    await tx.execute(sql`select app.settle_sample_items()`);
    // @end
    const where = matching(params/* @if entity.chosen */, await chosenRow()/* @end */);
    const [all] = await tx.select({ total: count() }).from(sampleItems).where(where);
    const rows = await selectSampleItems(tx).where(where).orderBy(...ordered(params)).limit(PAGE_SIZE).offset((params.page - 1) * PAGE_SIZE);
    return { rows, total: all?.total ?? 0 };
  });

// @if entity.deal.saved_search
/** How many sample items that a search finds came after an instant. */
export const countSampleItemsSince = (params: ListParams, since: Date) =>
  withViewer(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(sampleItems).where(and(matching(params/* @if entity.chosen */, await chosenRow()/* @end */), sql`${sampleItems.createdAt} > ${since.toISOString()}`));
    return found?.total ?? 0;
  });

// @end
const MOST = 5000;

/** The whole list, as the filters have it, for other ways to look at it and for the export. */
export const allSampleItems = (params: ListParams) =>
  withViewer(async (tx) => selectSampleItems(tx).where(matching(params/* @if entity.chosen */, await chosenRow()/* @end */)).orderBy(...ordered(params)).limit(MOST));

// @if entity.shared
const ownRole = sql<RowRole>`case when app.is_sample_item_manager(${sampleItems.id}) then 'owner' when app.is_sample_item_member(${sampleItems.id}) then 'member' end`;

// @end
/** One sample item, and what the viewer is in it and around it; null when there is none or it is not for them. */
export async function getSampleItem(id: string) {
  if (!conditions.isUuid(id)) return null;
  return withViewer(async (tx) => {
    const [row] = await selectSampleItems(tx).where(eq(sampleItems.id, id));
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
export const sampleItemsOfSampleReference = (id: string/* @if entity.archive */, when?: "past"/* @end */) =>
  withViewer((tx) =>
    selectSampleItems(tx)
      .where(/* @if entity.archive */and(/* @end */eq(sampleItems.sampleReference, id)/* @if entity.archive */, conditions.inArchive(sampleItems.sampleArchive, when))/* @end */)
      .orderBy(/* @if entity.archive */when ? desc(sampleItems.sampleArchive) : asc(sampleItems.sampleArchive), /* @end */desc(sampleItems.createdAt))
      .limit(NEWEST),
  );
// @end
