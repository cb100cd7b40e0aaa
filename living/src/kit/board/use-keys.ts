"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { applyMove, indexOf, moveTo, step, type Placed } from "./order";

/** A card held by the keyboard, and where it would be put down. */
export type Held = { id: string; column: string; index: number };

type Options<C extends Placed> = {
  columns: readonly { value: string; label: string }[];
  cards: readonly C[];
  title: (card: C) => string;
  open: (id: string, column: string) => boolean;
  drop: (id: string, target: { column: string; index: number }) => void;
};

/**
 * Moves cards with keys: Space on a card's handle picks it up, arrows carry it, Space or Enter puts it down, Escape and
 * leaving the handle put it back. `message` is what a screen reader is told.
 */
export function useKeys<C extends Placed>({ columns, cards, title, open, drop }: Options<C>) {
  const [held, setHeld] = useState<Held | null>(null);
  const [message, setMessage] = useState("");
  const focus = useRef<string | null>(null);

  const label = (column: string) => columns.find((c) => c.value === column)?.label ?? column;
  const place = (at: Held, list: readonly C[]) => {
    const total = list.filter((card) => card.column === at.column && card.id !== at.id).length + 1;
    return `${label(at.column)}, place ${at.index + 1} of ${total}`;
  };

  // A card that changes column is another element afterwards: the focus goes with it.
  useEffect(() => {
    if (!focus.current) return;
    const handle = document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(focus.current)}"]`);
    if (handle && document.activeElement !== handle) handle.focus();
    if (!held) focus.current = null;
  });

  const putBack = useCallback((card: C, name: string) => {
    focus.current = card.id;
    setHeld(null);
    setMessage(`${name} is back where it was.`);
  }, []);

  const onKeyDown = (card: C, event: React.KeyboardEvent) => {
    const name = title(card);
    if (held?.id !== card.id) {
      if (event.key !== " ") return;
      event.preventDefault();
      const at = { id: card.id, column: card.column, index: indexOf(cards, card.id) };
      setHeld(at);
      setMessage(`Picked up ${name}. ${place(at, cards)}. Arrow keys move it, Space puts it down, Escape puts it back.`);
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      putBack(card, name);
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      focus.current = card.id;
      setHeld(null);
      setMessage(`Put down ${name}. ${place(held, cards)}.`);
      drop(card.id, { column: held.column, index: held.index });
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = step(columns, cards, held, event.key, (column) => open(card.id, column));
      if (!next) return;
      focus.current = card.id;
      setHeld({ id: card.id, ...next });
      setMessage(`${name}: ${place({ id: card.id, ...next }, cards)}.`);
    }
  };

  /** The handle lost the focus: unless the card is just being carried to another element, it goes back. */
  const onBlur = (card: C, event: React.FocusEvent) => {
    if (held?.id === card.id && event.relatedTarget instanceof Element) {
      setHeld(null);
      setMessage(`${title(card)} is back where it was.`);
    }
  };

  /** The cards as they would be after putting down the held one. */
  const move = held ? moveTo(cards, held.id, held.column, held.index) : null;
  return { held, message, view: move ? applyMove(cards, move) : cards, onKeyDown, onBlur, say: setMessage };
}
