// @file each entity if app.site and entity.public
import { readListParams } from "@/kit/data/params";
// @if entity.articles_first
import { SampleItemArticles } from "./articles";
// @end
// @if entity.cards and not entity.gallery_first
import { SampleItemCards } from "./cards";
// @end
// @if entity.gallery_first
import { SampleItemGallery } from "./gallery";
// @end
import { sampleItemList } from "./list-settings";
import { listSampleItems } from "./queries";

const FEW = 6;

/** The newest sample items, as a site shows them on its start page. */
export async function NewestSampleItems() {
  const { rows } = await listSampleItems(readListParams({}, sampleItemList));
  const few = rows.slice(0, FEW);
  if (few.length === 0) return <p className="text-muted-foreground">Nothing here yet.</p>;
  return (
    <>
      {/* @if entity.gallery_first */}
      <SampleItemGallery rows={few} />
      {/* @end */}
      {/* @if entity.articles_first */}
      <SampleItemArticles rows={few.slice(0, 3)} />
      {/* @end */}
      {/* @if entity.cards and not entity.gallery_first */}
      <SampleItemCards rows={few} />
      {/* @end */}
    </>
  );
}
