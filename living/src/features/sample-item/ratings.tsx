// @file each entity if entity.ratings
import { desc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import app from "@/content/app.json";
import { profiles, sampleItemRatings } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { RatingForm, RatingLine, RatingList } from "@/kit/rating";
import { Section } from "@/kit/ui/card";
import { rateSampleItem, removeSampleItemRating } from "./ratings-actions";
import { sampleItemRatingSummaries } from "./ratings-summary";

/** What people think of a sample item. Whoever has an account rates it once and can change that later. */
export async function SampleItemRatings({ id }: { id: string }) {
  const { summary, rows, viewer } = await withViewer(async (tx, who) => ({
    summary: (await sampleItemRatingSummaries(tx, [id])).get(id) ?? { count: 0, average: 0 },
    rows: await tx
      .select({
        id: sampleItemRatings.id,
        ownerId: sampleItemRatings.ownerId,
        author: profiles.name,
        stars: sampleItemRatings.stars,
        comment: sampleItemRatings.comment,
        updatedAt: sampleItemRatings.updatedAt,
      })
      .from(sampleItemRatings)
      .leftJoin(profiles, eq(profiles.id, sampleItemRatings.ownerId))
      .where(eq(sampleItemRatings.sampleItemId, id))
      .orderBy(desc(sampleItemRatings.updatedAt))
      .limit(100),
    viewer: who,
  }));
  const own = rows.find((row) => row.ownerId === viewer?.id);
  return (
    <Section title="Ratings" aside={<RatingLine summary={summary} locale={app.locale} />}>
      <div className="grid gap-6">
        {viewer ? (
          <RatingForm
            stars={own?.stars}
            comment={own?.comment}
            save={rateSampleItem.bind(null, id)}
            remove={own ? removeSampleItemRating.bind(null, id) : undefined}
          />
        ) : (
          <p className="text-sm text-muted-foreground">
            <Link href={`/sign-in?next=/sample-items/${id}`} className="font-medium text-link underline underline-offset-4">Sign in</Link> to rate it.
          </p>
        )}
        <RatingList
          ratings={rows.map((row) => ({
            id: row.id,
            author: row.author ?? "Somebody",
            own: row.ownerId === viewer?.id,
            stars: row.stars,
            comment: row.comment,
            at: row.updatedAt.toISOString(),
            atText: dateTime(row.updatedAt),
          }))}
        />
      </div>
    </Section>
  );
}
