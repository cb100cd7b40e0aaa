/** The shape of a page while its data is on the way. */
export default function Loading() {
  return (
    <div role="status" className="grid animate-pulse gap-6">
      <span className="sr-only">Loading…</span>
      <div className="h-9 w-56 rounded-lg bg-muted" />
      <div className="h-9 w-full max-w-md rounded-lg bg-muted" />
      <div className="h-72 rounded-(--radius-panel) bg-muted" />
    </div>
  );
}
