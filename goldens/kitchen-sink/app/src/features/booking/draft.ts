import type { Answers } from "@/kit/booking/questions";

/** What has been chosen and typed so far. */
export interface Draft {
  serviceId: string | null;
  /** "": whoever is free. */
  providerId: string;
  day: string | null;
  /** Milliseconds since 1970. */
  start: number | null;
  extraIds: string[];
  customerName: string;
  answers: Answers;
}

export const emptyDraft: Draft = {
  serviceId: null,
  providerId: "",
  day: null,
  start: null,
  extraIds: [],
  customerName: "",
  answers: {},
};

const KEY = "booking-draft";

/** Keeps the draft in this browser tab while its owner signs in. */
export function rememberDraft(draft: Draft) {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

/** What rememberDraft kept, as it was written; for useSyncExternalStore. */
export const keptDraft = () => sessionStorage.getItem(KEY);

/** Nobody but this page changes what is kept. */
export const noChanges = () => () => {};

export function readDraft(kept: string | null): Draft {
  try {
    const draft: unknown = JSON.parse(kept ?? "null");
    return typeof draft === "object" && draft !== null ? { ...emptyDraft, ...draft } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

export const forgetDraft = () => sessionStorage.removeItem(KEY);
