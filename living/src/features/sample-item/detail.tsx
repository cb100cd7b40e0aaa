// @file each entity
import { Link } from "@/kit/ui/link";
// @each child
import { otherItemAccess as otherItemAccessOfSampleReference } from "@/features/other-item/access";
// @if entity.shared and child.board
import { OtherItemBoard as OtherItemBoardOfSampleReference } from "@/features/other-item/board";
// @end
// @if not (entity.shared and child.board)
import { otherItemsOfSampleReference } from "@/features/other-item/queries";
import { OtherItemTable as OtherItemsOfSampleReference } from "@/features/other-item/table";
// @end
// @if child.time_log
import { OtherItemTimeTotal as OtherItemTimeOfSampleReference } from "@/features/other-item/time-total";
// @end
// @end
import { may/* @if entity.child */, mayEver/* @end */ } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
// @if entity.child
import { Section } from "@/kit/ui/card";
// @end
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { sampleItemAccess } from "./access";
import { deleteSampleItem } from "./actions";
// @if entity.comments
import { SampleItemComments } from "./comments";
// @end
import { SampleItemFacts } from "./facts";
// @if entity.shared
import { SampleItemMembers } from "./members";
// @end
import { getSampleItem } from "./queries";
// @if entity.ratings
import { SampleItemRatings } from "./ratings";
// @end
// @if entity.moderation
import { SampleItemModeration } from "./moderation";
// @end
// @if entity.time_log
import { SampleItemTime } from "./time";
// @end

/** One sample item: what is known about it, and what belongs to it. */
export async function SampleItemDetail({ id }: { id: string }) {
  const row = await getSampleItem(id);
  if (!row) return missing();
  const viewer = await currentViewer();
  // @each child if not (entity.shared and child.board)
  const otherItemsRowsOfSampleReference = await otherItemsOfSampleReference(id);
  // @end

  return (
    <>
      <PageHeader title={row.sampleTitle} back={{ href: "/sample-items", label: "Sample items" }}>
        {may(sampleItemAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/sample-items/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(sampleItemAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete sample item?"
            description={`“${row.sampleTitle}” will be gone for good.`}
            confirm="Delete sample item"
            action={deleteSampleItem.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        {/* @if entity.moderation */}
        <SampleItemModeration row={row} viewer={viewer} />
        {/* @end */}
        <SampleItemFacts row={row} />
        {/* @if entity.ratings */}
        <SampleItemRatings id={id} />
        {/* @end */}
        {/* @each child */}
        <Section
          title="Other items"
          aside={
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              {/* @if child.time_log */}
              <OtherItemTimeOfSampleReference within={{ field: "sampleReference", id }} />
              {/* @end */}
              {mayEver(otherItemAccessOfSampleReference.create, viewer) ? (
                <Button asChild variant="outline" size="sm">
                  <Link href={`/other-items/new?sample_reference=${id}`}><Icon name="plus" />New other item</Link>
                </Button>
              ) : null}
            </div>
          }
        >
          {/* @if entity.shared and child.board */}
          <OtherItemBoardOfSampleReference within={{ field: "sampleReference", id }} />
          {/* @end */}
          {/* @if not (entity.shared and child.board) */}
          {otherItemsRowsOfSampleReference.length > 0 ? (
            <OtherItemsOfSampleReference rows={otherItemsRowsOfSampleReference} />
          ) : (
            <p className="text-sm text-muted-foreground">No other items yet.</p>
          )}
          {/* @end */}
        </Section>
        {/* @end */}
        {/* @if entity.time_log */}
        <SampleItemTime id={id} />
        {/* @end */}
        {/* @if entity.comments */}
        <SampleItemComments id={id} />
        {/* @end */}
        {/* @if entity.shared */}
        <SampleItemMembers id={id} />
        {/* @end */}
      </div>
    </>
  );
}
