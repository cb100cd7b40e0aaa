import { cn } from "@/kit/class-names";
import { fillOf, STARS, summaryText, type RatingSummary } from "./average";

const STAR = "m12 2.6 2.9 5.9 6.5.95-4.7 4.58 1.1 6.47L12 17.45 6.2 20.5l1.1-6.47-4.7-4.58 6.5-.95Z";

/** One star, filled from the left by a share of 0 to 1. */
function Star({ fill, className }: { fill: number; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-4 shrink-0", className)}>
      <path d={STAR} className="fill-muted stroke-muted-foreground" strokeWidth={1.2} strokeLinejoin="round" />
      {fill > 0 ? (
        <path
          d={STAR}
          style={{ clipPath: `inset(0 ${(1 - fill) * 100}% 0 0)` }}
          className="fill-amber-400 stroke-amber-600 dark:fill-amber-300 dark:stroke-amber-300"
          strokeWidth={1.2}
          strokeLinejoin="round"
        />
      ) : null}
    </svg>
  );
}

/** Five stars for a number. What they say stands beside them as text, or is read out. */
export function Stars({ value, label, size = "size-4" }: { value: number; label?: string; size?: string }) {
  return (
    <span className="inline-flex items-center gap-0.5" role={label ? "img" : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {STARS.map((star) => (
        <Star key={star} fill={fillOf(star, value)} className={size} />
      ))}
    </span>
  );
}

/** "★★★★☆ 4.3 of 5, 12 ratings", or that there are none yet. */
export function RatingLine({ summary, locale, className }: { summary: RatingSummary; locale?: string; className?: string }) {
  return (
    <span className={cn("inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-sm", className)}>
      {summary.count > 0 ? <Stars value={summary.average} /> : null}
      <span className={summary.count > 0 ? "font-medium" : "text-muted-foreground"}>{summaryText(summary, locale)}</span>
    </span>
  );
}
