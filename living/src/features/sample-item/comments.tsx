// @file each entity if entity.comments
import { asc, eq/* @if entity.comments_for */, sql/* @end */ } from "drizzle-orm";
// @if entity.comments_for
import { rowsOf } from "@/kit/db/engine";
// @end
import { Link } from "@/kit/ui/link";
import { profiles, sampleItemComments } from "@/db/schema";
import { isAdmin } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Thread } from "@/kit/thread/thread";
import { Section } from "@/kit/ui/card";
import {/* @if entity.replies */ answerSampleItemComment,/* @end */ deleteSampleItemComment, editSampleItemComment, postSampleItemComment } from "./comments-actions";

/** The comments under a row, for whoever sees the row; accounts may add theirs. */
export async function SampleItemComments({ id }: { id: string }) {
  const { rows, viewer/* @if entity.comments_for */, mayComment/* @end */ } = await withViewer(async (tx, who) => ({
    rows: await tx
      .select({
        id: sampleItemComments.id,
        ownerId: sampleItemComments.ownerId,
        author: profiles.name,
        body: sampleItemComments.body,
        createdAt: sampleItemComments.createdAt,
        updatedAt: sampleItemComments.updatedAt,
        // @if entity.replies
        parentId: sampleItemComments.parentId,
        // @end
      })
      .from(sampleItemComments)
      .leftJoin(profiles, eq(profiles.id, sampleItemComments.ownerId))
      .where(eq(sampleItemComments.sampleItemId, id))
      .orderBy(asc(sampleItemComments.createdAt)),
    viewer: who,
    // @if entity.comments_for
    mayComment: rowsOf<{ may: boolean }>(await tx.execute(sql`select app.may_comment_on_sample_item(${id}) as may`))[0]?.may === true,
    // @end
  }));
  return (
    <Section title="Comments">
      <Thread
        comments={rows.map((row) => ({
          id: row.id,
          // @if entity.replies
          parentId: row.parentId,
          // @end
          author: row.author ?? "Somebody",
          body: row.body,
          at: row.createdAt.toISOString(),
          atText: dateTime(row.createdAt),
          edited: row.updatedAt.getTime() > row.createdAt.getTime(),
          mayEdit: row.ownerId === viewer?.id,
          mayDelete: row.ownerId === viewer?.id || isAdmin(viewer),
        }))}
        post={viewer/* @if entity.comments_for */ && mayComment/* @end */ ? postSampleItemComment.bind(null, id) : undefined}
        // @if entity.replies
        reply={viewer/* @if entity.comments_for */ && mayComment/* @end */ ? answerSampleItemComment.bind(null, id) : undefined}
        // @end
        edit={editSampleItemComment}
        remove={deleteSampleItemComment}
        invitation={/* @if entity.comments_for.supporters */viewer ? <p className="text-sm text-muted-foreground">Comments are for supporters. Support this page at any level to join in.</p> : /* @end *//* @if entity.comments_for.buyers */viewer ? <p className="text-sm text-muted-foreground">Only those who own this can comment.</p> : /* @end */(
          <p className="text-sm text-muted-foreground">
            <Link href="/sign-in" className="font-medium text-link underline underline-offset-4">Sign in</Link> to write a comment.
          </p>
        )}
      />
    </Section>
  );
}
