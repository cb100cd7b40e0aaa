// @file if app.breakdown
import app from "@/content/app.json";
import { GroupBars, GroupMatrix, GroupTable } from "@/kit/charts/groups";
import { writeMeasure } from "@/kit/data/measure";
import { NOTHING, shortDate } from "@/kit/format";
import type { Tone } from "@/kit/ui/badge";
import { Section } from "@/kit/ui/card";
import type { Broken, GroupCell } from "./breakdown-queries";
import { periodName, type Unit } from "./periods";

const monthName = new Intl.DateTimeFormat(app.locale, { month: "short", year: "2-digit", timeZone: "UTC" });

const named = (text: string, unit: string) => (unit === "" ? text : unit === "month" ? monthName.format(new Date(`${text}T00:00:00Z`)) : shortDate(text));

const unique = (list: readonly string[]) => [...new Set(list)];

const sum = (cells: readonly GroupCell[]) => cells.reduce((all, cell) => all + (cell.value ?? 0), 0);

/** The numbers by group. */
export const Breakdowns = ({ broken }: { broken: readonly Broken[] }) => (
  <>
    {broken.map(({ breakdown, cells }) => {
      const { label, period, show, order, head, each, columns, mark, rows } = breakdown;
      const title = period && !label.toLowerCase().includes(periodName[period as Unit]) ? `${label} ${periodName[period as Unit]}` : label;
      const lines = unique(cells.map((cell) => cell.key)).map((key) => ({ key, cells: cells.filter((cell) => cell.key === key) }));
      if (order !== "") lines.sort((a, b) => (order === "most" ? sum(b.cells) - sum(a.cells) : sum(a.cells) - sum(b.cells)));
      const shown = (order === "" ? lines : lines.filter((line) => line.cells.some((cell) => cell.value !== null))).slice(0, rows || 50);
      const tone = breakdown.tone as Tone;
      const write = (value: number | null) => (value === null ? NOTHING : writeMeasure(value, breakdown));
      const body = shown.map((line) => ({
        key: line.key,
        label: named(line.cells[0]?.label ?? "", each),
        cells: line.cells.map((cell) => ({ value: cell.value, text: write(cell.value), mark: cell.marked ? mark : "" })),
      }));
      return (
        <div key={label} className={show === "matrix" ? "lg:col-span-2" : undefined}>
          <Section title={title}>
            {body.length === 0 ? (
              <p className="py-4 text-sm text-muted-foreground">Nothing to count yet. It shows up here with the first rows.</p>
            ) : show === "matrix" ? (
              <GroupMatrix label={title} head={head} columns={(shown[0]?.cells ?? []).map((cell) => named(cell.head, columns))} lines={body} tone={tone} />
            ) : show === "table" ? (
              <GroupTable label={title} head={[head, breakdown.value]} lines={body} tone={tone} />
            ) : (
              <GroupBars label={title} lines={body} tone={tone} />
            )}
          </Section>
        </div>
      );
    })}
  </>
);
