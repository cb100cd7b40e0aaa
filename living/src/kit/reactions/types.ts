import type { IconName } from "@/kit/ui/icons";

/** One button that accounts press on a row, with the words of the app for it. */
export type Reaction = {
  name: string;
  label: string;
  /** On the button once it is pressed. */
  done: string;
  /** What is counted; empty for what only concerns oneself. */
  one: string;
  many: string;
  icon: IconName;
};

/** What a row has of each reaction, by name; those that nobody pressed are missing. */
export type Reacted = Readonly<Record<string, { count: number; mine: boolean }>>;

export type ReactionResult = { ok: true } | { ok: false; error: string };

/** "3 carrots", "1 carrot"; nothing for what is not counted. */
export const countText = ({ one, many }: Pick<Reaction, "one" | "many">, count: number) => (many ? `${count} ${count === 1 ? one : many}` : "");
