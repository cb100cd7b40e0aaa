/** When a booking can still be changed, and what that costs. */

export interface CancelRules {
  /** Free of charge until this many hours before. */
  cancelHours: number;
  /** Minor units; 0 is no fee. */
  cancelFee: number;
}

/** The last moment at which cancelling and moving are free of charge. */
export function freeUntil(startsAt: number, rules: CancelRules): number {
  return startsAt - rules.cancelHours * 3_600_000;
}

export type Change = "free" | "late" | "over";

/** What changing a booking means now: free of charge, late, or no longer possible because it has begun. */
export function changeAt(startsAt: number, rules: CancelRules, now: number): Change {
  if (now >= startsAt) return "over";
  return now <= freeUntil(startsAt, rules) ? "free" : "late";
}

/** The fee for cancelling now, minor units. */
export function feeAt(startsAt: number, rules: CancelRules, now: number): number {
  return changeAt(startsAt, rules, now) === "late" ? rules.cancelFee : 0;
}
