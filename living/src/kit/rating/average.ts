/** Ratings from 1 to 5. */

export interface RatingSummary {
  count: number;
  /** 0 when there are none. */
  average: number;
}

export const STARS = [1, 2, 3, 4, 5] as const;

/** "4.3", always one decimal. */
export function averageText(average: number, locale = "en"): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average);
}

/** "4.3 of 5, 12 ratings" or "No ratings yet". */
export function summaryText({ count, average }: RatingSummary, locale = "en"): string {
  if (count === 0) return "No ratings yet";
  return `${averageText(average, locale)} of 5, ${count} ${count === 1 ? "rating" : "ratings"}`;
}

/** How much of the nth star is filled, 0 to 1. */
export function fillOf(star: number, average: number): number {
  return Math.max(0, Math.min(1, average - star + 1));
}
