import { cn } from "@/kit/class-names";
import { NOTHING } from "@/kit/format";
import { optionOf, type Option } from "@/kit/form/option";
import { Avatar } from "@/kit/ui/avatar";
import { Badge } from "@/kit/ui/badge";
import { Icon } from "@/kit/ui/icon";

/** What stands where there is no value. */
export const Nothing = () => <span className="text-muted-foreground" title="Nothing">{NOTHING}</span>;

/** Draws a value unless there is none. */
export function Given<T>({ value, children }: { value: T | null | undefined; children: (value: T) => React.ReactNode }) {
  return value === null || value === undefined || value === "" ? <Nothing /> : children(value);
}

/** Text of several lines as it was typed. */
export const Prose = ({ text }: { text: string }) => <p className="leading-relaxed break-words whitespace-pre-wrap">{text}</p>;

export const YesNo = ({ value }: { value: boolean }) => (
  <span className="inline-flex items-center gap-1.5">
    <Icon name={value ? "check" : "minus"} className={value ? "text-success-foreground" : "text-muted-foreground"} />
    {value ? "Yes" : "No"}
  </span>
);

export function OptionBadge({ options, value }: { options: readonly Option[]; value: string }) {
  const option = optionOf(options, value);
  return <Badge tone={option.tone}>{option.label}</Badge>;
}

export function TagList({ options, values }: { options: readonly Option[]; values: readonly string[] }) {
  if (values.length === 0) return <Nothing />;
  return (
    <span className="flex flex-wrap gap-1">
      {values.map((value) => <OptionBadge key={value} options={options} value={value} />)}
    </span>
  );
}

export const Person = ({ name }: { name: string }) => (
  <span className="inline-flex min-w-0 items-center gap-2">
    <Avatar name={name} size="sm" />
    <span className="truncate">{name}</span>
  </span>
);

/** A due date, marked when it has passed and the work is not done. */
export const Due = ({ text, overdue }: { text: string; overdue: boolean }) => (
  <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", overdue && "font-medium text-danger-foreground")}>
    {text}
    {overdue ? <Badge tone="danger">Overdue</Badge> : null}
  </span>
);

const link = "break-words text-primary underline decoration-primary/30 underline-offset-4 hover:decoration-primary";

export const EmailLink = ({ address }: { address: string }) => <a href={`mailto:${address}`} className={link}>{address}</a>;
export const PhoneLink = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^+\d]/g, "")}`} className={cn(link, "whitespace-nowrap")}>{number}</a>;

/** A link to another site; only addresses of the web are links. */
export function WebLink({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <span>{address}</span>;
  return <a href={address} target="_blank" rel="noopener noreferrer nofollow" className={link}>{address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}</a>;
}

/** The fields of a row, one name and value after the other. */
export const Facts = ({ children }: { children: React.ReactNode }) => <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">{children}</dl>;

export const Fact = ({ label, wide, children }: { label: string; wide?: boolean; children: React.ReactNode }) => (
  <div className={cn("min-w-0", wide && "sm:col-span-2")}>
    <dt className="text-xs font-medium text-muted-foreground">{label}</dt>
    <dd className="mt-1 text-sm">{children}</dd>
  </div>
);
