import { desc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import app from "@/content/app.json";
import { profiles, exhibitRatings } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { RatingForm, RatingLine, RatingList } from "@/kit/rating";
import { Section } from "@/kit/ui/card";
import { rateExhibit, removeExhibitRating } from "./ratings-actions";
import { exhibitRatingSummaries } from "./ratings-summary";

/** What people think of an exhibit. Whoever has an account rates it once and can change that later. */
export async function ExhibitRatings({ id }: { id: string }) {
  const { summary, rows, viewer } = await withViewer(async (tx, who) => ({
    summary: (await exhibitRatingSummaries(tx, [id])).get(id) ?? { count: 0, average: 0 },
    rows: await tx
      .select({
        id: exhibitRatings.id,
        ownerId: exhibitRatings.ownerId,
        author: profiles.name,
        stars: exhibitRatings.stars,
        comment: exhibitRatings.comment,
        updatedAt: exhibitRatings.updatedAt,
      })
      .from(exhibitRatings)
      .leftJoin(profiles, eq(profiles.id, exhibitRatings.ownerId))
      .where(eq(exhibitRatings.exhibitId, id))
      .orderBy(desc(exhibitRatings.updatedAt))
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
            save={rateExhibit.bind(null, id)}
            remove={own ? removeExhibitRating.bind(null, id) : undefined}
          />
        ) : (
          <p className="text-sm text-muted-foreground">
            <Link href={`/sign-in?next=/exhibits/${id}`} className="font-medium text-link underline underline-offset-4">Sign in</Link> to rate it.
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
