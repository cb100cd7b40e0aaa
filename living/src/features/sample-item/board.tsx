// @file each entity if entity.board
import { asc,/* @if entity.comments */ count,/* @end *//* @if entity.parent */ eq,/* @end */ inArray/* @if entity.washed */, sql/* @end *//* @if entity.time_log */, sum/* @end */ } from "drizzle-orm";
import * as tables from "@/db/schema";
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { Board } from "@/kit/board/board";
import { soonestDay } from "@/kit/board/due";
import type { BoardCard } from "@/kit/board/types";
// @if entity.washed
import { washOf } from "@/kit/data/measure";
// @end
import { movesFor, type Way } from "@/kit/board/ways";
import { optionOf } from "@/kit/form/option";
import {/* @if entity.time_log */ duration,/* @end */ isPast, shortDate } from "@/kit/format";
import { sampleItemAccess } from "./access";
import { addSampleItem, moveSampleItem } from "./board-actions";
import * as options from "./options";
// @if entity.parent
import type { Within } from "./within";
// @end

const items = tables.sampleItems;
// @each field if field.board
// @case enum
const columns = options.sampleEnumOptions;
const boardField = "sample_enum";
// @end
const ways: Way[] = [
  // @each transition
  { field: "sample_enum", from: "open" /* @= transition.from */, to: "active" /* @= transition.to */, roles: [] /* @= transition.roles */ },
  // @end
];

/** What stands on a card besides its title: words, the people it names, the days it is due. */
const words: ((row: tables.SampleItem) => BoardCard["badges"])[] = [
  // @each enum if not field.board
  (row) => (row.sampleEnum ? [optionOf(options.sampleEnumOptions, row.sampleEnum)] : []),
  // @end
  // @each field if field.in_list
  // @case tags
  (row) => row.sampleTags.map((tag) => optionOf(options.sampleTagsOptions, tag)),
  // @case *
  // @end
];
const people: { label: string; id: (row: tables.SampleItem) => string | null }[] = [
  // @each member
  { label: "Sample member", id: (row) => row.sampleMember },
  // @end
];
const due: ((row: tables.SampleItem) => string | Date | null)[] = [
  // @each field if field.due
  // @case date
  (row) => row.sampleDate,
  // @case date_time
  (row) => row.sampleDateTime,
  // @case *
  // @end
];

/** The cards and their columns, for whoever may see them. */
export async function SampleItemBoard(/* @if entity.parent */{ within }: { within?: Within }/* @end */) {
  const { rows, names, viewer/* @if entity.washed */, washed/* @end *//* @if entity.time_log */, minutes/* @end *//* @if entity.comments */, comments/* @end */ } = await withViewer(async (tx, who) => {
    const found = await tx
      .select()
      .from(items)
      // @if entity.parent
      .where(within ? eq(items[within.field], within.id) : undefined)
      // @end
      .orderBy(asc(items.position), asc(items.createdAt))
      .limit(1000);
    // @if entity.time_log or entity.comments
    const ids = found.map((row) => row.id);
    // @end
    const accounts = [...new Set(found.flatMap((row) => people.map((person) => person.id(row) ?? [])).flat())];
    return {
      viewer: who,
      rows: found,
      names: new Map(
        accounts.length > 0
          ? (
              await tx.select({ id: tables.profiles.id, name: tables.profiles.name }).from(tables.profiles).where(inArray(tables.profiles.id, accounts))
            ).map((person) => [person.id, person.name])
          : [],
      ),
      // @if entity.washed
      washed: new Map(
        (
          await tx
            .select({
              id: items.id,
              // @each alert if alert.wash
              alertSampleAlert: sql<boolean>`app.sample_item_is_sample_alert(${items.id})`,
              // @end
            })
            .from(items)
            .limit(1000)
        ).map((row) => [
          row.id,
          washOf([
            // @each alert if alert.wash
            { label: "Sample alert" /* @= alert.label */, tone: "warning" /* @= alert.tone */, field: "", wash: true, on: row.alertSampleAlert },
            // @end
          ]),
        ]),
      ),
      // @end
      // @if entity.time_log
      minutes: new Map(
        who && ids.length > 0
          ? (
              await tx
                .select({ id: tables.sampleItemTimeEntries.sampleItemId, minutes: sum(tables.sampleItemTimeEntries.minutes).mapWith(Number) })
                .from(tables.sampleItemTimeEntries)
                .where(inArray(tables.sampleItemTimeEntries.sampleItemId, ids))
                .groupBy(tables.sampleItemTimeEntries.sampleItemId)
            ).map((row) => [row.id, row.minutes])
          : [],
      ),
      // @end
      // @if entity.comments
      comments: new Map(
        ids.length > 0
          ? (
              await tx
                .select({ id: tables.sampleItemComments.sampleItemId, comments: count() })
                .from(tables.sampleItemComments)
                .where(inArray(tables.sampleItemComments.sampleItemId, ids))
                .groupBy(tables.sampleItemComments.sampleItemId)
            ).map((row) => [row.id, row.comments])
          : [],
      ),
      // @end
    };
  });
  const cards = rows.map((row): BoardCard => {
    const column = row.sampleBoard ?? columns[0]?.value ?? "";
    const finished = optionOf(columns, column).final === true;
    const day = soonestDay(due.map((value) => value(row)));
    const facts: BoardCard["facts"] = [];
    // @if entity.time_log
    const spent = minutes.get(row.id) ?? 0;
    if (spent > 0) facts.push({ icon: "clock", text: duration(spent), label: `Time ${duration(spent)}` });
    // @end
    // @if entity.comments
    const written = comments.get(row.id) ?? 0;
    if (written > 0) facts.push({ icon: "message", text: String(written), label: written === 1 ? "1 comment" : `${written} comments` });
    // @end
    return {
      id: row.id,
      // @if entity.washed
      wash: washed.get(row.id),
      // @end
      title: row.sampleTitle,
      column,
      href: `/sample-items/${row.id}`,
      badges: words.flatMap((value) => value(row)),
      due: day === null ? null : { day, text: shortDate(day), overdue: !finished && isPast(day) },
      people: people.flatMap(({ id, label }) => {
        const account = id(row);
        return account === null ? [] : [{ label, name: names.get(account) ?? "Somebody" }];
      }),
      facts,
    };
  });
  return (
    <Board
      label="Board of sample items"
      columns={columns}
      cards={cards}
      allowed={movesFor(ways, boardField, viewer?.role ?? null)}
      move={mayEver(sampleItemAccess.update, viewer) ? moveSampleItem : undefined}
      add={mayEver(sampleItemAccess.create, viewer) ? addSampleItem.bind(null/* @if entity.parent */, within ?? null/* @end */) : undefined}
    />
  );
}
