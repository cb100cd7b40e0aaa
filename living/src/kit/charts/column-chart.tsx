import { ChartTable } from "./chart-table";
import { labelled, ticks } from "./scale";

export type Column = { label: string; value: number };

const HEIGHT = 168; // px of the plot, without the labels under it
const LEFT = 8; // percent of the width kept for the scale

/**
 * Columns side by side, for counts over time or of a few things. Widths are percentages, so that it fits any width and
 * the letters keep their size.
 */
export function ColumnChart({ label, head, data, format = String, whole = true }: {
  label: string;
  /** What the columns are and what is counted: ["Week", "Tasks"]. */
  head: [string, string];
  data: readonly Column[];
  format?: (value: number) => string;
  whole?: boolean;
}) {
  const scale = ticks(Math.max(0, ...data.map((column) => column.value)), 4, whole);
  const top = scale.at(-1) ?? 1;
  const slot = (100 - LEFT) / Math.max(1, data.length);
  const width = Math.min(slot * 0.62, 9);
  const y = (value: number) => 8 + HEIGHT - (value / top) * HEIGHT;
  const named = labelled(data.length, 6);
  return (
    <div>
      <svg width="100%" height={HEIGHT + 36} role="img" aria-label={`${label}: ${data.map((column) => `${column.label} ${format(column.value)}`).join(", ")}`} className="block overflow-visible">
        {scale.map((tick) => (
          <g key={tick}>
            <line x1={`${LEFT}%`} x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--border)" strokeDasharray={tick === 0 ? undefined : "3 4"} />
            <text x={`${LEFT - 1.5}%`} y={y(tick) + 4} textAnchor="end" className="fill-muted-foreground text-[11px] tabular-nums">{format(tick)}</text>
          </g>
        ))}
        {data.map((column, i) => {
          const middle = LEFT + slot * (i + 0.5);
          return (
            <g key={column.label}>
              {column.value > 0 ? (
                <rect x={`${middle - width / 2}%`} width={`${width}%`} y={y(column.value)} height={HEIGHT + 8 - y(column.value)} rx="4" fill="var(--chart-1)">
                  <title>{`${column.label}: ${format(column.value)}`}</title>
                </rect>
              ) : null}
              {named(i) ? <text x={`${middle}%`} y={HEIGHT + 28} textAnchor="middle" className="fill-muted-foreground text-[11px]">{column.label}</text> : null}
            </g>
          );
        })}
      </svg>
      <ChartTable caption={label} head={head} rows={data.map((column) => [column.label, format(column.value)])} />
    </div>
  );
}
