import { Link } from "@/kit/ui/link";
import { cn } from "@/kit/class-names";
import { addMonths, firstWeekdayOf, monthText, weekdayNames, weeksOf, type Month } from "./month";

export interface CalendarEntry {
  id: string;
  /** "2026-11-23" */
  day: string;
  title: string;
  href: string;
  /** "14:30", for entries that have a time. */
  time?: string | undefined;
  /** Stands against another entry of the same day: shown in red. */
  clash?: boolean | undefined;
}

const dayName = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/** A month of entries: a table on a wide screen, a list of the days that have any on a phone. */
export function MonthCalendar(props: {
  month: Month;
  today: string;
  entries: readonly CalendarEntry[];
  locale: string;
  /** Address of another month's page. */
  hrefOf: (month: Month) => string;
}) {
  const { month, today, locale, hrefOf } = props;
  const firstWeekday = firstWeekdayOf(locale);
  const byDay = new Map<string, CalendarEntry[]>();
  for (const entry of props.entries) byDay.set(entry.day, [...(byDay.get(entry.day) ?? []), entry]);
  const long = weekdayNames(locale, firstWeekday, "long");
  const short = weekdayNames(locale, firstWeekday, "short");
  const listed = [...byDay.keys()].filter((day) => day.startsWith(month)).sort();
  return (
    <section aria-label={monthText(month, locale)}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{monthText(month, locale)}</h2>
        <nav aria-label="Months" className="flex items-center gap-2">
          <MonthLink href={hrefOf(addMonths(month, -1))} label="Previous month" path="m15 6-6 6 6 6" />
          <Link href={hrefOf(today.slice(0, 7))} className="inline-flex h-10 items-center rounded-(--radius-control) border border-input bg-card px-3.5 text-sm font-medium hover:bg-muted">
            Today
          </Link>
          <MonthLink href={hrefOf(addMonths(month, 1))} label="Next month" path="m9 6 6 6-6 6" />
        </nav>
      </div>

      <table className="hidden w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-(--radius-panel) border bg-card md:table">
        <thead>
          <tr>
            {long.map((name, i) => (
              <th key={name} scope="col" abbr={name} className="border-b bg-muted px-3 py-2 text-left text-xs font-medium text-muted-foreground">
                {short[i]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, firstWeekday).map((week) => (
            <tr key={week[0]!.day}>
              {week.map(({ day, inMonth }) => (
                <td key={day} className={cn("h-28 border-b border-l p-1.5 align-top first:border-l-0 in-[tr:last-child]:border-b-0", !inMonth && "bg-muted/50")}>
                  <DayNumber day={day} today={today} locale={locale} inMonth={inMonth} />
                  <ul className="mt-1 grid gap-1">
                    {(byDay.get(day) ?? []).map((entry) => (
                      <li key={entry.id}>
                        <Link href={entry.href} className={cn("block truncate rounded-md px-2 py-1 text-xs font-medium hover:underline", entry.clash ? "bg-danger text-danger-foreground" : "bg-primary-soft text-primary-soft-foreground")} title={entry.title}>
                          {entry.clash ? <span className="sr-only">Clash </span> : null}
                          {entry.time ? <span className="mr-1 tabular-nums">{entry.time}</span> : null}
                          {entry.title}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>

      <div className="md:hidden">
        {listed.length === 0 ? <p className="rounded-(--radius-panel) border border-dashed bg-card p-6 text-center text-sm text-muted-foreground">Nothing in this month.</p> : null}
        <ol className="grid gap-3">
          {listed.map((day) => (
            <li key={day} className="rounded-(--radius-panel) border bg-card p-4 shadow-soft">
              <h3 className="flex items-center gap-2 text-sm font-semibold">
                {dayName(day, locale)}
                {day === today ? <span className="rounded-full bg-primary px-2 py-0.5 text-xs font-medium text-primary-foreground">Today</span> : null}
              </h3>
              <ul className="mt-2 grid gap-1">
                {byDay.get(day)!.map((entry) => (
                  <li key={entry.id}>
                    <Link href={entry.href} className="flex min-h-11 items-center gap-3 rounded-(--radius-control) px-2 text-sm hover:bg-muted">
                      <span className={cn("size-2 shrink-0 rounded-full", entry.clash ? "bg-destructive" : "bg-primary")} aria-hidden="true" />
                      {entry.clash ? <span className="rounded-full bg-danger px-2 py-0.5 text-xs text-danger-foreground">Clash</span> : null}
                      {entry.time ? <span className="text-muted-foreground tabular-nums">{entry.time}</span> : null}
                      <span className="font-medium">{entry.title}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function DayNumber({ day, today, locale, inMonth }: { day: string; today: string; locale: string; inMonth: boolean }) {
  const isToday = day === today;
  return (
    <time
      dateTime={day}
      aria-current={isToday ? "date" : undefined}
      className={cn(
        "grid size-7 place-items-center rounded-full text-xs tabular-nums",
        isToday ? "bg-primary font-semibold text-primary-foreground" : inMonth ? "text-foreground" : "text-muted-foreground",
      )}
    >
      <span className="sr-only">{dayName(day, locale)}</span>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
    </time>
  );
}

function MonthLink({ href, label, path }: { href: string; label: string; path: string }) {
  return (
    <Link href={href} aria-label={label} className="grid size-10 place-items-center rounded-(--radius-control) border border-input bg-card hover:bg-muted">
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4 fill-none stroke-current stroke-2">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </Link>
  );
}
