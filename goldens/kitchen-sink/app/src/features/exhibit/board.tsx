import { asc, count, eq, inArray, sum } from "drizzle-orm";
import * as tables from "@/db/schema";
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { Board } from "@/kit/board/board";
import { soonestDay } from "@/kit/board/due";
import type { BoardCard } from "@/kit/board/types";
import { movesFor, type Way } from "@/kit/board/ways";
import { optionOf } from "@/kit/form/option";
import { duration, isPast, shortDate } from "@/kit/format";
import { exhibitAccess } from "./access";
import { addExhibit, moveExhibit } from "./board-actions";
import * as options from "./options";
import type { Within } from "./within";

const items = tables.exhibits;
const columns = options.stageOptions;
const boardField = "stage";
const ways: Way[] = [
  { field: "stage", from: "draft", to: "open", roles: ["editor", "admin"] },
  { field: "stage", from: "open", to: "closed", roles: [] },
];

/** What stands on a card besides its title: words, the people it names, the days it is due. */
const words: ((row: tables.Exhibit) => BoardCard["badges"])[] = [
  (row) => row.topics.map((tag) => optionOf(options.topicsOptions, tag)),
];
const people: { label: string; id: (row: tables.Exhibit) => string | null }[] = [
  { label: "Curator", id: (row) => row.curator },
];
const due: ((row: tables.Exhibit) => string | Date | null)[] = [
  (row) => row.endsOn,
];

/** The cards and their columns, for whoever may see them. */
export async function ExhibitBoard({ within }: { within?: Within }) {
  const { rows, names, viewer, minutes, comments } = await withViewer(async (tx, who) => {
    const found = await tx
      .select()
      .from(items)
      .where(within ? eq(items[within.field], within.id) : undefined)
      .orderBy(asc(items.position), asc(items.createdAt))
      .limit(1000);
    const ids = found.map((row) => row.id);
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
      minutes: new Map(
        who && ids.length > 0
          ? (
              await tx
                .select({ id: tables.exhibitTimeEntries.exhibitId, minutes: sum(tables.exhibitTimeEntries.minutes).mapWith(Number) })
                .from(tables.exhibitTimeEntries)
                .where(inArray(tables.exhibitTimeEntries.exhibitId, ids))
                .groupBy(tables.exhibitTimeEntries.exhibitId)
            ).map((row) => [row.id, row.minutes])
          : [],
      ),
      comments: new Map(
        ids.length > 0
          ? (
              await tx
                .select({ id: tables.exhibitComments.exhibitId, comments: count() })
                .from(tables.exhibitComments)
                .where(inArray(tables.exhibitComments.exhibitId, ids))
                .groupBy(tables.exhibitComments.exhibitId)
            ).map((row) => [row.id, row.comments])
          : [],
      ),
    };
  });
  const cards = rows.map((row): BoardCard => {
    const column = row.stage ?? columns[0]?.value ?? "";
    const finished = optionOf(columns, column).final === true;
    const day = soonestDay(due.map((value) => value(row)));
    const facts: BoardCard["facts"] = [];
    const spent = minutes.get(row.id) ?? 0;
    if (spent > 0) facts.push({ icon: "clock", text: duration(spent), label: `Time ${duration(spent)}` });
    const written = comments.get(row.id) ?? 0;
    if (written > 0) facts.push({ icon: "message", text: String(written), label: written === 1 ? "1 comment" : `${written} comments` });
    return {
      id: row.id,
      title: row.title,
      column,
      href: `/exhibits/${row.id}`,
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
      label="Board of exhibits"
      columns={columns}
      cards={cards}
      allowed={movesFor(ways, boardField, viewer?.role ?? null)}
      move={mayEver(exhibitAccess.update, viewer) ? moveExhibit : undefined}
      add={mayEver(exhibitAccess.create, viewer) ? addExhibit.bind(null, within ?? null) : undefined}
    />
  );
}
