import type { Tone } from "@/kit/ui/badge";

export type { Tone };

export type BoardColumn = { value: string; label: string; tone?: Tone; final?: boolean };

/** One card, ready to be shown: the caller has formatted every text. */
export type BoardCard = {
  id: string;
  title: string;
  column: string;
  href: string;
  badges: { label: string; tone?: Tone }[];
  /** The due date as people read it; `overdue` when it is past and the work is not done. */
  due?: { text: string; day: string; overdue: boolean } | null;
  people: { name: string; label: string }[];
  /** Small counts at the foot: the time spent, comments. */
  /** The background of a card that something holds for. */
  wash?: Tone;
  facts: { icon: "clock" | "message"; text: string; label: string }[];
};

/** What a server action answers: `error` is shown to the person; `href` leads to a form that asks for the rest. */
export type BoardResult = { ok: true; notice?: string } | { ok: false; error: string; href?: string };
