// @file if app.report
import type { ReactionResult } from "@/kit/reactions/types";

/** A row that accounts reported, with what they say and how to settle it. */
export type Reported = {
  id: string;
  kind: string;
  title: string;
  href: string;
  reasons: { text: string; by: string; at: Date }[];
  settle: (remove: boolean) => Promise<ReactionResult>;
};
