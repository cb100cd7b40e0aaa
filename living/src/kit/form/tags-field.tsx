"use client";
import { useState } from "react";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { Field, type FieldProps } from "./field";
import type { Option } from "./option";

type Props = FieldProps & { value?: readonly string[]; options: readonly Option[] };

/** Several of the options or, where there are none, words of one's own. */
export const TagsField = (props: Props) => (props.options.length > 0 ? <ListedTags {...props} /> : <FreeTags {...props} />);

function ListedTags({ name, label, required, help, error, value = [], options }: Props) {
  return (
    <Field label={label} required={required} help={help} error={error} wide>
      {({ id, labelId, describedBy }) => (
        <div id={id} role="group" aria-labelledby={labelId} aria-describedby={describedBy} className="flex flex-wrap gap-2">
          {options.map((option) => (
            <label
              key={option.value}
              className="inline-flex h-8 cursor-pointer items-center gap-2 rounded-full border border-input bg-card px-3 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
            >
              <input type="checkbox" name={name} value={option.value} defaultChecked={value.includes(option.value)} className="sr-only" />
              {option.label}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

function FreeTags({ name, label, required, help, error, value = [] }: Props) {
  const [words, setWords] = useState<readonly string[]>(value);
  const [typed, setTyped] = useState("");
  const add = () => {
    const more = typed.split(",").map((word) => word.trim()).filter((word) => word && !words.includes(word));
    setWords([...words, ...more]);
    setTyped("");
  };
  return (
    <Field label={label} required={required} help={help ?? "Press Enter or type a comma after each word."} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="grid gap-2">
          {words.map((word) => <input key={word} type="hidden" name={name} value={word} />)}
          <Input
            id={id}
            name={name}
            value={typed}
            onChange={(event) => (event.target.value.endsWith(",") ? add() : setTyped(event.target.value))}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !typed.trim()) return;
              event.preventDefault();
              add();
            }}
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
          />
          <ul aria-label={label} className={cn("flex flex-wrap gap-1.5", words.length === 0 && "hidden")}>
            {words.map((word) => (
              <li key={word} className="inline-flex items-center gap-1 rounded-full bg-neutral py-0.5 pr-1 pl-2.5 text-sm text-neutral-foreground">
                {word}
                <button type="button" aria-label={`Remove ${word}`} onClick={() => setWords(words.filter((one) => one !== word))} className="rounded-full p-1 hover:bg-card">
                  <Icon name="x" className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
