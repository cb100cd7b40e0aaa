// @file if app.bookmarks
// @each entity if entity.bookmark
import { savedSampleItems } from "@/features/sample-item/saved";
// @end
import { withUser } from "@/kit/auth";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import type { Kept } from "./types";

/** What the account has kept for later; nobody else sees it. */
export async function Saved() {
  const kept = await withUser(async (tx, account) => {
    const found: Kept[][] = [];
    // @each entity if entity.bookmark
    found.push(await savedSampleItems(tx, account.id));
    // @end
    return found.flat();
  });
  return (
    <>
      <PageHeader title="Saved" lead="What you kept for later. Only you see this list." />
      {kept.length === 0 ? (
        <Empty icon="bookmark" title="Nothing saved yet">Use the button under anything you would like to find again.</Empty>
      ) : (
        <ul aria-label="Saved" className="grid max-w-3xl divide-y overflow-hidden rounded-(--radius-panel) border bg-card">
          {kept.map((one) => (
            <li key={one.id} className="flex items-baseline justify-between gap-4 px-4 py-3">
              <Link href={one.href} className="min-w-0 truncate text-sm font-medium hover:underline">{one.title}</Link>
              <span className="text-xs text-muted-foreground">{one.kind}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
