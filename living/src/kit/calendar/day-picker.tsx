"use client";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/kit/class-names";
import { addMonths, dayByKey, firstWeekdayOf, monthOf, monthText, weekdayNames, weeksOf } from "./month";

const dayName = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/**
 * Choose one day of a month page, by pointer or with the keys that people know from calendars (arrows, Home, End,
 * Page Up, Page Down). Days that cannot be chosen stay readable and say so.
 */
export function DayPicker(props: {
  label: string;
  value: string | null;
  today: string;
  first: string;
  last: string;
  isFree: (day: string) => boolean;
  onChange: (day: string) => void;
  locale: string;
}) {
  const { value, today, first, last, locale } = props;
  const firstWeekday = firstWeekdayOf(locale);
  const [focused, setFocused] = useState(value ?? first);
  const [moved, setMoved] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const month = monthOf(focused);
  const long = weekdayNames(locale, firstWeekday, "long");
  const short = weekdayNames(locale, firstWeekday, "short");

  useEffect(() => {
    if (moved) grid.current?.querySelector<HTMLButtonElement>(`[data-day="${focused}"]`)?.focus();
  }, [focused, moved]);

  function turn(n: number) {
    const to = addMonths(month, n);
    setMoved(false);
    setFocused(to === monthOf(first) ? first : `${to}-01`);
  }

  return (
    <div role="group" aria-label={props.label}>
      <div className="mb-3 flex items-center justify-between">
        <p aria-live="polite" className="font-semibold">
          {monthText(month, locale)}
        </p>
        <div className="flex gap-1">
          <TurnButton label="Previous month" path="m15 6-6 6 6 6" disabled={month <= monthOf(first)} onClick={() => turn(-1)} />
          <TurnButton label="Next month" path="m9 6 6 6-6 6" disabled={month >= monthOf(last)} onClick={() => turn(1)} />
        </div>
      </div>
      <table ref={grid} className="w-full table-fixed">
        <thead>
          <tr>
            {long.map((name, i) => (
              <th key={name} scope="col" abbr={name} className="pb-1 text-center text-xs font-medium text-muted-foreground">
                {short[i]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, firstWeekday).map((week) => (
            <tr key={week[0]!.day}>
              {week.map(({ day, inMonth }) => {
                if (!inMonth) return <td key={day} aria-hidden="true" />;
                const free = day >= first && day <= last && props.isFree(day);
                const selected = day === value;
                return (
                  <td key={day} className="p-0.5">
                    <button
                      type="button"
                      data-day={day}
                      tabIndex={day === focused ? 0 : -1}
                      aria-label={`${dayName(day, locale)}${day === today ? ", today" : ""}${free ? "" : ", nothing free"}`}
                      aria-pressed={selected}
                      aria-disabled={!free}
                      onClick={() => {
                        setFocused(day);
                        if (free) props.onChange(day);
                      }}
                      onKeyDown={(event) => {
                        const to = dayByKey(day, event.key, firstWeekday);
                        if (!to) return;
                        event.preventDefault();
                        setMoved(true);
                        setFocused(to < first ? first : to > last ? last : to);
                      }}
                      className={cn(
                        "grid h-11 w-full place-items-center rounded-(--radius-control) text-sm tabular-nums transition-colors",
                        selected && "bg-primary font-semibold text-primary-foreground",
                        !selected && free && "bg-primary-soft font-semibold text-primary-soft-foreground hover:ring-2 hover:ring-ring",
                        !selected && !free && "cursor-default text-muted-foreground line-through decoration-1",
                        day === today && "underline decoration-2 underline-offset-4",
                      )}
                    >
                      {Number(day.slice(8))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TurnButton({ label, path, disabled, onClick }: { label: string; path: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} disabled={disabled} onClick={onClick} className="grid size-10 place-items-center rounded-(--radius-control) border border-input bg-card hover:bg-muted disabled:opacity-40">
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4 fill-none stroke-current stroke-2">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
