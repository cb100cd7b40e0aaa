// @file each entity if entity.feed
import { and, count, desc, eq, inArray, or, sql } from "drizzle-orm";
// @if entity.comments
import { sampleItemComments } from "@/db/schema";
// @end
import { mayEver } from "@/kit/access";
import { requireRight, withViewer } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Avatar } from "@/kit/ui/avatar";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { Tabs } from "@/kit/ui/tabs";
// @if entity.uploads
import { Picture } from "@/kit/upload/picture";
// @end
import { sampleItemAccess } from "./access";
import { createSampleItem } from "./actions";
// @if entity.asks.reference or entity.asks.member
import { sampleItemChoices } from "./choices";
// @end
import { sampleItemDefaults } from "./defaults";
import { SampleItemForm } from "./form";
import { type SampleItemRow, selectSampleItems } from "./queries";
// @if entity.reactable
import { SampleItemReactions } from "./reactions";
// @end
import { sampleItems } from "./schema";

const MOST = 60;

/** The stream of sample items: what the account follows, newest first, with a box to write on top. */
export async function SampleItemFeed({ all }: { all: boolean }) {
  const viewer = await requireRight(sampleItemAccess.read);
  const mine = viewer && !all;
  const { rows/* @if entity.comments */, comments/* @end */ } = await withViewer(async (tx) => {
    const found = await selectSampleItems(tx)
      .where(
        and(
          // @if entity.moderation
          eq(sampleItems.moderation, "approved"),
          // @end
          mine
            ? or(
                eq(sampleItems.ownerId, viewer.id),
                // @if app.persona
                sql`${sampleItems.ownerId} in (select app.followed_people())`,
                // @end
                // @each parent if field.feed_group
                sql`${sampleItems.sampleReference} in (select app.my_linked_items('join'))`,
                // @end
                // @each parent if field.feed_page
                sql`${sampleItems.sampleReference} in (select app.my_linked_items('follow'))`,
                // @end
              )
            : undefined,
        ),
      )
      .orderBy(desc(sampleItems.createdAt))
      .limit(MOST);
    // @if entity.comments
    const talk = new Map<string, number>();
    if (found.length > 0) {
      const counts = await tx
        .select({ id: sampleItemComments.sampleItemId, n: count() })
        .from(sampleItemComments)
        .where(inArray(sampleItemComments.sampleItemId, found.map((row) => row.id)))
        .groupBy(sampleItemComments.sampleItemId);
      for (const each of counts) talk.set(each.id, each.n);
    }
    // @end
    return { rows: found/* @if entity.comments */, comments: talk/* @end */ };
  });
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Feed" />
      {mayEver(sampleItemAccess.create, viewer) ? (
        <section aria-label="Write a sample item" className="mb-8">
          <SampleItemForm
            action={createSampleItem}
            submit="Post"
            cancel="/feed"
            values={sampleItemDefaults}
            // @if entity.asks.reference or entity.asks.member
            choices={await sampleItemChoices()}
            // @end
          />
        </section>
      ) : null}
      {viewer ? (
        <div className="mb-4">
          <Tabs
            label="Feed"
            tabs={[
              { href: "/feed", label: "Following", current: !all },
              { href: "/feed?show=all", label: "Everything", current: all },
            ]}
          />
        </div>
      ) : null}
      {rows.length === 0 ? (
        <Empty icon="rss" title="Nothing here yet">{mine ? "Follow people, pages or groups and their news shows up here. “Everything” shows what there is." : "What people post shows up here."}</Empty>
      ) : (
        <SampleItemPosts rows={rows}/* @if entity.comments */ comments={comments}/* @end */ />
      )}
    </div>
  );
}

/** Sample items as posts: who wrote them and when, what they say and show. */
export function SampleItemPosts({ rows/* @if entity.comments */, comments/* @end */ }: { rows: readonly SampleItemRow[]/* @if entity.comments */; comments?: ReadonlyMap<string, number>/* @end */ }) {
  return (
    <ul aria-label="Sample items" className="grid gap-4">
      {rows.map((row) => (
        <li key={row.id}>
          <Card className="p-5">
            <article aria-label={row.sampleTitle} className="grid gap-3">
              <header className="flex items-center gap-3">
                <Avatar name={row.ownerName ?? "Somebody"} />
                <span className="min-w-0 leading-tight">
                  {/* @if app.persona */}
                  <Link href={`/my-profile?of=${row.ownerId}`} className="block truncate text-sm font-medium hover:underline">{row.ownerName ?? "Somebody"}</Link>
                  {/* @end */}
                  {/* @if not app.persona */}
                  <span className="block truncate text-sm font-medium">{row.ownerName ?? "Somebody"}</span>
                  {/* @end */}
                  <span className="text-xs text-muted-foreground">
                    <Link href={`/sample-items/${row.id}`} className="hover:underline"><time dateTime={row.createdAt.toISOString()}>{dateTime(row.createdAt)}</time></Link>
                    {/* @each parent if field.feed_group */}
                    {row.sampleReference ? <> · in <Link href={`/linked-items/${row.sampleReference}`} className="hover:underline">{row.sampleReferenceTitle}</Link></> : null}
                    {/* @end */}
                    {/* @each parent if field.feed_page */}
                    {row.sampleReference ? <> · <Link href={`/linked-items/${row.sampleReference}`} className="hover:underline">{row.sampleReferenceTitle}</Link></> : null}
                    {/* @end */}
                  </span>
                </span>
              </header>
              <p className="leading-relaxed break-words whitespace-pre-wrap">{row.sampleTitle}</p>
              {/* @each field if not field.title */}
              {/* @case long_text */}
              {row.sampleLongText ? <p className="text-sm leading-relaxed break-words whitespace-pre-wrap text-muted-foreground">{row.sampleLongText}</p> : null}
              {/* @case image */}
              {row.sampleImage ? <Picture id={row.sampleImage} alt={`Picture with “${row.sampleTitle}”`} /> : null}
              {/* @case images */}
              {row.sampleAlbum.length > 0 ? (
                <div className="grid grid-cols-2 gap-2">
                  {row.sampleAlbum.map((id) => <Picture key={id} id={id} alt={`Picture with “${row.sampleTitle}”`} />)}
                </div>
              ) : null}
              {/* @case * */}
              {/* @end */}
              <footer className="flex flex-wrap items-center gap-x-4 gap-y-2">
                {/* @if entity.reactable */}
                <SampleItemReactions row={row} />
                {/* @end */}
                {/* @if entity.comments */}
                <Link href={`/sample-items/${row.id}`} className="text-sm text-muted-foreground hover:text-foreground hover:underline">{commentsText(comments?.get(row.id) ?? 0)}</Link>
                {/* @end */}
              </footer>
            </article>
          </Card>
        </li>
      ))}
    </ul>
  );
}
// @if entity.comments

const commentsText = (n: number) => (n === 0 ? "Comment" : n === 1 ? "1 comment" : `${n} comments`);
// @end
