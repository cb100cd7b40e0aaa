"use client";
import { useEffect, useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { duration } from "@/kit/format/duration";
import { elapsed, readDuration } from "./duration";
import { isDay } from "./week";

export type TimeEntryView = { id: string; minutes: number; note: string; day: string; dayText: string; author: string; own: boolean };
export type TimeEntryInput = { minutes: number; note: string; day: string };

type Result = { ok: true; notice?: string } | { ok: false; error: string };
type Props = {
  entries: readonly TimeEntryView[];
  /** Today in the app's time zone, "YYYY-MM-DD". */
  today: string;
  /** When the viewer's timer on this row started, an ISO instant; null when it does not run. */
  timer: string | null;
  /** Without these the log is only for reading. */
  actions: null | {
    log: (input: TimeEntryInput) => Promise<Result>;
    edit: (id: string, input: TimeEntryInput) => Promise<Result>;
    remove: (id: string) => Promise<Result>;
    startTimer: () => Promise<Result>;
    stopTimer: () => Promise<Result>;
  };
};

const failed = (): Result => ({ ok: false, error: "It could not be saved. Try again." });

/** The time spent on a row: the total, a timer, a form for an entry, and the entries; own ones can be changed. */
export function TimeLog({ entries, today, timer, actions }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const toast = useToast();
  const sum = entries.reduce((all, entry) => all + entry.minutes, 0);
  const run = (work: () => Promise<Result>) => start(async () => {
    const result = await work().catch(failed);
    if (!result.ok) toast(result.error, "error");
    else if (result.notice) toast(result.notice);
  });

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <p className="mr-auto">
          <span className="text-xs text-muted-foreground">Total</span>
          <span className="block text-xl font-semibold tabular-nums">{duration(sum)}</span>
        </p>
        {actions && timer ? (
          <Button variant="outline" disabled={pending} onClick={() => run(actions.stopTimer)}>
            <Icon name="stop" className="size-4" />Stop timer <RunningClock since={timer} />
          </Button>
        ) : null}
        {actions && !timer ? (
          <Button variant="outline" disabled={pending} onClick={() => run(actions.startTimer)}><Icon name="play" className="size-4" />Start timer</Button>
        ) : null}
      </div>
      {actions ? <EntryForm title="Log time" button="Log time" today={today} save={actions.log} /> : null}
      {entries.length > 0 ? (
        <ul aria-label="Time entries" className="divide-y">
          {entries.map((entry) => (
            <li key={entry.id} className="py-3 first:pt-0 last:pb-0">
              {actions && editing === entry.id ? (
                <EntryForm
                  title="Edit time"
                  button="Save time"
                  today={today}
                  initial={entry}
                  save={async (input) => {
                    const result = await actions.edit(entry.id, input);
                    if (result.ok) setEditing(null);
                    return result;
                  }}
                  cancel={() => setEditing(null)}
                />
              ) : (
                <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
                  <span className="font-medium tabular-nums">{duration(entry.minutes)}</span>
                  <span className="min-w-0 flex-1 basis-32 break-words">{entry.note}</span>
                  <span className="text-xs text-muted-foreground">{entry.author}, <time dateTime={entry.day}>{entry.dayText}</time></span>
                  {actions && entry.own ? (
                    <span className="-my-1 -mr-2 flex">
                      <Button variant="ghost" size="sm" aria-label={`Edit ${duration(entry.minutes)}`} onClick={() => setEditing(entry.id)}>Edit</Button>
                      <Button variant="ghost" size="sm" disabled={pending} aria-label={`Delete ${duration(entry.minutes)}`} onClick={() => run(() => actions.remove(entry.id))}>Delete</Button>
                    </span>
                  ) : null}
                </div>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted-foreground">No time logged yet.</p>
      )}
    </div>
  );
}

/** A clock that counts up from an instant. It starts empty, since the server's clock is not the browser's. */
export function RunningClock({ since }: { since: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden className="tabular-nums">{now === null ? "" : elapsed(Date.parse(since), now)}</span>;
}

function EntryForm({ title, button, today, initial, save, cancel }: {
  title: string;
  button: string;
  today: string;
  initial?: TimeEntryInput;
  save: (input: TimeEntryInput) => Promise<Result>;
  cancel?: () => void;
}) {
  const [spent, setSpent] = useState(initial ? duration(initial.minutes) : "");
  const [note, setNote] = useState(initial?.note ?? "");
  const [day, setDay] = useState(initial?.day ?? today);
  const [error, setError] = useState<{ field: "spent" | "day"; text: string } | null>(null);
  const [pending, start] = useTransition();
  const toast = useToast();
  const id = useId();

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const read = readDuration(spent);
    if ("error" in read) {
      setError({ field: "spent", text: read.error });
      return;
    }
    if (!isDay(day)) {
      setError({ field: "day", text: "Enter a date" });
      return;
    }
    setError(null);
    start(async () => {
      const result = await save({ minutes: read.minutes, note: note.trim(), day }).catch(failed);
      if (!result.ok) {
        setError({ field: "spent", text: result.error });
        return;
      }
      if (result.notice) toast(result.notice);
      if (!initial) {
        // Whoever types the next entry already keeps it.
        setSpent((now) => (now === spent ? "" : now));
        setNote((now) => (now === note ? "" : now));
      }
    });
  }

  return (
    <form onSubmit={submit} noValidate aria-label={title} className="grid gap-3 sm:grid-cols-[8.5rem_1fr_9.5rem_auto]">
      <Labelled id={`${id}-spent`} label="Time spent" error={error?.field === "spent" ? error.text : undefined}>
        <Input
          id={`${id}-spent`}
          value={spent}
          onChange={(event) => {
            setSpent(event.target.value);
            setError(null);
          }}
          placeholder="1 h 30 min"
          autoComplete="off"
          aria-invalid={error?.field === "spent" ? true : undefined}
          aria-describedby={error?.field === "spent" ? `${id}-spent-error` : undefined}
        />
      </Labelled>
      <Labelled id={`${id}-note`} label="Note">
        <Input id={`${id}-note`} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} autoComplete="off" />
      </Labelled>
      <Labelled id={`${id}-day`} label="Date" error={error?.field === "day" ? error.text : undefined}>
        <Input
          id={`${id}-day`}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
          aria-invalid={error?.field === "day" ? true : undefined}
          aria-describedby={error?.field === "day" ? `${id}-day-error` : undefined}
        />
      </Labelled>
      <div className="flex items-start gap-2 sm:pt-6.5">
        <Button type="submit" disabled={pending}>{button}</Button>
        {cancel ? <Button variant="ghost" onClick={cancel}>Cancel</Button> : null}
      </div>
    </form>
  );
}

function Labelled({ id, label, error, children }: { id: string; label: string; error?: string; children: React.ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">{label}</label>
      {children}
      {error ? <p id={`${id}-error`} role="alert" className="text-xs text-destructive">{error}</p> : null}
    </div>
  );
}
