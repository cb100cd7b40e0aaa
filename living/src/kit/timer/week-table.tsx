import { Link } from "@/kit/ui/link";
import { Icon } from "@/kit/ui/icon";
import { duration } from "@/kit/format/duration";
import type { WeekSheet } from "./week";

type Props = {
  sheet: WeekSheet;
  /** What the lines are: "Task", "Project". */
  head: string;
  /** A day as a column head: "Mon 23". */
  dayText: (day: string) => string;
  /** The week in words: "23 to 29 Nov 2026". */
  weekText: string;
  previous: string;
  next: string;
  today: string;
};

/** A week of time: a line per thing, a column per day, sums at both ends. */
export function WeekTable({ sheet, head, dayText, weekText, previous, next, today }: Props) {
  const step = "grid size-9 place-items-center rounded-(--radius-control) border border-input bg-card hover:bg-muted";
  const cell = (minutes: number) => (minutes > 0 ? duration(minutes) : <span className="text-muted-foreground"><span aria-hidden>–</span><span className="sr-only">none</span></span>);
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-3">
        <Link href={previous} aria-label="Previous week" className={step}><Icon name="chevron-left" className="size-4" /></Link>
        <Link href={next} aria-label="Next week" className={step}><Icon name="chevron-right" className="size-4" /></Link>
        <h2 className="ml-1 flex-1 text-base font-semibold whitespace-nowrap">{weekText}</h2>
        <p className="text-sm whitespace-nowrap"><span className="text-muted-foreground">Week </span><span className="font-semibold tabular-nums">{duration(sheet.sum)}</span></p>
      </div>
      <div
        // Focusable, so that the keys can scroll it on a narrow screen.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={`Time in the week ${weekText}`}
        className="relative overflow-x-auto rounded-(--radius-panel) border bg-card"
      >
        <table className="w-full min-w-3xl table-fixed text-sm">
          <thead>
            <tr className="border-b text-left text-xs text-muted-foreground">
              <th scope="col" className="sticky left-0 w-1/4 bg-card px-4 py-2.5 font-medium">{head}</th>
              {sheet.days.map((day) => <th key={day} scope="col" aria-current={day === today ? "date" : undefined} className="px-2 py-2.5 text-right font-medium whitespace-nowrap aria-[current=date]:text-link">{dayText(day)}</th>)}
              <th scope="col" className="px-4 py-2.5 text-right font-medium">Total</th>
            </tr>
          </thead>
          <tbody className="divide-y tabular-nums">
            {sheet.lines.map((line) => (
              <tr key={line.name}>
                <th scope="row" className="sticky left-0 truncate bg-card px-4 py-2.5 text-left font-medium">{line.name}</th>
                {line.minutes.map((minutes, i) => <td key={sheet.days[i]} className="px-2 py-2.5 text-right whitespace-nowrap">{cell(minutes)}</td>)}
                <td className="px-4 py-2.5 text-right font-semibold whitespace-nowrap">{duration(line.sum)}</td>
              </tr>
            ))}
            {sheet.lines.length === 0 ? <tr><td colSpan={9} className="px-4 py-8 text-center text-muted-foreground">No time logged in this week.</td></tr> : null}
          </tbody>
          {sheet.lines.length > 0 ? (
            <tfoot className="border-t tabular-nums">
              <tr>
                <th scope="row" className="sticky left-0 bg-card px-4 py-2.5 text-left font-medium">All</th>
                {sheet.perDay.map((minutes, i) => <td key={sheet.days[i]} className="px-2 py-2.5 text-right font-medium whitespace-nowrap">{cell(minutes)}</td>)}
                <td className="px-4 py-2.5 text-right font-semibold whitespace-nowrap">{duration(sheet.sum)}</td>
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
    </div>
  );
}
