import { ChartTable } from "./chart-table";
import { labelled, linePoints, ticks } from "./scale";

const HEIGHT = 168;
const LEFT = 8;

/** A line over time with the area under it filled. */
export function TrendChart({ label, head, data, format = String, whole = true }: {
  label: string;
  head: [string, string];
  data: readonly { label: string; value: number }[];
  format?: (value: number) => string;
  whole?: boolean;
}) {
  const scale = ticks(Math.max(0, ...data.map((point) => point.value)), 4, whole);
  const top = scale.at(-1) ?? 1;
  const points = linePoints(data.map((point) => point.value), top);
  const line = points.map((point, i) => `${i === 0 ? "M" : "L"} ${point.x.toFixed(2)} ${point.y.toFixed(2)}`).join(" ");
  const x = (at: number) => LEFT + 2 + (at / 100) * (96 - LEFT);
  const y = (value: number) => 8 + HEIGHT - (value / top) * HEIGHT;
  const named = labelled(data.length, 6);
  return (
    <div>
      <svg width="100%" height={HEIGHT + 36} role="img" aria-label={`${label}: ${data.map((point) => `${point.label} ${format(point.value)}`).join(", ")}`} className="block overflow-visible">
        {scale.map((tick) => (
          <g key={tick}>
            <line x1={`${LEFT}%`} x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--border)" strokeDasharray={tick === 0 ? undefined : "3 4"} />
            <text x={`${LEFT - 1.5}%`} y={y(tick) + 4} textAnchor="end" className="fill-muted-foreground text-[11px] tabular-nums">{format(tick)}</text>
          </g>
        ))}
        <svg x={`${x(0)}%`} y={8} width={`${x(100) - x(0)}%`} height={HEIGHT} viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
          {points.length > 1 ? <path d={`${line} L 100 100 L 0 100 Z`} fill="var(--chart-1)" opacity="0.12" /> : null}
          <path d={line} fill="none" stroke="var(--chart-1)" strokeWidth="2.25" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        </svg>
        {points.map((point, i) => (
          <g key={data[i]?.label}>
            <circle cx={`${x(point.x)}%`} cy={8 + (point.y / 100) * HEIGHT} r="3.5" fill="var(--card)" stroke="var(--chart-1)" strokeWidth="2">
              <title>{`${data[i]?.label}: ${format(data[i]?.value ?? 0)}`}</title>
            </circle>
            {named(i) ? <text x={`${x(point.x)}%`} y={HEIGHT + 28} textAnchor="middle" className="fill-muted-foreground text-[11px]">{data[i]?.label}</text> : null}
          </g>
        ))}
      </svg>
      <ChartTable caption={label} head={head} rows={data.map((point) => [point.label, format(point.value)])} />
    </div>
  );
}
