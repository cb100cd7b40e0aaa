/** A card as the board orders it: which column it is in; its place is its index in the list. */
export type Placed = { id: string; column: string };

/** Where a card goes: directly below the card `after` of that column, or on top when `after` is null. */
export type Move = { id: string; column: string; after: string | null };

/** Splits cards by column, keeping their order; every column has a list, cards of no column are left out. */
export function byColumn<C extends Placed>(columns: readonly { value: string }[], cards: readonly C[]): Map<string, C[]> {
  const lists = new Map<string, C[]>(columns.map((column) => [column.value, []]));
  for (const card of cards) lists.get(card.column)?.push(card);
  return lists;
}

/** The move that puts `id` at `index` of `column`, counted without the card itself; null when nothing would change. */
export function moveTo<C extends Placed>(cards: readonly C[], id: string, column: string, index: number): Move | null {
  const card = cards.find((c) => c.id === id);
  if (!card) return null;
  const list = cards.filter((c) => c.column === column && c.id !== id);
  const at = Math.max(0, Math.min(index, list.length));
  if (card.column === column && indexOf(cards, id) === at) return null;
  return { id, column, after: list[at - 1]?.id ?? null };
}

/** The cards after a move; a card whose `after` is gone goes to the end of the column. */
export function applyMove<C extends Placed>(cards: readonly C[], move: Move): C[] {
  const card = cards.find((c) => c.id === move.id);
  if (!card) return [...cards];
  const rest = cards.filter((c) => c.id !== move.id);
  const moved = { ...card, column: move.column };
  if (move.after === null) return [moved, ...rest];
  const at = rest.findIndex((c) => c.id === move.after);
  return at < 0 ? [...rest, moved] : rest.toSpliced(at + 1, 0, moved);
}

/** The place of a card within its column, from 0; -1 when there is no such card. */
export function indexOf<C extends Placed>(cards: readonly C[], id: string): number {
  const card = cards.find((c) => c.id === id);
  return card ? cards.filter((c) => c.column === card.column).findIndex((c) => c.id === id) : -1;
}

/** Whether a card may go from one column to another; `allowed` null means everywhere. The own column is always open. */
export function mayMove(allowed: Readonly<Record<string, readonly string[]>> | null, from: string, to: string): boolean {
  return from === to || allowed === null || (allowed[from] ?? []).includes(to);
}

type Span = { top: number; bottom: number };

/**
 * The index at which a card dropped at height `y` lands among `spans` (the other cards of the column, top to bottom).
 * A placeholder standing in the list at `gap.index` pushes the cards below it down by `gap.height`; that is taken back
 * first, so that the answer does not flicker between two places.
 */
export function dropIndex(spans: readonly Span[], y: number, gap: { index: number; height: number } | null): number {
  return spans.filter((span, i) => {
    const shift = gap && i >= gap.index ? gap.height : 0;
    return (span.top + span.bottom) / 2 - shift < y;
  }).length;
}

/** The place that an arrow key leads to from `at`; null when there is none. Columns that are not open are passed over. */
export function step<C extends Placed>(
  columns: readonly { value: string }[],
  cards: readonly C[],
  at: { id: string; column: string; index: number },
  key: string,
  open: (column: string) => boolean,
): { column: string; index: number } | null {
  const others = (column: string) => cards.filter((c) => c.column === column && c.id !== at.id).length;
  if (key === "ArrowUp") return at.index > 0 ? { column: at.column, index: at.index - 1 } : null;
  if (key === "ArrowDown") return at.index < others(at.column) ? { column: at.column, index: at.index + 1 } : null;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const direction = key === "ArrowLeft" ? -1 : 1;
  let i = columns.findIndex((column) => column.value === at.column) + direction;
  for (; i >= 0 && i < columns.length; i += direction) {
    const column = columns[i];
    if (column && open(column.value)) return { column: column.value, index: Math.min(at.index, others(column.value)) };
  }
  return null;
}
