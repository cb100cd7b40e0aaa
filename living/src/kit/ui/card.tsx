import { cn } from "@/kit/class-names";

/** A raised panel. */
export const Card = ({ className, ...props }: React.ComponentProps<"div">) => (
  <div className={cn("rounded-(--radius-panel) border bg-card shadow-soft", className)} {...props} />
);

/** A panel with a heading, found by its name. `aside` stands at the end of the heading's line. */
export function Section({ title, aside, className, children }: {
  title: string;
  aside?: React.ReactNode;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <section aria-label={title} className={cn("rounded-(--radius-panel) border bg-card shadow-soft", className)}>
      <header className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-2">
        <h2 className="text-base font-semibold">{title}</h2>
        {aside}
      </header>
      <div className="px-5 pb-5">{children}</div>
    </section>
  );
}
