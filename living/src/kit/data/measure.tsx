import { cn } from "@/kit/class-names";
import * as format from "@/kit/format";
import { Badge, type Tone } from "@/kit/ui/badge";
import { Icon } from "@/kit/ui/icon";

export type Kind = "integer" | "decimal" | "money" | "percent" | "duration" | "date";

/** How a figure is written: with its unit, and as many digits after the point as were asked for. */
export function writeMeasure(value: number | string, { kind, unit = "", decimals = 0 }: { kind: string; unit?: string; decimals?: number }): string {
  if (kind === "date") return format.shortDate(String(value));
  const amount = Number(value);
  if (kind === "money") return format.money(Math.round(amount));
  if (kind === "duration") return format.duration(Math.round(amount));
  const text = decimals > 0 ? format.fixed(amount, decimals) : format.number(kind === "integer" ? Math.round(amount) : Math.round(amount * 100) / 100);
  if (kind === "percent") return `${text}%`;
  return unit ? `${text} ${unit}` : text;
}

/** A worked-out value in a list or on a page. */
export function Measure({ value, ...how }: { value: number | string | null | undefined; kind: string; unit?: string; decimals?: number }) {
  if (value === null || value === undefined) return <span className="text-muted-foreground" title="Nothing">{format.NOTHING}</span>;
  return <span className="whitespace-nowrap tabular-nums">{writeMeasure(value, how)}</span>;
}

/** A condition that holds for a row, and the input it colours. */
export type Alert = { label: string; tone: Tone; field: string; on: boolean; blunt?: boolean; wash?: boolean };

const tones: Partial<Record<Tone, string>> = {
  danger: "font-semibold text-danger-foreground",
  warning: "font-semibold text-warning-foreground",
  success: "font-medium text-success-foreground",
  info: "font-medium text-info-foreground",
};

/** The class that shows that a value is out of the ordinary; undefined where it is not. */
export const toneOf = (alerts: readonly Alert[], field: string): string | undefined => {
  const alert = alerts.find((each) => each.on && each.field === field);
  return alert && tones[alert.tone];
};

/** The tone that a card takes as its background; undefined when nothing that holds asks for it. */
export const washOf = (alerts: readonly Alert[]): Tone | undefined => alerts.find((each) => each.on && each.wash)?.tone;

/** A value in the colour of what is wrong with it. */
export const Toned = ({ alerts, field, children }: { alerts: readonly Alert[]; field: string; children: React.ReactNode }) => {
  const tone = toneOf(alerts, field);
  return tone ? <span data-alert className={cn("rounded-sm", tone)}>{children}</span> : children;
};

/** The words for what holds for a row, one badge each. */
export function AlertBadges({ alerts, className }: { alerts: readonly Alert[]; className?: string }) {
  const on = alerts.filter((alert) => alert.on && !alert.blunt);
  if (on.length === 0) return null;
  return (
    <span className={cn("ml-2 inline-flex flex-wrap gap-1 align-middle", className)}>
      {on.map((alert) => <Badge key={alert.label} tone={alert.tone}>{alert.label}</Badge>)}
    </span>
  );
}

/** What holds for a row, said at the top of its page. */
export function AlertNotice({ alerts }: { alerts: readonly Alert[] }) {
  const on = alerts.filter((alert) => alert.on && !alert.blunt);
  if (on.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="grid gap-2">
      {on.map((alert) => (
        <li key={alert.label} className={cn("flex items-center gap-2 rounded-(--radius-panel) px-4 py-3 text-sm font-medium", boxes[alert.tone])}>
          <Icon name={alert.tone === "success" ? "check-circle" : "alert"} />
          {alert.label}
        </li>
      ))}
    </ul>
  );
}

const boxes: Record<Tone, string> = {
  neutral: "bg-neutral text-neutral-foreground",
  info: "bg-info text-info-foreground",
  success: "bg-success text-success-foreground",
  warning: "bg-warning text-warning-foreground",
  danger: "bg-danger text-danger-foreground",
};
