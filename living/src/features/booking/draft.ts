// @file if app.booking
import type { Answers } from "@/kit/booking/questions";

/** What has been chosen and typed so far. */
export interface Draft {
  serviceId: string | null;
  /** "": whoever is free. */
  providerId: string;
  day: string | null;
  /** Milliseconds since 1970. */
  start: number | null;
  // @if app.booking.extras
  extraIds: string[];
  // @end
  // @if app.booking.hourly
  hours: string;
  people: string;
  // @end
  customerName: string;
  answers: Answers;
}

export const emptyDraft: Draft = {
  serviceId: null,
  providerId: "",
  day: null,
  start: null,
  // @if app.booking.extras
  extraIds: [],
  // @end
  // @if app.booking.hourly
  hours: String(2 /* @= app.booking.hourly.min_hours */),
  people: "",
  // @end
  customerName: "",
  answers: {},
};

const KEY = "booking-draft";

/** Keeps the draft in this browser tab while its owner signs in. */
export function rememberDraft(draft: Draft) {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function recallDraft(): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...emptyDraft, ...kept } : null;
  } catch {
    return null;
  }
}

export const forgetDraft = () => sessionStorage.removeItem(KEY);
