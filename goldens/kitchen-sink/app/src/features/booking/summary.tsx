"use client";

/** What is about to be booked and what it costs: beside the form, or below it on a phone. */
export function Summary({ lines, total, note, error, children }: { lines: [string, string][]; total: string | null; note: string; error: string | null; children: React.ReactNode }) {
  return (
    <section aria-label="Summary" className="grid gap-4 rounded-(--radius-panel) border bg-card p-5 shadow-soft lg:sticky lg:top-20">
      <h2 className="text-base font-semibold">Summary</h2>
      <dl className="grid gap-3 text-sm">
        {lines.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt className="text-xs text-muted-foreground">{name}</dt>
              <dd className="font-medium">{text}</dd>
            </div>
          ) : null,
        )}
        <div className="flex items-baseline justify-between gap-4 border-t pt-3" aria-live="polite">
          <dt className="text-sm font-medium">Total</dt>
          <dd className="text-xl font-semibold tabular-nums">{total ?? "–"}</dd>
        </div>
      </dl>
      <p className="text-xs text-muted-foreground">{note}</p>
      {error ? (
        <p role="alert" className="rounded-(--radius-control) bg-danger px-3 py-2 text-sm font-medium text-danger-foreground">
          {error}
        </p>
      ) : null}
      {children}
    </section>
  );
}
