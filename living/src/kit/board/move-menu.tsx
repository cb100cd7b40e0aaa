"use client";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import type { BoardColumn } from "./types";

type Props = {
  id: string;
  title: string;
  column: string;
  columns: readonly BoardColumn[];
  open: (column: string) => boolean;
  held: boolean;
  onMove: (column: string) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
  onBlur: (event: React.FocusEvent) => void;
};

/**
 * The button "Move <title>": a click or Enter opens a menu of columns, Space picks the card up for the arrow keys, and a press that
 * moves drags the card.
 */
export function MoveMenu({ id, title, column, columns, open, held, onMove, onKeyDown, onBlur }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <DropdownMenu.Root open={shown} onOpenChange={setShown} modal={false}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-label={`Move ${title}`}
          title="Move: click for a menu, or press Space and use the arrow keys"
          data-handle={id}
          // The menu would open on the press; it is to open on the click, so that a press can become a drag.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setShown((now) => !now)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          className={cn(
            "-m-1.5 grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground",
            held && "bg-primary text-primary-foreground",
          )}
        >
          <Icon name="grip" className="size-4" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="z-50 min-w-44 rounded-(--radius-control) border bg-card p-1 text-sm shadow-lg">
          <DropdownMenu.Label className="px-2 py-1 text-xs text-muted-foreground">Move to</DropdownMenu.Label>
          {columns.map((to) => (
            <DropdownMenu.Item
              key={to.value}
              disabled={to.value !== column && !open(to.value)}
              onSelect={() => onMove(to.value)}
              className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-muted"
            >
              <span className="flex-1">{to.label}</span>
              {to.value === column ? <Icon name="check" className="size-4" /> : null}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
