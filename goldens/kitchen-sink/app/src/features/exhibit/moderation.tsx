import { isAdmin, type Viewer } from "@/kit/access";
import { ReviewButtons } from "@/kit/review/review-buttons";
import { reviewExhibit } from "./review-actions";
import type { Exhibit } from "./schema";

/** Says on the page of an exhibit that not everybody sees it; admins decide there too. */
export function ExhibitModeration({ row, viewer }: { row: Pick<Exhibit, "id" | "title" | "moderation">; viewer: Viewer }) {
  if (row.moderation === "approved") return null;
  const pending = row.moderation === "pending";
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-(--radius-panel) bg-warning px-5 py-3 text-sm font-medium text-warning-foreground">
      <p>{pending ? "This waits for approval: only you and the admins see it." : "This was not approved: only you and the admins see it."}</p>
      {isAdmin(viewer) ? <ReviewButtons name={row.title} review={reviewExhibit.bind(null, row.id)} /> : null}
    </div>
  );
}
