"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { dropIndex } from "./order";

/** Where a dragged card would land now. */
export type Target = { column: string; index: number };

/** A drag under way: the card, its size at the start, and the target under the pointer (null: nowhere, dropping cancels). */
export type Drag = { id: string; width: number; height: number; target: Target | null };

type Options = {
  /** The element around all columns; columns carry data-column, cards data-card. */
  root: React.RefObject<HTMLElement | null>;
  /** The element that scrolls sideways when the pointer nears its edges. */
  scroller: React.RefObject<HTMLElement | null>;
  /** Whether the card may be dropped in the column. */
  open: (id: string, column: string) => boolean;
  drop: (id: string, target: Target) => void;
};

const THRESHOLD = 5; // px that a mouse moves before a press becomes a drag
const TOUCH_SLOP = 10; // px that a finger may tremble during a long press
const LONG_PRESS = 260; // ms that a finger rests on a card before it lifts
const EDGE = 56; // px from an edge where scrolling sets in
const GAP = 8; // px between cards, as in the column's list

type Point = { x: number; y: number };
type Press = {
  pointer: number;
  id: string;
  card: HTMLElement;
  start: Point;
  last: Point;
  offset: Point;
  touch: boolean;
  handle: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  active: boolean;
};

/**
 * Drags cards with pointer events: a mouse or pen drags after a few pixels; a finger lifts a card by a long press, so that a swipe still
 * scrolls, or at once by an element marked data-handle. Escape and a lost pointer cancel. The card stays in the document while it is dragged (a removed
 * element would end the touch); what follows the pointer is `ghost`.
 */
export function useDrag({ root, scroller, open, drop }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const ghost = useRef<HTMLDivElement | null>(null);
  const press = useRef<Press | null>(null);
  const current = useRef<Drag | null>(null);
  const frame = useRef(0);
  const latest = useRef({ open, drop });
  useEffect(() => {
    latest.current = { open, drop };
  });

  const show = useCallback((next: Drag | null) => {
    current.current = next;
    setDrag(next);
  }, []);

  const place = useCallback(() => {
    const p = press.current;
    if (p && ghost.current) ghost.current.style.transform = `translate3d(${p.last.x - p.offset.x}px, ${p.last.y - p.offset.y}px, 0) rotate(1.5deg)`;
  }, []);

  /** The target under the pointer, from what is on the screen at this moment. */
  const find = useCallback((): Target | null => {
    const p = press.current;
    const now = current.current;
    if (!p || !now || !root.current) return null;
    const { x, y } = p.last;
    const bounds = root.current.getBoundingClientRect();
    if (y < bounds.top - EDGE || y > bounds.bottom + EDGE) return null;
    for (const column of root.current.querySelectorAll<HTMLElement>("[data-column]")) {
      const box = column.getBoundingClientRect();
      if (x < box.left - GAP || x > box.right + GAP) continue;
      const name = column.dataset.column ?? "";
      if (!latest.current.open(p.id, name)) return null;
      const cards = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter((card) => card.dataset.card !== p.id);
      // Asked of the document, not of the state: the placeholder may not be drawn yet.
      const slot = column.querySelector<HTMLElement>("[data-slot=placeholder]");
      const above = slot ? cards.filter((card) => card.compareDocumentPosition(slot) & Node.DOCUMENT_POSITION_FOLLOWING).length : 0;
      const gap = slot ? { index: above, height: slot.getBoundingClientRect().height + GAP } : null;
      return { column: name, index: dropIndex(cards.map((card) => card.getBoundingClientRect()), y, gap) };
    }
    return null;
  }, [root]);

  const retarget = useCallback(() => {
    const now = current.current;
    if (!now) return;
    const target = find();
    if (target?.column !== now.target?.column || target?.index !== now.target?.index) show({ ...now, target });
  }, [find, show]);

  /** Scrolls while the pointer rests near an edge. */
  const scroll = useCallback(function again() {
    const p = press.current;
    if (!p?.active) return;
    const pull = (at: number, from: number, to: number) => (at < from + EDGE ? Math.max(-1, (at - from - EDGE) / EDGE) : at > to - EDGE ? Math.min(1, (at - to + EDGE) / EDGE) : 0);
    const box = scroller.current?.getBoundingClientRect();
    const sideways = box ? pull(p.last.x, Math.max(0, box.left), Math.min(window.innerWidth, box.right)) : 0;
    const down = pull(p.last.y, 0, window.innerHeight);
    if (sideways !== 0) scroller.current?.scrollBy({ left: sideways * 14 });
    if (down !== 0) window.scrollBy({ top: down * 14 });
    if (sideways !== 0 || down !== 0) retarget();
    frame.current = requestAnimationFrame(again);
  }, [retarget, scroller]);

  const lift = useCallback(() => {
    const p = press.current;
    if (!p || p.active) return;
    p.active = true;
    const box = p.card.getBoundingClientRect();
    p.offset = { x: p.start.x - box.left, y: p.start.y - box.top };
    document.documentElement.style.userSelect = "none";
    if (p.touch) navigator.vibrate?.(12);
    show({ id: p.id, width: box.width, height: box.height, target: null });
    retarget();
    frame.current = requestAnimationFrame(scroll);
  }, [retarget, scroll, show]);

  const end = useCallback((commit: boolean) => {
    const p = press.current;
    if (!p) return;
    const target = commit && p.active ? find() : null;
    press.current = null;
    if (p.timer) clearTimeout(p.timer);
    cancelAnimationFrame(frame.current);
    document.documentElement.style.userSelect = "";
    if (!p.active) return;
    show(null);
    // The browser sends a click after the pointer comes up: it belongs to the drag, not to the card's link.
    const swallow = (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
    if (target) latest.current.drop(p.id, target);
  }, [find, show]);

  useEffect(() => {
    const move = (event: PointerEvent) => {
      const p = press.current;
      if (!p || event.pointerId !== p.pointer) return;
      p.last = { x: event.clientX, y: event.clientY };
      if (!p.active) {
        const distance = Math.hypot(p.last.x - p.start.x, p.last.y - p.start.y);
        if (p.touch && !p.handle) {
          if (distance > TOUCH_SLOP) end(false);
          return;
        }
        if (distance < THRESHOLD) return;
        lift();
      }
      place();
      retarget();
    };
    const up = (event: PointerEvent) => {
      const p = press.current;
      if (!p || event.pointerId !== p.pointer) return;
      p.last = { x: event.clientX, y: event.clientY };
      end(true);
    };
    const cancel = (event: PointerEvent) => {
      if (event.pointerId === press.current?.pointer) end(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !press.current?.active) return;
      event.preventDefault();
      end(false);
    };
    const hold = (event: Event) => {
      if (press.current?.active && event.cancelable) event.preventDefault();
    };
    const menu = (event: Event) => {
      if (press.current?.touch) event.preventDefault();
    };
    const still = (event: Event) => {
      if (press.current) event.preventDefault();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, { capture: true });
    window.addEventListener("contextmenu", menu);
    window.addEventListener("selectstart", still);
    window.addEventListener("dragstart", still);
    // A finger that holds a card must not scroll the page; passive listeners could not say so.
    window.addEventListener("touchmove", hold, { passive: false });
    return () => {
      end(false);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, { capture: true });
      window.removeEventListener("contextmenu", menu);
      window.removeEventListener("selectstart", still);
      window.removeEventListener("dragstart", still);
      window.removeEventListener("touchmove", hold);
    };
  }, [end, lift, place, retarget]);

  /** Put this on each card, an element with data-card. */
  const onPointerDown = useCallback((event: React.PointerEvent<HTMLElement>) => {
    const from = event.target instanceof Element ? event.target : null;
    const card = event.currentTarget;
    const id = card.dataset.card;
    if (event.button !== 0 || !event.isPrimary || press.current || !id || from?.closest("input, textarea, select, [data-still]")) return;
    const start = { x: event.clientX, y: event.clientY };
    const touch = event.pointerType === "touch";
    const handle = Boolean(from?.closest("[data-handle]"));
    const timer = touch && !handle ? setTimeout(lift, LONG_PRESS) : null;
    press.current = { pointer: event.pointerId, id, card, start, last: start, offset: { x: 0, y: 0 }, touch, handle, timer, active: false };
  }, [lift]);

  /** Put this on the element that follows the pointer. */
  const onGhost = useCallback((element: HTMLDivElement | null) => {
    ghost.current = element;
    place();
  }, [place]);

  return { drag, onPointerDown, onGhost };
}
