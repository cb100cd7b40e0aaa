import { ChartTable } from "./chart-table";
import { labelled, ticks } from "./scale";

export type Series = { label: string; values: readonly number[] };

const HEIGHT = 190; // px of the plot, without the labels under it
const LEFT = 9; // percent of the width kept for the scale
const palette = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)"];

/** Figures over time, as lines or as bars side by side. Widths are percentages, so that it fits any width. */
export function TimeChart({ label, kind, labels, series, format }: {
  label: string;
  kind: "line" | "bar";
  labels: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
}) {
  const all = series.flatMap((each) => each.values);
  const scale = ticks(Math.max(0, ...all), 4, all.every(Number.isInteger));
  const top = scale.at(-1) ?? 1;
  const slot = (100 - LEFT) / Math.max(1, labels.length);
  const y = (value: number) => 8 + HEIGHT - (Math.max(0, value) / top) * HEIGHT;
  const x = (i: number) => LEFT + slot * (i + 0.5);
  const named = labelled(labels.length, 7);
  const width = Math.min((slot * 0.7) / series.length, 7);
  return (
    <div>
      {series.length > 1 ? (
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
          {series.map((each, s) => (
            <li key={each.label} className="inline-flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-full" style={{ background: palette[s] }} />
              {each.label}
            </li>
          ))}
        </ul>
      ) : null}
      <svg width="100%" height={HEIGHT + 36} role="img" aria-label={label} className="block overflow-visible">
        {scale.map((tick) => (
          <g key={tick}>
            <line x1={`${LEFT}%`} x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--border)" strokeDasharray={tick === 0 ? undefined : "3 4"} />
            <text x={`${LEFT - 1.5}%`} y={y(tick) + 4} textAnchor="end" className="fill-muted-foreground text-[11px] tabular-nums">{format(tick)}</text>
          </g>
        ))}
        {series.map((each, s) => (
          <g key={each.label}>
            {each.values.map((value, i) => {
              const title = <title>{`${labels[i]}, ${each.label}: ${format(value)}`}</title>;
              if (kind === "bar") {
                const left = x(i) - (width * series.length) / 2 + width * s;
                return <rect key={labels[i]} x={`${left}%`} width={`${width * 0.9}%`} y={y(value)} height={HEIGHT + 8 - y(value)} rx="3" fill={palette[s]}>{title}</rect>;
              }
              const next = each.values[i + 1];
              return (
                <g key={labels[i]}>
                  {next === undefined ? null : <line x1={`${x(i)}%`} y1={y(value)} x2={`${x(i + 1)}%`} y2={y(next)} stroke={palette[s]} strokeWidth="2.5" strokeLinecap="round" />}
                  <circle cx={`${x(i)}%`} cy={y(value)} r={labels.length > 20 ? 2.5 : 3.5} fill={palette[s]}>{title}</circle>
                </g>
              );
            })}
          </g>
        ))}
        {labels.map((text, i) => (named(i) ? <text key={text} x={`${x(i)}%`} y={HEIGHT + 28} textAnchor="middle" className="fill-muted-foreground text-[11px]">{text}</text> : null))}
      </svg>
      <ChartTable caption={label} head={["", ...series.map((each) => each.label)]} rows={labels.map((text, i) => [text, ...series.map((each) => format(each.values[i] ?? 0))])} />
    </div>
  );
}
