// @file if app.deal
import { isAdmin, type Viewer } from "@/kit/access";
import { type Deal, deals, lower } from "./config";

/** Whether an account is one of those that post. */
export const mayPost = (deal: Deal, viewer: Viewer) => Boolean(viewer) && (!deal.poster || viewer?.role === deal.poster);

/** Whether an account is one of those that ask. */
export const mayAsk = (deal: Deal, viewer: Viewer) => Boolean(viewer) && !isAdmin(viewer) && (!deal.asker || viewer?.role === deal.asker);

const joined = (words: readonly string[]) => words.map(lower).join(" and ");

export const postsTitle = (own: readonly Deal[] = deals) => `My ${joined(own.map((deal) => deal.label_plural))}`;
export const requestsTitle = (own: readonly Deal[] = deals) => `My ${joined([...new Set(own.map((deal) => deal.request.label_plural))])}`;
