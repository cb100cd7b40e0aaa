// @file if app.course.phrases
import { course } from "./rules";
import type { Phrase } from "./schema";

/** What a phrase means in the learner's language, or in the first one when there is no translation yet. */
export function meaningOf(phrase: Phrase, language: string): { text: string; stand: string | null } {
  const own = phrase.meanings[language];
  if (own) return { text: own, stand: null };
  const first = course.languages[0] ?? "English";
  return { text: phrase.meanings[first] ?? "", stand: language === first ? null : first };
}

export function Meaning({ phrase, language }: { phrase: Phrase; language: string }) {
  const { text, stand } = meaningOf(phrase, language);
  return (
    <span>
      {text}
      {stand ? <small title={`Not translated yet, shown in ${stand}`} className="ml-1.5 rounded border px-1 py-0.5 text-xs text-muted-foreground">{stand.slice(0, 2).toUpperCase()}</small> : null}
    </span>
  );
}
