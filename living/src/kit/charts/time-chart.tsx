import { ChartTable } from "./chart-table";
import { labelled, ticks } from "./scale";

export type Series = { label: string; values: readonly number[]; format?: (value: number) => string };

/** A line across the chart, as the first series is kept. What is on the wrong side of it has another colour. */
export type Target = { value: number; wrong: string };

const HEIGHT = 190; // px of the plot, without the labels under it
const LEFT = 9; // percent of the width kept for the scale
const palette = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)"];
const WRONG = "var(--tone-danger-foreground)";

/** Figures over time, as lines, as bars side by side, or as a table. Widths are percentages, so that it fits any width. */
export function TimeChart({ label, kind, labels, series, format, target }: {
  label: string;
  kind: "line" | "bar" | "table";
  labels: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
  target?: Target;
}) {
  const write = (each: Series, value: number) => (each.format ?? format)(value);
  if (kind === "table") return <TimeTable label={label} labels={labels} series={series} write={write} />;
  const all = series.flatMap((each) => each.values);
  const scale = ticks(Math.max(0, ...all, target?.value ?? 0), 4, all.every(Number.isInteger));
  const top = scale.at(-1) ?? 1;
  const slot = (100 - LEFT) / Math.max(1, labels.length);
  const y = (value: number) => 8 + HEIGHT - (Math.max(0, value) / top) * HEIGHT;
  const x = (i: number) => LEFT + slot * (i + 0.5);
  const named = labelled(labels.length, 7);
  const width = Math.min((slot * 0.7) / series.length, 7);
  const wrong = (s: number, value: number) => s === 0 && target !== undefined && (target.wrong === "above" ? value > target.value : target.wrong === "below" ? value < target.value : false);
  const side = target?.wrong === "above" ? "above the target" : target?.wrong === "below" ? "below the target" : "";
  return (
    <div>
      {series.length > 1 || target ? (
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
          {series.map((each, s) => (
            <li key={each.label} className="inline-flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-full" style={{ background: palette[s] }} />
              {each.label}
            </li>
          ))}
          {target ? <li className="inline-flex items-center gap-1.5"><span aria-hidden className="w-4 border-t-2 border-dashed border-foreground" />{`Target ${format(target.value)}`}</li> : null}
          {side ? <li className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-full" style={{ background: WRONG }} />{side.charAt(0).toUpperCase() + side.slice(1)}</li> : null}
        </ul>
      ) : null}
      <svg width="100%" height={HEIGHT + 36} role="img" aria-label={target ? `${label}, with a target of ${format(target.value)}` : label} className="block overflow-visible">
        {scale.map((tick) => (
          <g key={tick}>
            <line x1={`${LEFT}%`} x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--border)" strokeDasharray={tick === 0 ? undefined : "3 4"} />
            <text x={`${LEFT - 1.5}%`} y={y(tick) + 4} textAnchor="end" className="fill-muted-foreground text-[11px] tabular-nums">{format(tick)}</text>
          </g>
        ))}
        {series.map((each, s) => (
          <g key={each.label}>
            {each.values.map((value, i) => {
              const fill = wrong(s, value) ? WRONG : palette[s];
              const title = <title>{`${labels[i]}, ${each.label}: ${write(each, value)}${wrong(s, value) ? `, ${side}` : ""}`}</title>;
              if (kind === "bar") {
                const left = x(i) - (width * series.length) / 2 + width * s;
                return <rect key={labels[i]} x={`${left}%`} width={`${width * 0.9}%`} y={y(value)} height={HEIGHT + 8 - y(value)} rx="3" fill={fill}>{title}</rect>;
              }
              const next = each.values[i + 1];
              return (
                <g key={labels[i]}>
                  {next === undefined ? null : <line x1={`${x(i)}%`} y1={y(value)} x2={`${x(i + 1)}%`} y2={y(next)} stroke={palette[s]} strokeWidth="2.5" strokeLinecap="round" />}
                  <circle cx={`${x(i)}%`} cy={y(value)} r={wrong(s, value) ? 5 : labels.length > 20 ? 2.5 : 3.5} fill={fill}>{title}</circle>
                </g>
              );
            })}
          </g>
        ))}
        {target ? <line x1={`${LEFT}%`} x2="100%" y1={y(target.value)} y2={y(target.value)} stroke="var(--foreground)" strokeWidth="2" strokeDasharray="7 5"><title>{`Target ${format(target.value)}`}</title></line> : null}
        {labels.map((text, i) => (named(i) ? <text key={text} x={`${x(i)}%`} y={HEIGHT + 28} textAnchor="middle" className="fill-muted-foreground text-[11px]">{text}</text> : null))}
      </svg>
      <ChartTable caption={label} head={["", ...series.map((each) => each.label)]} rows={labels.map((text, i) => [text, ...series.map((each, s) => `${write(each, each.values[i] ?? 0)}${wrong(s, each.values[i] ?? 0) ? `, ${side}` : ""}`)])} />
    </div>
  );
}

/** The same as a table, the newest at the top. */
const TimeTable = ({ label, labels, series, write }: { label: string; labels: readonly string[]; series: readonly Series[]; write: (each: Series, value: number) => string }) => (
  // Focusable, so that the keys can scroll it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="-mx-1 overflow-x-auto px-1" role="group" aria-label={label} tabIndex={0}>
    <table aria-label={label} className="w-full text-sm">
      <thead>
        <tr className="border-b text-xs text-muted-foreground">
          <th scope="col" className="py-2 pr-3 text-left font-medium">When</th>
          {series.map((each) => <th key={each.label} scope="col" className="px-2 py-2 text-right font-medium">{each.label}</th>)}
        </tr>
      </thead>
      <tbody className="divide-y">
        {labels.map((text, i) => (
          <tr key={text}>
            <th scope="row" className="py-2 pr-3 text-left font-normal whitespace-nowrap">{text}</th>
            {series.map((each) => <td key={each.label} className="px-2 py-2 text-right font-medium whitespace-nowrap tabular-nums">{write(each, each.values[i] ?? 0)}</td>)}
          </tr>
        )).reverse()}
      </tbody>
    </table>
  </div>
);
