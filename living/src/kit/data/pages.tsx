import { Link } from "@/kit/ui/link";
import { buttonClass } from "@/kit/ui/button";
import { PAGE_SIZE, withParams } from "./params";

/** The ways to the next and the previous page of a list; nothing while everything fits on one. */
export function Pages({ path, query, page, total }: { path: string; query: string; page: number; total: number }) {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (last === 1) return null;
  const link = (to: number) => withParams(path, query, { page: to === 1 ? "" : String(to) });
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-4 text-sm">
      {page > 1 ? <Link href={link(page - 1)} className={buttonClass({ variant: "outline" })}>Previous page</Link> : <span />}
      <span className="text-muted-foreground">Page {page} of {last}</span>
      {page < last ? <Link href={link(page + 1)} className={buttonClass({ variant: "outline" })}>Next page</Link> : <span />}
    </nav>
  );
}
