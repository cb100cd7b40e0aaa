"use client";
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a map is moved with the arrow keys, so it takes the focus itself */
import { Link } from "@/kit/ui/link";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/kit/class-names";
import { cluster, type MapPlace, type Mark } from "./cluster";
import { MapGround } from "./ground";
import { fit, pan, zoom, type Size, type View } from "./projection";

export interface LinkedPlace extends MapPlace {
  href: string;
  /** The address, or another short line. */
  detail?: string | undefined;
}

const START: Size = { width: 720, height: 460 };
const PAN_BY: Record<string, [number, number]> = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };

/**
 * Places on a map that is drawn here: no tiles, no network. Move it by dragging or with the arrow keys, zoom with the
 * buttons, + and −; every place is a link, places that lie close together are a button that zooms in on them.
 */
export function PlaceMap({ places, label }: { places: readonly LinkedPlace[]; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number; id: number } | null>(null);
  const help = useId();
  const [size, setSize] = useState(START);
  // What the viewer chose by hand; null shows all places.
  const [chosen, setChosen] = useState<View | null>(null);
  const view = useMemo(
    () => (chosen ? { ...chosen, ...size } : fit(places, size, Math.min(64, size.width / 7))),
    [chosen, places, size],
  );
  const marks = useMemo(() => cluster(places, view), [places, view]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function onKeyDown(event: React.KeyboardEvent) {
    const by = PAN_BY[event.key];
    if (by) setChosen(pan(view, ...by));
    else if (event.key === "+" || event.key === "=") setChosen(zoom(view, 1.6));
    else if (event.key === "-") setChosen(zoom(view, 1 / 1.6));
    else if (event.key === "0") setChosen(null);
    else return;
    event.preventDefault();
  }

  function onPointerMove(event: React.PointerEvent) {
    const from = drag.current;
    if (!from || from.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(dx, dy) < 4) return; // still a click on a place
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    drag.current = { ...from, x: event.clientX, y: event.clientY };
    setChosen(pan(view, -dx, -dy));
  }

  return (
    <div className="relative isolate overflow-hidden rounded-(--radius-panel) border bg-muted">
      <div
        ref={frame}
        role="group"
        aria-roledescription="map"
        aria-label={label}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, id: event.pointerId };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        className="relative h-[26rem] cursor-grab touch-pan-y overflow-hidden select-none focus-visible:outline-offset-[-3px] active:cursor-grabbing sm:h-[32rem]"
      >
        <MapGround view={view} />
        <ul>
          {marks.map((mark) => (
            <li key={mark.places.map((place) => place.id).join(" ")}>
              <MapMark mark={mark} onOpen={() => setChosen(fit(mark.places, size, 80, 200))} />
            </li>
          ))}
        </ul>
      </div>
      <div className="absolute top-3 right-3 grid overflow-hidden rounded-(--radius-control) border bg-card shadow-soft">
        <MapButton label="Zoom in" onClick={() => setChosen(zoom(view, 1.6))} path="M12 5v14M5 12h14" />
        <MapButton label="Zoom out" onClick={() => setChosen(zoom(view, 1 / 1.6))} path="M5 12h14" />
        <MapButton label="Show all places" onClick={() => setChosen(null)} path="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
      </div>
      <p id={help} className="sr-only">
        Arrow keys move the map, plus and minus zoom, 0 shows all places.
      </p>
    </div>
  );
}

function MapMark({ mark, onOpen }: { mark: Mark<LinkedPlace>; onOpen(): void }) {
  const at = { left: mark.x, top: mark.y };
  const [place] = mark.places;
  if (mark.places.length > 1) {
    return (
      <button
        type="button"
        style={at}
        onClick={onOpen}
        aria-label={`Show ${mark.places.length} places close together: ${mark.places.map((p) => p.title).join(", ")}`}
        className="absolute z-10 grid size-9 -translate-1/2 place-items-center rounded-full border-2 border-card bg-primary text-sm font-semibold text-primary-foreground shadow-soft ring-4 ring-primary/20 hover:z-20 hover:scale-110"
      >
        {mark.places.length}
      </button>
    );
  }
  return (
    <Link
      href={place!.href}
      style={at}
      aria-label={place!.detail ? `${place!.title}, ${place!.detail}` : place!.title}
      draggable={false}
      className="group absolute z-10 size-6 -translate-1/2 rounded-full hover:z-20 focus-visible:z-20"
    >
      <span className="absolute inset-1 rounded-full border-2 border-card bg-primary shadow-soft transition-transform group-hover:scale-125" />
      <span
        aria-hidden="true"
        className={cn(
          "absolute top-1/2 max-w-44 -translate-y-1/2 truncate rounded-md bg-card/90 px-1.5 py-0.5 text-xs font-medium text-foreground group-hover:block group-focus-visible:block",
          mark.side === "right" ? "left-full" : "right-full",
          mark.labelled ? "block" : "hidden",
        )}
      >
        {place!.title}
      </span>
    </Link>
  );
}

function MapButton({ label, path, onClick }: { label: string; path: string; onClick(): void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className="grid size-10 place-items-center border-b last:border-b-0 hover:bg-muted focus-visible:outline-offset-[-3px]">
      <svg viewBox="0 0 24 24" className="size-4 fill-none stroke-current stroke-2" aria-hidden="true">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
