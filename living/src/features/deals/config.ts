// @file if app.deal
import list from "@/content/deals.json";
import type { Question } from "@/kit/booking/questions";
import type { Tone } from "@/kit/ui/badge";

/** What is known of a role's profile that the other party sees. */
export type ProfileTable = {
  role: string;
  table: string;
  name: string;
  route: string;
  label: string;
  fields: readonly { name: string; label: string; kind: string; guarded: boolean }[];
};

/** How dealings over the rows of one table go: src/content/deals.json. The database has the same rules. */
export type Deal = {
  table: string;
  name: string;
  route: string;
  label: string;
  label_plural: string;
  title: string;
  profiles: readonly ProfileTable[];
  request: { label: string; label_plural: string };
  ask: string;
  poster: string;
  asker?: string;
  message?: boolean;
  price?: boolean;
  amount?: string;
  fields?: readonly Question[];
  group?: number;
  places?: string;
  flow: "accept" | "offer" | "direct" | "contact";
  chat?: "always" | "accepted";
  stages?: readonly string[];
  expire_days?: number;
  answer_hours?: number;
  waiting_list?: boolean;
  match?: { field: string; profile: string; tags: string };
  starts?: string;
  ends?: string;
  urgent_hours?: number;
  verify?: "wait" | "block";
  copy?: boolean;
  saved_search?: boolean;
  late_hours?: number;
  strike_limit?: number;
  labels: Record<"open" | "offered" | "taken" | "done" | "cancelled" | "past" | "turned_down", string> & { accepted?: string; declined?: string };
  steps?: readonly { label: string; action: string; by: "poster" | "asker" }[];
  commission?: { percent: number; minimum?: number };
  reviews?: { poster?: boolean; asker?: boolean; blind?: boolean; days?: number; after_end?: boolean };
};

export const deals = list as unknown as readonly Deal[];

/** The deal over the rows of a table; the table must have one. */
export function dealOf(table: string): Deal {
  const deal = deals.find((each) => each.table === table);
  if (!deal) throw new Error(`No deal over the rows of ${table}`);
  return deal;
}

/** A label inside a sentence: "an offer". Words in capitals stay. */
export const lower = (label: string) => (/^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));

/** What a row's state is called, and its colour. Steps after acceptance have names of their own. */
export function stateOf(deal: Deal, state: string, step: number): { label: string; tone: Tone } {
  const reached = state === "taken" && step > 0 ? deal.steps?.[step - 1] : undefined;
  if (reached) return { label: reached.label, tone: "info" };
  switch (state) {
    case "open":
      return { label: deal.labels.open, tone: "success" };
    case "offered":
      return { label: deal.labels.offered, tone: "info" };
    case "taken":
      return { label: deal.labels.taken, tone: "warning" };
    case "done":
      return { label: deal.labels.done, tone: "neutral" };
    case "past":
      return { label: deal.labels.past, tone: "neutral" };
    case "removed":
      return { label: "Removed", tone: "danger" };
    default:
      return { label: deal.labels.cancelled, tone: "neutral" };
  }
}

const requestTones: Record<string, Tone> = { open: "info", offered: "warning", accepted: "success", declined: "danger", refused: "neutral", turned_down: "danger" };

/** What a request's state is called, and its colour. */
export function requestStateOf(deal: Deal, state: string, stage = ""): { label: string; tone: Tone } {
  if (state === "open" && deal.stages?.length) return { label: stage || deal.stages[0]!, tone: "info" };
  const labels: Record<string, string> = {
    open: deal.flow === "direct" ? "On the waiting list" : deal.flow === "contact" ? "Sent" : "Waiting for an answer",
    offered: deal.labels.offered,
    accepted: deal.flow === "direct" ? "Confirmed" : (deal.labels.accepted ?? "Accepted"),
    declined: deal.labels.declined ?? "Declined",
    refused: "Refused",
    turned_down: deal.labels.turned_down,
    withdrawn: "Withdrawn",
    expired: "Expired",
    cancelled: deal.labels.cancelled,
  };
  return { label: labels[state] ?? state, tone: requestTones[state] ?? "neutral" };
}

/** A column as the property that rows have: "starts_on" is "startsOn". */
export const property = (column: string) => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
