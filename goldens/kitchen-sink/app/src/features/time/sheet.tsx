import app from "@/content/app.json";
import { StackedBars } from "@/kit/charts/stacked-bars";
import { duration, longDate, shortDate, today } from "@/kit/format";
import { WeekTable } from "@/kit/timer/week-table";
import { addDays, isDay, sumBy, total, weekDays, weekSheet, weekStart } from "@/kit/timer/week";
import { Section } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { ownTime } from "./queries";

const weekday = new Intl.DateTimeFormat(app.locale, { weekday: "short", timeZone: "UTC" });

/** The viewer's own time, a week at a time. `week` is any day of the week, from the address. */
export async function TimeSheet({ week }: { week: string | undefined }) {
  const now = today();
  const days = weekDays(week && isDay(week) ? week : now);
  const first = days[0] ?? now;
  const last = days[6] ?? now;
  const entries = await ownTime(first, last);
  const sums = sumBy(entries, ({ group }) => group.href);
  const groups = new Map(entries.map(({ group }) => [group.href, group]));
  const bars = [...groups.values()].map((group) => ({ ...group, parts: [sums.get(group.href) ?? 0] }));
  bars.sort((a, b) => (b.parts[0] ?? 0) - (a.parts[0] ?? 0));
  const kinds = new Set(bars.map((bar) => bar.kind.toLowerCase()));
  const link = (day: string) => (weekStart(now) === day ? "/time" : `/time?week=${day}`);
  return (
    <>
      <PageHeader title="Time sheet" lead="The time you logged, by day." />
      <WeekTable
        sheet={weekSheet(first, entries)}
        head="Logged on"
        dayText={(day) => `${weekday.format(new Date(`${day}T00:00:00Z`))} ${Number(day.slice(8))}`}
        weekText={`${shortDate(first)} to ${longDate(last)}`}
        previous={link(addDays(first, -7))}
        next={link(addDays(first, 7))}
        today={now}
      />
      {bars.length > 0 ? (
        <Section title={`By ${[...kinds].join(" and ")}`} className="mt-4 max-w-2xl" aside={<span className="text-sm font-medium tabular-nums">{duration(total(entries))}</span>}>
          <StackedBars label={`Time by ${[...kinds].join(" and ")}`} parts={[{ label: "Time" }]} data={bars} format={duration} />
        </Section>
      ) : null}
    </>
  );
}
