import type { Tone } from "@/kit/ui/badge";

/** What is filled in when something is done to a row. */
export type MoveInput = { note: string; values: Record<string, string> };

/** What came of it; `errors` are by input, `note` for the note. */
export type MoveAnswer = { ok: true; notice: string } | { ok: false; error: string; errors?: Record<string, string> };

/** One thing that can be done to a row now: a button. Without a note or questions it is done at once. */
export type OpenMove = {
  name: string;
  label: string;
  tone: string;
  note: string;
  noteLabel: string;
  ask: { name: string; label: string; kind: string; options: readonly { value: string; label: string; tone?: Tone }[] }[];
};
