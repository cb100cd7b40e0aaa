// @file if app.numbers
import app from "@/content/app.json";
import { TimeChart } from "@/kit/charts/time-chart";
import { cn } from "@/kit/class-names";
import { writeMeasure } from "@/kit/data/measure";
import { NOTHING, shortDate } from "@/kit/format";
import { Card, Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { periodBefore, periodName } from "./periods";
import type { Drawn, Shown } from "./queries";

const monthName = new Intl.DateTimeFormat(app.locale, { month: "short", year: "2-digit", timeZone: "UTC" });

/** The key figures, each with an arrow where it is compared with the period before. */
export const KeyFigures = ({ shown }: { shown: readonly Shown[] }) => shown.length === 0 ? null : (
  <ul aria-label="Key figures" className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] sm:gap-4">
    {shown.map(({ figure, unit, value, before }) => {
      const label = figure.periods.length > 0 ? `${figure.label} ${periodName[unit]}` : figure.label;
      return (
        <li key={label} aria-label={label}>
          <Card className="h-full p-4 sm:p-5">
            <p className="text-sm text-muted-foreground">{label}</p>
            <p className="mt-2 text-2xl font-semibold tracking-tight text-heading tabular-nums sm:text-3xl">{value === null ? NOTHING : writeMeasure(value, figure)}</p>
            {figure.compare ? <Change value={value} before={before} good={figure.good} word={periodBefore[unit]} text={before === null ? "" : writeMeasure(before, figure)} /> : null}
          </Card>
        </li>
      );
    })}
  </ul>
);

/** The way a figure went since the period before. */
function Change({ value, before, good, word, text }: { value: number | null; before: number | null; good: string; word: string; text: string }) {
  if (value === null || before === null) return <p className="mt-1 text-xs text-muted-foreground">Nothing to compare with {word}</p>;
  const way = value > before ? "up" : value < before ? "down" : "";
  return (
    <p className={cn("mt-1 flex items-center gap-1 text-xs", way && good ? (way === good ? "text-success-foreground" : "text-danger-foreground") : "text-muted-foreground")}>
      {way ? <Icon name={way === "up" ? "arrow-up" : "arrow-down"} /> : null}
      <span>{way ? `${way === "up" ? "Up" : "Down"} from ${text} ${word}` : `The same as ${word}`}</span>
    </p>
  );
}

/** The figures over time. */
export const FigureCharts = ({ drawn }: { drawn: readonly Drawn[] }) => (
  <>
    {drawn.map(({ chart, days, series }) => {
      const first = series[0]?.figure;
      return (
        <Section key={chart.label} title={chart.label}>
          <TimeChart
            label={chart.label}
            kind={chart.kind === "bar" ? "bar" : chart.kind === "table" ? "table" : "line"}
            target={chart.target > 0 && first ? { value: chart.target, wrong: chart.wrong } : undefined}
            labels={days.map((day) => (chart.by === "month" ? monthName.format(new Date(`${day}T00:00:00Z`)) : shortDate(day)))}
            series={series.map(({ figure, values }) => ({ label: figure.label, values, format: (value: number) => writeMeasure(value, figure) }))}
            format={(value) => (first ? writeMeasure(value, first) : String(value))}
          />
        </Section>
      );
    })}
  </>
);
