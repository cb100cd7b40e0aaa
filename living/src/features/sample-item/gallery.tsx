// @file each entity if entity.gallery
import { Link } from "@/kit/ui/link";
import { GalleryGrid, type GalleryPicture } from "@/kit/upload/gallery-grid";
import { fileHref } from "@/kit/upload/picture";
import type { SampleItemRow } from "./queries";
import { SampleItemLines } from "./lines";

/** Sample items as pictures; each opens large with its title and what is known about it. */
export const SampleItemGallery = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <GalleryGrid label="Sample items" pictures={rows.map(pictureOf)} />
);

const pictureOf = (row: SampleItemRow): GalleryPicture => {
  let file: string | null | undefined = null;
  // @each cover
  // @case image
  file ??= row.sampleImage;
  // @case images
  file ??= row.sampleAlbum[0];
  // @case *
  // @end
  return {
    key: row.id,
    src: file ? fileHref(file) : null,
    title: row.sampleTitle,
    // @if entity.publish
    hidden: row.samplePublish === ("draft" /* @= entity.publish_hidden */),
    // @end
    details: (
      <div className="grid gap-4">
        <SampleItemLines row={row} />
        <Link href={`/sample-items/${row.id}`} className="text-link underline underline-offset-4">Open the page</Link>
      </div>
    ),
  };
};
