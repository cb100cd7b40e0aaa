"use client";
import { Input, inputClass, Textarea } from "@/kit/ui/input";
import { cn } from "@/kit/class-names";
import type { Answers, Question } from "./questions";

/** One labelled input with its help and what is wrong with it; the input finds both through `describedBy`. */
export function Labelled(props: {
  id: string;
  label: string;
  required?: boolean;
  help?: string | undefined;
  problem?: string | undefined;
  className?: string;
  children: (input: { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined }) => React.ReactNode;
}) {
  const { id, problem, help } = props;
  const describedBy = [help ? `${id}-help` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("grid content-start gap-1.5", props.className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {props.label}
        {props.required === false ? (
          <span aria-hidden="true" className="font-normal text-muted-foreground">
            {" "}
            (optional)
          </span>
        ) : null}
      </label>
      {props.children({ id, "aria-invalid": problem ? true : undefined, "aria-describedby": describedBy || undefined })}
      {help ? (
        <p id={`${id}-help`} className="text-xs text-muted-foreground">
          {help}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="text-sm text-destructive">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** The inputs of some questions. What was typed before comes back through `values`. */
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
        const value = values[name];
        const text = value === null || value === undefined || typeof value === "boolean" ? "" : String(value);
        if (kind === "boolean") {
          const id = `question-${name}`;
          const problem = problems[name];
          return (
            <div key={name} className="grid content-start gap-1.5 self-center sm:col-span-2">
              <label className="flex min-h-11 items-center gap-3 text-sm font-medium">
                <input
                  type="checkbox"
                  id={id}
                  name={name}
                  checked={value === true}
                  onChange={(event) => onChange(name, event.target.checked)}
                  aria-invalid={problem ? true : undefined}
                  aria-describedby={problem ? `${id}-problem` : undefined}
                  className="size-5 accent-primary"
                />
                {label}
              </label>
              {problem ? (
                <p id={`${id}-problem`} className="text-sm text-destructive">
                  {problem}
                </p>
              ) : null}
            </div>
          );
        }
        return (
          <Labelled key={name} id={`question-${name}`} label={label} required={required} help={help} problem={problems[name]} className={kind === "long_text" ? "sm:col-span-2" : ""}>
            {(input) => {
              const common = { ...input, name, value: text, onChange: (event: { target: { value: string } }) => onChange(name, event.target.value) };
              if (kind === "long_text") return <Textarea {...common} />;
              if (kind === "enum") {
                return (
                  <select {...common} className={inputClass}>
                    <option value="">Choose</option>
                    {question.options?.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                );
              }
              const type = { text: "text", integer: "number", phone: "tel", email: "email" }[kind];
              return <Input {...common} type={type} inputMode={kind === "integer" ? "numeric" : undefined} />;
            }}
          </Labelled>
        );
      })}
    </div>
  );
}
