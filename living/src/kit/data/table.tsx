import { cn } from "@/kit/class-names";

/** A table that scrolls sideways by itself where the page is narrow. */
export function Table({ label, head, children }: { label: string; head: readonly string[]; children: React.ReactNode }) {
  return (
    // Focusable, so that the keys can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={label} className="overflow-x-auto rounded-(--radius-panel) border bg-card shadow-soft">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b bg-muted/50">
            {head.map((name) => <th key={name} scope="col" className="px-4 py-2.5 text-xs font-medium whitespace-nowrap text-muted-foreground">{name}</th>)}
          </tr>
        </thead>
        <tbody className="divide-y">{children}</tbody>
      </table>
    </div>
  );
}

export const Row = (props: React.ComponentProps<"tr">) => <tr className="transition-colors hover:bg-muted/40" {...props} />;

/** The cell that names the row. */
export const HeadCell = (props: React.ComponentProps<"th">) => <th scope="row" className="max-w-80 min-w-40 px-4 py-3 font-medium text-heading" {...props} />;

export const Cell = ({ className, ...props }: React.ComponentProps<"td">) => (
  <td className={cn("max-w-72 px-4 py-3 align-middle", className)} {...props} />
);
