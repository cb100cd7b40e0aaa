import { cn } from "@/kit/class-names";
import { type Tone, washes } from "@/kit/ui/badge";
import { Card } from "@/kit/ui/card";

/** The fields of a row on its page, names and values. */
export const Facts = ({ children }: { children: React.ReactNode }) => (
  <Card className="p-5 sm:p-6">
    <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">{children}</dl>
  </Card>
);

export const Fact = ({ label, wide, className, children }: { label: string; wide?: boolean; className?: string; children: React.ReactNode }) => (
  <div className={cn("min-w-0", wide && "sm:col-span-2")}>
    <dt className="text-xs font-medium text-muted-foreground">{label}</dt>
    <dd className={cn("mt-1.5 text-sm", className)}>{children}</dd>
  </div>
);

/** Rows as cards, side by side where there is room. */
export const Cards = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <ul aria-label={label} className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">{children}</ul>
);

/** One row as a card: its title and the fields that lists show. */
export const RowCard = ({ title, picture, badges, footer, wash, children }: { title: React.ReactNode; picture?: React.ReactNode; badges?: React.ReactNode; footer?: React.ReactNode; wash?: Tone; children?: React.ReactNode }) => (
  <li className={cn("flex flex-col overflow-hidden rounded-(--radius-panel) border p-5 shadow-soft", wash ? washes[wash] : "bg-card")}>
    {picture ? <div className="-mx-5 -mt-5 mb-4 border-b">{picture}</div> : null}
    <h2 className="text-base font-semibold break-words">{title}</h2>
    {badges ? <div className="mt-2 flex flex-wrap gap-1.5 empty:hidden">{badges}</div> : null}
    {children ? <dl className="mt-3 grid gap-2 text-sm">{children}</dl> : null}
    {footer ? <div className="mt-auto pt-4">{footer}</div> : null}
  </li>
);

export const CardLine = ({ label, className, children }: { label: string; className?: string; children: React.ReactNode }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt className="max-w-[45%] text-muted-foreground">{label}</dt>
    <dd className={cn("flex min-w-0 flex-1 flex-wrap justify-end text-right", className)}>{children}</dd>
  </div>
);
