"use client";
import { cn } from "@/kit/class-names";
import { Input, Textarea } from "@/kit/ui/input";
import { Field, type FieldProps } from "./field";

type Props = FieldProps & { value?: string; prefix?: string; suffix?: string; wide?: boolean; lines?: number } & Pick<
  React.ComponentProps<"input">,
  "type" | "inputMode" | "autoComplete" | "maxLength" | "placeholder" | "autoFocus"
>;

/** One line of text, or with `lines` a box of as many; `prefix` is shown in front of it, such as a currency's sign, `suffix` behind it, such as a unit. */
export function TextField({ name, label, required, help, error, wide, value, prefix, suffix, lines, ...input }: Props) {
  if (lines) return <LongTextField name={name} label={label} required={required} help={help} error={error} value={value} maxLength={input.maxLength} />;
  return (
    <Field label={label} required={required} help={help} error={error} wide={wide}>
      {({ id, describedBy, invalid }) => (
        <div className="relative">
          {prefix ? (
            <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-sm text-muted-foreground">{prefix}</span>
          ) : null}
          <Input
            id={id}
            name={name}
            defaultValue={value}
            required={required}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            className={cn(prefix && "pl-8", suffix && "pr-14")}
            {...input}
          />
          {suffix ? (
            <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-sm text-muted-foreground">{suffix}</span>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** Text of several lines. */
export function LongTextField({ name, label, required, help, error, value, maxLength }: Props) {
  return (
    <Field label={label} required={required} help={help} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <Textarea
          id={id}
          name={name}
          defaultValue={value}
          required={required}
          maxLength={maxLength}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
        />
      )}
    </Field>
  );
}

export const NumberField = (props: Props) => <TextField inputMode="decimal" autoComplete="off" {...props} />;
export const DurationField = (props: Props) => <TextField placeholder="1 h 30 min" autoComplete="off" {...props} />;
export const DateField = (props: Props) => <TextField type="date" {...props} />;
export const DateTimeField = (props: Props) => <TextField type="datetime-local" {...props} />;
export const TimeField = (props: Props) => <TextField type="time" {...props} />;
export const EmailField = (props: Props) => <TextField type="email" autoComplete="off" {...props} />;
export const PhoneField = (props: Props) => <TextField type="tel" autoComplete="off" {...props} />;
export const UrlField = (props: Props) => <TextField inputMode="url" placeholder="https://" autoComplete="off" {...props} />;
