// @file if not app.accountless and not app.site
import type { ReactNode } from "react";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";

export type Picture = { kind: string; icons: readonly string[] };

/** A drawing of the app beside the headline: its shapes and colours without words, so that it tells nothing of anybody's rows. */
export function HeroPicture({ kind, icons }: Picture) {
  const Body = bodies[kind] ?? List;
  return (
    <div aria-hidden className="relative hidden w-full max-w-md justify-self-end lg:block">
      <div className="absolute -inset-4 -z-10 rotate-3 rounded-3xl bg-primary-soft" />
      <div className="flex overflow-hidden rounded-2xl border bg-card shadow-lg">
        <div className="flex w-14 shrink-0 flex-col items-center gap-3 border-r bg-muted/50 py-4">
          <span className="size-7 rounded-[0.6rem] bg-primary" />
          {icons.map((icon, i) => (
            <span key={icon + i} className={cn("grid size-8 place-items-center rounded-md text-muted-foreground", i === 0 && "bg-primary-soft text-primary-soft-foreground")}>
              <Icon name={iconOf(icon)} className="size-4" />
            </span>
          ))}
        </div>
        <div className="min-w-0 flex-1 p-5">
          <div className="mb-5 flex items-center justify-between">
            <Line className="h-3.5 w-28 bg-heading/80" />
            <span className="h-7 w-16 rounded-(--radius-control) bg-primary" />
          </div>
          <Body />
        </div>
      </div>
    </div>
  );
}

const Line = ({ className }: { className: string }) => <span className={cn("block h-2 rounded-full bg-muted-foreground/25", className)} />;
const Dot = ({ className }: { className?: string }) => <span className={cn("block size-5 shrink-0 rounded-full bg-accent", className)} />;
const Panel = ({ children, className }: { children?: ReactNode; className?: string }) => <div className={cn("rounded-lg border bg-card p-2.5 shadow-xs", className)}>{children}</div>;

const Board = () => (
  <div className="grid grid-cols-3 gap-2.5">
    {[["w-4/5", "w-3/5", "w-2/3"], ["w-2/3", "w-4/5"], ["w-3/4"]].map((cards, column) => (
      <div key={column} className="min-h-56 space-y-2 rounded-lg bg-muted/70 p-2">
        <Line className="mb-3 w-1/2 bg-muted-foreground/40" />
        {cards.map((width, i) => (
          <Panel key={width} className={cn("space-y-2", column === 1 && i === 0 && "-rotate-2 border-primary shadow-lg")}>
            <Line className={cn(width, "bg-heading/50")} />
            <div className="flex items-center justify-between"><Line className="w-8 bg-primary/50" /><Dot className="size-4" /></div>
          </Panel>
        ))}
      </div>
    ))}
  </div>
);

const booked = new Set([3, 8, 9, 12, 17, 18, 24]);
const Calendar = () => (
  <div className="grid grid-cols-7 gap-1.5">
    {Array.from({ length: 35 }, (_, day) => (
      <span key={day} className={cn("aspect-square rounded-md border", day < 2 || day > 31 ? "border-transparent bg-muted/40" : booked.has(day) && "border-transparent bg-primary/25", day === 16 && "border-transparent bg-primary")} />
    ))}
  </div>
);

const heights = ["h-2/5", "h-3/5", "h-1/2", "h-4/5", "h-3/5", "h-full"];
const Chart = () => (
  <div className="space-y-3">
    <div className="grid grid-cols-3 gap-2.5">
      {["w-10", "w-12", "w-8"].map((width) => <Panel key={width} className="space-y-2.5"><Line className="w-3/4" /><Line className={cn("h-4 bg-heading/70", width)} /></Panel>)}
    </div>
    <Panel className="flex h-36 items-end gap-2.5">
      {heights.map((height, i) => <span key={i} className={cn("flex-1 rounded-t-md", height, i === heights.length - 1 ? "bg-primary" : "bg-primary/35")} />)}
    </Panel>
  </div>
);

const Cards = () => (
  <div className="grid grid-cols-2 gap-3">
    {["bg-primary/30", "bg-accent", "bg-accent", "bg-primary/15"].map((tint, i) => (
      <Panel key={i} className="p-0">
        <span className={cn("block h-16 rounded-t-lg", tint)} />
        <div className="space-y-2 p-2.5"><Line className="w-4/5 bg-heading/50" /><div className="flex justify-between"><Line className="w-1/2" /><Line className="w-6 bg-primary/60" /></div></div>
      </Panel>
    ))}
  </div>
);

const pins = ["top-8 left-10", "top-20 left-36", "top-10 right-16"];
const MapView = () => (
  <div className="space-y-3">
    <div className="relative h-36 overflow-hidden rounded-lg border bg-accent/50">
      <span className="absolute -top-4 left-1/3 h-56 w-3 rotate-30 bg-card" />
      <span className="absolute top-1/2 -left-4 h-3 w-120 -rotate-6 bg-card" />
      {pins.map((place) => <span key={place} className={cn("absolute size-4 rounded-full border-2 border-card bg-primary shadow-xs", place)} />)}
    </div>
    <List rows={2} />
  </div>
);

const Feed = () => (
  <div className="space-y-3">
    {["w-full", "w-2/3"].map((width, i) => (
      <Panel key={width} className="space-y-3 p-3">
        <div className="flex items-center gap-2"><Dot className={i === 0 ? "bg-primary/40" : undefined} /><Line className="w-20 bg-heading/50" /></div>
        <Line className={width} />
        <Line className="w-4/5" />
        <div className="flex gap-3"><Line className="w-8 bg-primary/60" /><Line className="w-8" /></div>
      </Panel>
    ))}
  </div>
);

const rowWidths = ["w-3/5", "w-2/5", "w-1/2", "w-3/5", "w-1/3"];
function List({ rows = 5 }: { rows?: number }) {
  return (
    <Panel className="divide-y p-0">
      {rowWidths.slice(0, rows).map((width, i) => (
        <div key={i} className="flex items-center gap-3 px-3 py-2.5">
          <Dot className={i % 2 === 0 ? "bg-primary/30" : undefined} />
          <Line className={cn(width, "bg-heading/50")} />
          <span className={cn("ml-auto h-4 w-10 shrink-0 rounded-full", i % 2 === 0 ? "bg-primary-soft" : "bg-muted")} />
        </div>
      ))}
    </Panel>
  );
}

const bodies: Record<string, () => ReactNode> = { board: Board, calendar: Calendar, cards: Cards, chart: Chart, feed: Feed, map: MapView, list: () => <List /> };
