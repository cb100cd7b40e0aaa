"use client";
import { useRef, useState } from "react";
import { Field, type FieldProps } from "@/kit/form/field";
import { cn } from "@/kit/class-names";
import { Textarea } from "@/kit/ui/input";
import { RichText } from "./rich-text";

type Change = { before: string; after?: string; line?: boolean; sample: string };

/** Drawn, not typed: a digit in a button would count as a part of its name. */
const Numbers = () => (
  <svg aria-hidden viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round">
    <path d="M7 4h7M7 8h7M7 12h7M2 3.5 3.2 3v3M2 10.2c.4-.7 2-.6 2 .3 0 .7-2 1.2-2 2h2.1" />
  </svg>
);

const TOOLS: { label: string; face: React.ReactNode; change: Change }[] = [
  { label: "Heading", face: "H", change: { before: "## ", line: true, sample: "Heading" } },
  { label: "Bold", face: <b>B</b>, change: { before: "**", after: "**", sample: "bold" } },
  { label: "Italic", face: <i>I</i>, change: { before: "*", after: "*", sample: "italic" } },
  { label: "Bullet list", face: "•", change: { before: "- ", line: true, sample: "First point" } },
  { label: "Numbered list", face: <Numbers />, change: { before: "1. ", line: true, sample: "First step" } },
  { label: "Quote", face: "“", change: { before: "> ", line: true, sample: "Quote" } },
  { label: "Link", face: "🔗", change: { before: "[", after: "](https://)", sample: "text" } },
];

/** A text with simple formatting: a toolbar, the text as it is typed (Markdown), and a look at how it will read. */
export function RichTextField({ name, label, required, help, error, value, maxLength }: FieldProps & { value?: string; maxLength?: number }) {
  const [text, setText] = useState(value ?? "");
  const [preview, setPreview] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  const apply = ({ before, after = "", line, sample }: Change) => {
    const box = area.current;
    if (!box) return;
    let { selectionStart: from, selectionEnd: to } = box;
    const chosen = text.slice(from, to);
    let inserted: string;
    if (line) {
      from = text.lastIndexOf("\n", from - 1) + 1;
      const lines = text.slice(from, to);
      inserted = (lines || sample).split("\n").map((one) => before + one).join("\n");
    } else {
      inserted = before + (chosen || sample) + after;
    }
    setText(text.slice(0, from) + inserted + text.slice(to));
    const start = from + before.length;
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(start, from + inserted.length - after.length);
    });
  };

  return (
    <Field label={label} required={required} help={help ?? "Simple formatting: ## heading, **bold**, *italic*, - list."} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="overflow-hidden rounded-(--radius-control) border border-input bg-card">
          <div role="toolbar" aria-label={`Formatting of ${label.toLowerCase()}`} className="flex flex-wrap items-center gap-0.5 border-b bg-muted/50 p-1">
            {TOOLS.map((tool) => (
              <button key={tool.label} type="button" title={tool.label} aria-label={tool.label} disabled={preview} onClick={() => apply(tool.change)} className="grid size-8 place-items-center rounded text-sm hover:bg-card disabled:opacity-40">
                {tool.face}
              </button>
            ))}
            <button type="button" aria-pressed={preview} onClick={() => setPreview(!preview)} className={cn("ml-auto rounded px-3 py-1.5 text-xs font-medium hover:bg-card", preview && "bg-card text-link")}>
              {preview ? "Write" : "Preview"}
            </button>
          </div>
          {preview ? <div role="region" aria-label={`Preview of ${label.toLowerCase()}`} className="min-h-48 p-4"><RichText text={text || "Nothing to show yet."} /></div> : null}
          <Textarea
            ref={area}
            id={id}
            name={name}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={12}
            required={required}
            maxLength={maxLength}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            className={cn("block rounded-none border-0 shadow-none", preview && "hidden")}
          />
        </div>
      )}
    </Field>
  );
}
