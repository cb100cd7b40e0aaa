// @file if app.course.phrases
import { Meaning } from "./meaning";
import type { Phrase } from "./schema";

/** The phrases of a lesson: what is said, what it means, how to say it. */
export function Phrases({ phrases, language }: { phrases: readonly Phrase[]; language: string }) {
  return (
    <ul aria-label="Phrases" className="divide-y rounded-(--radius-panel) border bg-card px-4 shadow-soft">
      {phrases.map((phrase) => (
        <li key={phrase.text} className="grid gap-0.5 py-3">
          <span className="text-lg font-semibold">{phrase.text}</span>
          <Meaning phrase={phrase} language={language} />
          {phrase.hint ? <span className="text-sm text-muted-foreground">{`Say: ${phrase.hint}`}</span> : null}
        </li>
      ))}
    </ul>
  );
}
