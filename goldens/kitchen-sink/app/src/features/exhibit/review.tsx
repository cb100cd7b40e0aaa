import { asc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import { profiles, exhibits } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { ReviewButtons } from "@/kit/review/review-buttons";
import { reviewExhibit } from "./review-actions";

/** The suggestions that wait for an admin, oldest first. */
export async function ExhibitReview() {
  const rows = await withUser((tx) =>
    tx
      .select({ id: exhibits.id, title: exhibits.title, createdAt: exhibits.createdAt, author: profiles.name })
      .from(exhibits)
      .leftJoin(profiles, eq(profiles.id, exhibits.ownerId))
      .where(eq(exhibits.moderation, "pending"))
      .orderBy(asc(exhibits.createdAt))
      .limit(200),
  );
  return (
    <>
      <PageHeader title="Review" lead="What people suggest stands here until you let everybody see it." back={{ href: "/exhibits", label: "Exhibits" }} />
      {rows.length === 0 ? (
        <Empty icon="check-circle" title="Nothing waits for you">New suggestions appear here.</Empty>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
                <div className="min-w-0 flex-1 basis-60">
                  <Link href={`/exhibits/${row.id}`} className="font-medium hover:underline">{row.title}</Link>
                  <p className="text-sm text-muted-foreground">
                    Suggested by {row.author ?? "a visitor"}, {dateTime(row.createdAt)}
                  </p>
                </div>
                <ReviewButtons name={row.title} review={reviewExhibit.bind(null, row.id)} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
