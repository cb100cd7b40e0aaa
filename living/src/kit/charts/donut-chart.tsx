import { colours, type Tone } from "./colour";
import { arc, shares } from "./scale";

export type Slice = { label: string; value: number; tone?: Tone };

/** A ring of parts of a whole, with the sum in the middle and every part's name and number beside it. */
export function DonutChart({ label, unit, data, format = String }: { label: string; unit: string; data: readonly Slice[]; format?: (value: number) => string }) {
  const sum = data.reduce((all, slice) => all + slice.value, 0);
  const parts = shares(data.map((slice) => slice.value));
  const colour = colours(data);
  // The gap between pieces is drawn as a line in the card's colour; a single piece needs none.
  const pieces = data.filter((slice) => slice.value > 0).length;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
      <svg viewBox="-50 -50 100 100" role="img" aria-label={`${label}: ${data.map((slice) => `${slice.label} ${format(slice.value)}`).join(", ")}`} className="mx-auto size-36 shrink-0">
        <path d={arc(48, 33, 0, 1)} fill="var(--muted)" />
        {data.map((slice, i) => {
          const part = parts[i];
          if (!part || slice.value <= 0) return null;
          return (
            <path key={slice.label} d={arc(48, 33, part.from, part.to)} fill={colour[i]} stroke={pieces > 1 ? "var(--card)" : "none"} strokeWidth="1.5">
              <title>{`${slice.label}: ${format(slice.value)}`}</title>
            </path>
          );
        })}
        <text textAnchor="middle" y="3" className="fill-foreground text-[17px] font-semibold">{format(sum)}</text>
        <text textAnchor="middle" y="14" className="fill-muted-foreground text-[7.5px]">{unit}</text>
      </svg>
      <ul className="grid min-w-40 flex-1 gap-1.5 text-sm">
        {data.map((slice, i) => (
          <li key={slice.label} className="flex items-center gap-2">
            <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ background: colour[i] }} />
            <span className="min-w-0 flex-1 truncate">{slice.label}</span>
            <span className="font-medium tabular-nums">{format(slice.value)}</span>
            <span className="w-10 text-right text-xs text-muted-foreground tabular-nums">{sum > 0 ? `${Math.round((slice.value / sum) * 100)}%` : "–"}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
