import { asc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import { profiles, exhibitComments } from "@/db/schema";
import { isAdmin } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Thread } from "@/kit/thread/thread";
import { Section } from "@/kit/ui/card";
import { deleteExhibitComment, editExhibitComment, postExhibitComment } from "./comments-actions";

/** The comments under a row, for whoever sees the row; accounts may add theirs. */
export async function ExhibitComments({ id }: { id: string }) {
  const { rows, viewer } = await withViewer(async (tx, who) => ({
    rows: await tx
      .select({
        id: exhibitComments.id,
        ownerId: exhibitComments.ownerId,
        author: profiles.name,
        body: exhibitComments.body,
        createdAt: exhibitComments.createdAt,
        updatedAt: exhibitComments.updatedAt,
      })
      .from(exhibitComments)
      .leftJoin(profiles, eq(profiles.id, exhibitComments.ownerId))
      .where(eq(exhibitComments.exhibitId, id))
      .orderBy(asc(exhibitComments.createdAt)),
    viewer: who,
  }));
  return (
    <Section title="Comments">
      <Thread
        comments={rows.map((row) => ({
          id: row.id,
          author: row.author ?? "Somebody",
          body: row.body,
          at: row.createdAt.toISOString(),
          atText: dateTime(row.createdAt),
          edited: row.updatedAt.getTime() > row.createdAt.getTime(),
          mayEdit: row.ownerId === viewer?.id,
          mayDelete: row.ownerId === viewer?.id || isAdmin(viewer),
        }))}
        post={viewer ? postExhibitComment.bind(null, id) : undefined}
        edit={editExhibitComment}
        remove={deleteExhibitComment}
        invitation={(
          <p className="text-sm text-muted-foreground">
            <Link href="/sign-in" className="font-medium text-link underline underline-offset-4">Sign in</Link> to write a comment.
          </p>
        )}
      />
    </Section>
  );
}
