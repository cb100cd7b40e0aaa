"use client";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "@/kit/class-names";
import { Icon } from "./icon";
import { inputClass } from "./input";

export type ListboxOption = { value: string; label: string };

type Props = {
  /** The accessible name; with `labelledBy` the element of that id gives it instead. */
  label?: string;
  labelledBy?: string;
  id?: string;
  describedBy?: string;
  invalid?: boolean;
  options: readonly ListboxOption[];
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  className?: string;
};

/**
 * Picks one of a list, within the page. Keys as in a native select: arrows, Home, End, Enter, Space, Esc, and the first
 * letters of an option.
 */
export function Listbox({ label, labelledBy, id, describedBy, invalid, options, value, onChange, placeholder = "Choose…", className }: Props) {
  const listId = useId();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chosen = options.findIndex((option) => option.value === value);

  const show = () => {
    setActive(Math.max(0, chosen));
    setOpen(true);
  };
  const pick = (index: number) => {
    const option = options[index];
    if (option && option.value !== value) onChange(option.value);
    setOpen(false);
  };

  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [open, active]);

  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  function typeAhead(letter: string, now: number) {
    const text = now - typed.current.at < 700 ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const from = text.length === 1 ? active + 1 : active;
    const order = [...options.keys()].map((i) => (i + from) % options.length);
    const found = order.find((i) => options[i]?.label.toLowerCase().startsWith(text.toLowerCase()));
    if (found !== undefined) setActive(found);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const { key } = event;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(options.length - 1, active + 1),
      ArrowUp: Math.max(0, active - 1),
      Home: 0,
      End: options.length - 1,
    };
    if (!open) {
      if (!["ArrowDown", "ArrowUp", "Enter", " "].includes(key)) return;
      event.preventDefault();
      show();
    } else if (key in moves) {
      event.preventDefault();
      setActive(moves[key] ?? 0);
    } else if (key === "Enter" || key === " ") {
      event.preventDefault();
      pick(active);
    } else if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (key === "Tab") {
      setOpen(false);
    } else if (key.length === 1 && !event.ctrlKey && !event.metaKey) {
      typeAhead(key, event.timeStamp);
    }
  }

  return (
    <div ref={root} className={cn("relative", className)}>
      <button
        type="button"
        id={id}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${active}` : undefined}
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onClick={() => (open ? setOpen(false) : show())}
        onKeyDown={onKeyDown}
        className={cn(inputClass, "flex items-center justify-between gap-2 text-left")}
      >
        <span className={cn("truncate", chosen < 0 && "text-muted-foreground")}>{options[chosen]?.label ?? placeholder}</span>
        <Icon name="chevron-down" className="text-muted-foreground" />
      </button>
      {open ? (
        <div
          ref={list}
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          aria-labelledby={labelledBy}
          className="absolute top-full left-0 z-30 mt-1 max-h-64 w-max max-w-[min(22rem,85vw)] min-w-full overflow-y-auto rounded-(--radius-control) border bg-card p-1 text-sm shadow-xl"
        >
          {options.map((option, i) => (
            // The keys are those of the button, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.value}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              // Keeps the focus where it is: on the button.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(i)}
              onPointerMove={() => setActive(i)}
              className={cn("flex min-h-8 items-center justify-between gap-3 rounded-md px-2.5 py-1.5", i === active && "bg-muted")}
            >
              <span className="min-w-0 break-words">{option.label}</span>
              {i === chosen ? <Icon name="check" className="text-link" /> : null}
            </div>
          ))}
          {options.length === 0 ? <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className="px-2.5 py-2 text-muted-foreground">Nothing to choose from</div> : null}
        </div>
      ) : null}
    </div>
  );
}
