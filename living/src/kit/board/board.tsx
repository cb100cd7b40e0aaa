"use client";
import { useOptimistic, useRef, useTransition } from "react";
import { createPortal } from "react-dom";
import { cn } from "@/kit/class-names";
import { useToast } from "@/kit/ui/toast";
import { CardFace } from "./card-face";
import { MoveMenu } from "./move-menu";
import { applyMove, byColumn, mayMove, moveTo, type Move } from "./order";
import { QuickAdd } from "./quick-add";
import type { BoardCard, BoardColumn, BoardResult, Tone } from "./types";
import { useDrag, type Drag } from "./use-drag";
import { useKeys } from "./use-keys";

type Props = {
  label: string;
  columns: readonly BoardColumn[];
  cards: readonly BoardCard[];
  /** Per column the columns that a card may go to from there; null when every way is open. */
  allowed: Readonly<Record<string, readonly string[]>> | null;
  /** Saves a move; without it the board is only for reading. */
  move?: (move: Move) => Promise<BoardResult>;
  /** Makes a card; without it there is no line to add one. */
  add?: (input: { column: string; title: string }) => Promise<BoardResult>;
  maxLength?: number;
  emptyError?: string;
};

type Change = { kind: "move"; move: Move } | { kind: "add"; card: BoardCard };
type Shown = BoardCard & { pending?: boolean };

const dots: Record<Tone, string> = {
  neutral: "bg-muted-foreground",
  info: "bg-info-foreground",
  success: "bg-success-foreground",
  warning: "bg-warning-foreground",
  danger: "bg-danger-foreground",
};

/**
 * A kanban board. Cards move by pointer and touch, by keys and by a menu; a move shows at once and goes back when it cannot
 * be saved.
 */
export function Board({ label, columns, cards, allowed, move, add, maxLength = 200, emptyError = "Enter a title" }: Props) {
  const toast = useToast();
  const root = useRef<HTMLDivElement>(null);
  const [, start] = useTransition();
  const [optimistic, change] = useOptimistic<readonly Shown[], Change>(cards, (state, next) =>
    next.kind === "move" ? applyMove(state, next.move) : [...state, { ...next.card, pending: true }]);
  const column = (id: string) => optimistic.find((card) => card.id === id)?.column ?? "";
  const open = (id: string, to: string) => mayMove(allowed, column(id), to);

  function drop(id: string, target: { column: string; index: number }) {
    const next = moveTo(optimistic, id, target.column, target.index);
    if (!next || !move) return;
    start(async () => {
      change({ kind: "move", move: next });
      const result = await move(next).catch((): BoardResult => ({ ok: false, error: "It could not be moved. Try again." }));
      if (!result.ok) toast(result.error, "error");
    });
  }

  async function create(to: string, title: string): Promise<BoardResult> {
    change({ kind: "add", card: { id: `new ${Date.now()}`, title, column: to, href: "#", badges: [], people: [], facts: [] } });
    return add ? add({ column: to, title }) : { ok: true };
  }

  const { drag, onPointerDown, onGhost } = useDrag({ root, scroller: root, open, drop });
  const keys = useKeys({ columns, cards: optimistic, title: (card) => card.title, open, drop });
  const lists = byColumn(columns, keys.view);
  const dragged = drag ? optimistic.find((card) => card.id === drag.id) : undefined;

  return (
    <section aria-label={label} className="min-w-0">
      <h2 className="sr-only">{label}</h2>
      <div
        ref={root}
        // Focusable, so that the keys can scroll it where the columns do not fit.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={`${label}: columns`}
        className={cn(
          "relative -mx-1 flex items-stretch gap-3 overflow-x-auto overscroll-x-contain px-1 pt-1 pb-3",
          drag ? "cursor-grabbing" : "snap-x snap-mandatory scroll-px-1 md:snap-none",
        )}
      >
        {columns.map((to) => {
          const list = lists.get(to.value) ?? [];
          const closed = drag !== null && !open(drag.id, to.value);
          return (
            <section
              key={to.value}
              data-column={to.value}
              className={cn(
                "flex w-[min(17.5rem,88%)] shrink-0 snap-start flex-col rounded-(--radius-panel) bg-muted/60 p-2 transition-opacity md:w-auto md:min-w-54 md:flex-1",
                closed && "opacity-45",
                drag?.target?.column === to.value && "bg-muted ring-2 ring-primary/30",
              )}
            >
              <h3 className="flex items-center gap-2 px-1.5 pt-1 pb-2 text-sm font-semibold">
                <span aria-hidden className={cn("size-2 rounded-full", dots[to.tone ?? "neutral"])} />
                {to.label}
                <span className="ml-auto rounded-full bg-background px-2 py-0.5 text-xs font-medium text-muted-foreground tabular-nums" title={`${list.length} in ${to.label}`}>{list.length}</span>
              </h3>
              <div className="relative flex min-h-24 flex-1 flex-col">
                <ul aria-label={to.label} className="flex flex-1 flex-col gap-2">
                  {withPlaceholder(list, to.value, drag).map((item) => (item === PLACEHOLDER ? (
                    <li key="placeholder" aria-hidden data-slot="placeholder" style={{ height: drag?.height }} className="shrink-0 rounded-(--radius-control) border-2 border-dashed border-primary/40 bg-primary/5" />
                  ) : (
                    <li
                      key={item.id}
                      data-card={item.id}
                      onPointerDown={move && !item.pending ? onPointerDown : undefined}
                      className={cn(
                        "group/card shrink-0 rounded-(--radius-control) select-none [-webkit-touch-callout:none]",
                        move && "cursor-grab",
                        drag?.id === item.id && "opacity-35",
                        keys.held?.id === item.id && "outline-2 outline-offset-2 outline-primary",
                      )}
                    >
                      <CardFace
                        card={item}
                        pending={item.pending}
                        menu={move && !item.pending ? (
                          <MoveMenu
                            id={item.id}
                            title={item.title}
                            column={item.column}
                            columns={columns}
                            open={(value) => open(item.id, value)}
                            held={keys.held?.id === item.id}
                            onMove={(value) => drop(item.id, { column: value, index: lists.get(value)?.length ?? 0 })}
                            onKeyDown={(event) => keys.onKeyDown(item, event)}
                            onBlur={(event) => keys.onBlur(item, event)}
                          />
                        ) : undefined}
                      />
                    </li>
                  )))}
                </ul>
                {list.length === 0 && drag?.target?.column !== to.value ? (
                  <p className="pointer-events-none absolute inset-0 grid place-items-center rounded-(--radius-control) border border-dashed text-xs text-muted-foreground">Nothing here yet</p>
                ) : null}
              </div>
              {add ? <QuickAdd column={to} maxLength={maxLength} emptyError={emptyError} add={(title) => create(to.value, title)} /> : null}
            </section>
          );
        })}
      </div>
      <p aria-live="assertive" className="sr-only">{keys.message}</p>
      {drag && dragged ? createPortal(
        <div ref={onGhost} aria-hidden className="pointer-events-none fixed top-0 left-0 z-50" style={{ width: drag.width }}>
          <CardFace card={dragged} ghost />
        </div>,
        document.body,
      ) : null}
    </section>
  );
}

const PLACEHOLDER = "placeholder";

/** The cards of a column with the place where the dragged one would land; none where it already stands. */
function withPlaceholder(list: readonly Shown[], column: string, drag: Drag | null): (Shown | typeof PLACEHOLDER)[] {
  if (drag?.target?.column !== column) return [...list];
  const own = list.findIndex((card) => card.id === drag.id);
  const { index } = drag.target;
  if (own === index) return [...list];
  const others = list.filter((card) => card.id !== drag.id);
  const before = others[index];
  const at = before ? list.indexOf(before) : list.length;
  return [...list.slice(0, at), PLACEHOLDER, ...list.slice(at)];
}
