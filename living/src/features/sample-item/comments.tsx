// @file each entity if entity.comments
import { asc, eq } from "drizzle-orm";
import { Link } from "@/kit/ui/link";
import { profiles, sampleItemComments } from "@/db/schema";
import { isAdmin } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Thread } from "@/kit/thread/thread";
import { Section } from "@/kit/ui/card";
import { deleteSampleItemComment, editSampleItemComment, postSampleItemComment } from "./comments-actions";

/** The comments under a row, for whoever sees the row; accounts may add theirs. */
export async function SampleItemComments({ id }: { id: string }) {
  const { rows, viewer } = await withViewer(async (tx, who) => ({
    rows: await tx
      .select({
        id: sampleItemComments.id,
        ownerId: sampleItemComments.ownerId,
        author: profiles.name,
        body: sampleItemComments.body,
        createdAt: sampleItemComments.createdAt,
        updatedAt: sampleItemComments.updatedAt,
      })
      .from(sampleItemComments)
      .leftJoin(profiles, eq(profiles.id, sampleItemComments.ownerId))
      .where(eq(sampleItemComments.sampleItemId, id))
      .orderBy(asc(sampleItemComments.createdAt)),
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
        post={viewer ? postSampleItemComment.bind(null, id) : undefined}
        edit={editSampleItemComment}
        remove={deleteSampleItemComment}
        invitation={
          <p className="text-sm text-muted-foreground">
            <Link href="/sign-in" className="font-medium text-link underline underline-offset-4">Sign in</Link> to write a comment.
          </p>
        }
      />
    </Section>
  );
}
