"use client";
import { Field } from "@/kit/form/field";
import { Input, Textarea } from "@/kit/ui/input";
import { Listbox } from "@/kit/ui/listbox";
import type { Answers, Question } from "./questions";

/** The inputs of some questions. The caller holds the answers, so that nothing typed is lost on the way. */
export function QuestionFields(props: {
  questions: readonly Question[];
  values: Answers;
  problems: Record<string, string>;
  onChange: (name: string, value: string | boolean) => void;
}) {
  const { questions, values, problems, onChange } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {questions.map((question) => {
        const { name, label, kind, required, help } = question;
        const problem = problems[name];
        const value = values[name];
        if (kind === "boolean") {
          return <Tick key={name} id={`question-${name}`} label={label} problem={problem} checked={value === true} onChange={(checked) => onChange(name, checked)} />;
        }
        const text = value === null || value === undefined || typeof value === "boolean" ? "" : String(value);
        return (
          <Field key={name} label={label} required={required} help={help || undefined} error={problem} wide={kind === "long_text"}>
            {({ id, labelId, describedBy, invalid }) => {
              if (kind === "enum") {
                const options = required ? (question.options ?? []) : [{ value: "", label: "None" }, ...(question.options ?? [])];
                return (
                  <Listbox
                    id={id}
                    labelledBy={labelId}
                    describedBy={describedBy}
                    invalid={invalid}
                    options={options.map((option) => ({ value: option.value, label: option.label }))}
                    value={text}
                    onChange={(chosen) => onChange(name, chosen)}
                  />
                );
              }
              const common = {
                id,
                name,
                value: text,
                "aria-describedby": describedBy,
                "aria-invalid": invalid || undefined,
                onChange: (event: { target: { value: string } }) => onChange(name, event.target.value),
              };
              if (kind === "long_text") return <Textarea {...common} />;
              const type = { text: "text", integer: "text", phone: "tel", email: "email" }[kind];
              return <Input {...common} type={type} inputMode={kind === "integer" ? "numeric" : undefined} />;
            }}
          </Field>
        );
      })}
    </div>
  );
}

function Tick(props: { id: string; label: string; problem: string | undefined; checked: boolean; onChange: (checked: boolean) => void }) {
  const { id, problem } = props;
  return (
    <div className="grid content-start gap-1.5 sm:col-span-2">
      <label className="flex min-h-11 items-center gap-3 text-sm font-medium">
        <input
          type="checkbox"
          id={id}
          checked={props.checked}
          onChange={(event) => props.onChange(event.target.checked)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="size-5 accent-(--primary)"
        />
        {props.label}
      </label>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-sm text-destructive">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
