import { Link } from "@/kit/ui/link";
import { colours, type Tone } from "./colour";

export type Bar = { label: string; href?: string; parts: number[] };

/** A bar a thing, made of parts that all bars share: open and done by project. */
export function StackedBars({ label, parts, data, format = String }: {
  label: string;
  parts: readonly { label: string; tone?: Tone }[];
  data: readonly Bar[];
  format?: (value: number) => string;
}) {
  const colour = colours(parts);
  const sum = (bar: Bar) => bar.parts.reduce((all, value) => all + value, 0);
  const top = Math.max(1, ...data.map(sum));
  const words = (bar: Bar) => parts.map((part, i) => `${part.label} ${format(bar.parts[i] ?? 0)}`).join(", ");
  return (
    <div>
      <ul aria-label={label} className="grid gap-3.5">
        {data.map((bar) => {
          let at = 0;
          return (
            <li key={bar.href ?? bar.label}>
              <div className="mb-1.5 flex items-baseline gap-3 text-sm">
                <span className="min-w-0 flex-1 truncate">{bar.href ? <Link href={bar.href} className="underline-offset-4 hover:underline">{bar.label}</Link> : bar.label}</span>
                <span className="font-medium tabular-nums">{format(sum(bar))}</span>
              </div>
              <svg width="100%" height="10" role="img" aria-label={`${bar.label}: ${words(bar)}`} className="block overflow-hidden rounded-full">
                <rect width="100%" height="10" fill="var(--muted)" />
                {parts.map((part, i) => {
                  const width = ((bar.parts[i] ?? 0) / top) * 100;
                  const x = at;
                  at += width;
                  return width > 0 ? <rect key={part.label} x={`${x}%`} width={`${width}%`} height="10" fill={colour[i]}><title>{`${part.label}: ${format(bar.parts[i] ?? 0)}`}</title></rect> : null;
                })}
              </svg>
            </li>
          );
        })}
      </ul>
      {parts.length > 1 ? (
        <ul className="mt-4 flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-muted-foreground">
          {parts.map((part, i) => (
            <li key={part.label} className="flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-full" style={{ background: colour[i] }} />{part.label}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
