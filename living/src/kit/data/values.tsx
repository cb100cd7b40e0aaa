import { Link } from "@/kit/ui/link";
import { cn } from "@/kit/class-names";
import * as format from "@/kit/format";
import { optionOf, type Option } from "@/kit/form/option";
import { Avatar } from "@/kit/ui/avatar";
import { Badge } from "@/kit/ui/badge";
import { Icon } from "@/kit/ui/icon";

// How a value of each kind is shown in lists and on pages. Whatever is not there is a dash.
type Maybe<T> = { value: T | null | undefined };

const link = "rounded-sm underline decoration-border underline-offset-4 hover:decoration-link hover:text-link";

const Nothing = () => <span className="text-muted-foreground" title="Nothing">{format.NOTHING}</span>;
const isNothing = (value: unknown) => value === null || value === undefined || value === "";

export const Text = ({ value }: Maybe<string>) => (isNothing(value) ? <Nothing /> : <span className="break-words">{value}</span>);

/** Text of several lines as it was typed, or its beginning. */
export function Prose({ value, brief }: Maybe<string> & { brief?: boolean }) {
  if (isNothing(value)) return <Nothing />;
  return <p className={cn("break-words", brief ? "line-clamp-2 text-muted-foreground" : "max-w-prose leading-relaxed whitespace-pre-wrap")}>{value}</p>;
}

const figure = (write: (value: number) => string) =>
  function Figure({ value, unit }: Maybe<number> & { unit?: string }) {
    return typeof value === "number" ? <span className="whitespace-nowrap tabular-nums">{write(value)}{unit ? ` ${unit}` : null}</span> : <Nothing />;
  };

const Amount = figure(format.number);
const Year = figure(String);

/** A number; one that is a year has no separator: 1995. */
export const Number = ({ year, ...shown }: Maybe<number> & { unit?: string; year?: boolean }) => (year ? <Year {...shown} /> : <Amount {...shown} />);
export const Percent = figure(format.percent);
export const Money = figure(format.money);
export const Duration = figure(format.duration);

/** A day or an instant. `due` marks it once it has passed. */
export function Date({ value, due }: Maybe<string | globalThis.Date> & { due?: boolean }) {
  if (!value) return <Nothing />;
  const [text, past] = typeof value === "string" ? [format.shortDate(value), format.isPast(value)] : [format.dateTime(value), format.isPastInstant(value)];
  const overdue = due && past;
  return (
    <span className={cn("inline-flex flex-wrap items-center gap-x-1.5 gap-y-0.5", overdue && "font-medium text-danger-foreground")}>
      <span className="whitespace-nowrap">{text}</span>
      {overdue ? <Badge tone="danger">Overdue</Badge> : null}
    </span>
  );
}

export const Time = ({ value }: Maybe<string>) => (value ? <span className="tabular-nums">{format.timeOfDay(value)}</span> : <Nothing />);

export const YesNo = ({ value }: Maybe<boolean>) => (
  <span className="inline-flex items-center gap-1.5">
    <Icon name={value ? "check" : "minus"} className={value ? "text-success-foreground" : "text-muted-foreground"} />
    {value ? "Yes" : "No"}
  </span>
);

/** One of the options, in its colour. */
export function Choice({ value, options }: Maybe<string> & { options: readonly Option[] }) {
  if (!value) return <Nothing />;
  const option = optionOf(options, value);
  return <Badge tone={option.tone}>{option.label}</Badge>;
}

export function Tags({ value, options }: Maybe<readonly string[]> & { options: readonly Option[] }) {
  if (!value || value.length === 0) return <Nothing />;
  return (
    <span className="flex flex-wrap gap-1">
      {value.map((tag) => <Choice key={tag} options={options} value={tag} />)}
    </span>
  );
}

export const Email = ({ value }: Maybe<string>) => (value ? <a href={`mailto:${value}`} className={cn(link, "break-words")}>{value}</a> : <Nothing />);

export const Phone = ({ value }: Maybe<string>) =>
  value ? <a href={`tel:${value.replace(/[^+\d]/g, "")}`} className={cn(link, "whitespace-nowrap")}>{value}</a> : <Nothing />;

/** A link to another site; only addresses of the web are links. */
export function Web({ value }: Maybe<string>) {
  if (!value) return <Nothing />;
  if (!/^https?:\/\//i.test(value)) return <span>{value}</span>;
  return (
    <a href={value} target="_blank" rel="noopener noreferrer nofollow" className={cn(link, "break-words")}>
      {value.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}
    </a>
  );
}

/** Another row by its title. */
export const Linked = ({ value, href }: Maybe<string> & { href: string }) => (value ? <Link href={href} className={link}>{value}</Link> : <Nothing />);

/** A person by name. */
export const Person = ({ value }: Maybe<string>) =>
  value ? (
    <span className="inline-flex max-w-full items-center gap-2">
      <Avatar name={value} size="sm" />
      <span className="truncate">{value}</span>
    </span>
  ) : (
    <Nothing />
  );
