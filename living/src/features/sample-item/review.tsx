// @file each entity if entity.moderation
import { asc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import { profiles, sampleItems } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { ReviewButtons } from "@/kit/review/review-buttons";
import { reviewSampleItem } from "./review-actions";

/** The suggestions that wait for an admin, oldest first. */
export async function SampleItemReview() {
  const rows = await withUser((tx) =>
    tx
      .select({ id: sampleItems.id, title: sampleItems.sampleTitle, createdAt: sampleItems.createdAt, author: profiles.name })
      .from(sampleItems)
      .leftJoin(profiles, eq(profiles.id, sampleItems.ownerId))
      .where(eq(sampleItems.moderation, "pending"))
      .orderBy(asc(sampleItems.createdAt))
      .limit(200),
  );
  return (
    <>
      <PageHeader title="Review" lead="What people suggest stands here until you let everybody see it." back={{ href: "/sample-items", label: "Sample items" }} />
      {rows.length === 0 ? (
        <Empty icon="check-circle" title="Nothing waits for you">New suggestions appear here.</Empty>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
                <div className="min-w-0 flex-1 basis-60">
                  <Link href={`/sample-items/${row.id}`} className="font-medium hover:underline">{row.title}</Link>
                  <p className="text-sm text-muted-foreground">
                    Suggested by {row.author ?? "a visitor"}, {dateTime(row.createdAt)}
                  </p>
                </div>
                <ReviewButtons name={row.title} review={reviewSampleItem.bind(null, row.id)} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
