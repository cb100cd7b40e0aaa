// @file each entity if entity.articles
import { Link } from "@/kit/ui/link";
import * as show from "@/kit/data/values";
import { plainText } from "@/kit/rich-text/markdown";
import { RichText } from "@/kit/rich-text/rich-text";
import { Badge } from "@/kit/ui/badge";
// @if entity.cover
import { Picture } from "@/kit/upload/picture";
// @end
import type { SampleItemRow } from "./queries";

/** Sample items as texts to read, the newest first. */
export const SampleItemArticles = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <ul aria-label="Sample items" className="grid gap-8">
    {rows.map((row) => (
      <li key={row.id}>
        <article className="grid items-start gap-x-8 gap-y-4 border-b pb-8 sm:grid-cols-[minmax(0,1fr)_14rem]">
          <div className="grid gap-2">
            <p className="flex flex-wrap items-center gap-3 text-sm text-muted-foreground">
              {/* @if entity.day */}
              <show.Date value={row.sampleDay} />
              {/* @end */}
              {/* @if entity.publish */}
              {row.samplePublish === ("draft" /* @= entity.publish_hidden */) ? <Badge tone="warning">Draft</Badge> : null}
              {/* @end */}
            </p>
            <h2 className="font-heading text-2xl font-semibold tracking-tight">
              <Link href={`/sample-items/${row.id}`} className="underline-offset-4 hover:underline">{row.sampleTitle}</Link>
            </h2>
            <p className="line-clamp-3 max-w-prose leading-relaxed">{plainText(row.sampleStory)}</p>
          </div>
          {/* @if entity.cover */}
          <Link href={`/sample-items/${row.id}`} aria-hidden tabIndex={-1} className="overflow-hidden rounded-(--radius-panel) border"><Cover row={row} /></Link>
          {/* @end */}
        </article>
      </li>
    ))}
  </ul>
);
// @if entity.cover

function Cover({ row }: { row: SampleItemRow }) {
  // @each cover
  // @case image
  if (row.sampleImage) return <Picture id={row.sampleImage} alt="" />;
  // @case images
  if (row.sampleAlbum[0]) return <Picture id={row.sampleAlbum[0]} alt="" />;
  // @case *
  // @end
  return <Picture id={null} alt="" />;
}
// @end

/** One sample item as a text to read. */
export const SampleItemArticle = ({ row }: { row: SampleItemRow }) => (
  <article className="grid max-w-3xl gap-6">
    <p className="text-muted-foreground">
      {/* @if entity.day */}
      <show.Date value={row.sampleDay} />
      {/* @end */}
    </p>
    {/* @if entity.cover */}
    <div className="overflow-hidden rounded-(--radius-panel) border"><Cover row={row} /></div>
    {/* @end */}
    <RichText text={row.sampleStory} className="text-lg" />
  </article>
);
