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
// @if entity.workflow
import { lockedState } from "@/features/workflow/rules";
import { Steps } from "@/features/workflow/steps";
// @end
// @if entity.away
import { Crowded } from "@/features/limits/crowded";
// @end
// @if entity.ticklist
import { Checklist } from "@/features/workflow/checklist";
// @end
// @if entity.claims
import { Claims } from "@/features/public-page/claims";
// @end
// @if entity.history
import { History } from "@/features/workflow/history";
// @end
// @if entity.team
import { TeamPeople } from "@/features/team/team-people";
// @end
// @if entity.deal
import { DealPanel } from "@/features/deals/panel";
// @end
// @each child if field.tap
import { OtherItemTap } from "@/features/other-item/tap";
// @end
import { may/* @if entity.child */, mayEver/* @end */ } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
// @if entity.child
import { Section } from "@/kit/ui/card";
// @end
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
// @if entity.alert
import { AlertNotice } from "@/kit/data/measure";
// @end
import { PageHeader } from "@/kit/ui/page";
// @if entity.print
import { PrintButton } from "@/kit/ui/print-button";
// @end
import { sampleItemAccess } from "./access";
import { deleteSampleItem } from "./actions";
// @if entity.alert
import { sampleItemAlerts } from "./alerts";
// @end
// @if entity.comments
import { SampleItemComments } from "./comments";
// @end
// @if entity.articles_first
import { SampleItemArticle } from "./articles";
// @end
// @if not entity.articles_first
import { SampleItemFacts } from "./facts";
// @end
// @if entity.compare
import { Compare } from "@/kit/upload/compare";
// @end
// @if entity.publish
import { SampleItemPublish } from "./publish";
// @end
// @if entity.shared
import { SampleItemMembers } from "./members";
// @end
// @if entity.guard
import { SampleItemLock } from "./lock";
// @end
// @if entity.persona
import { SampleItemPerson } from "./person";
// @end
import { getSampleItem } from "./queries";
// @if entity.reactable
import { SampleItemReactions } from "./reactions";
// @end
// @if entity.guard.purchase
import { SampleItemSale } from "./sale";
// @end
// @if entity.supported
import { SupportBox } from "@/features/support/support-box";
// @end
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
  // @if entity.workflow
  const locked = lockedState("sample_items", row);
  // @end
  // @each child if not (entity.shared and child.board)
  const otherItemsRowsOfSampleReference = await otherItemsOfSampleReference(id);
  // @if child.archive
  const otherItemsPastOfSampleReference = await otherItemsOfSampleReference(id, "past");
  // @end
  // @end

  return (
    <>
      <PageHeader title={row.sampleTitle} back={{ href: "/sample-items", label: "Sample items" }}>
        {/* @each child if field.tap */}
        <OtherItemTap id={id} about={row.sampleTitle} />
        {/* @end */}
        {/* @if entity.print */}
        <PrintButton />
        {/* @end */}
        {/* @if entity.publish */}
        {may(sampleItemAccess.update, viewer, row) ? <SampleItemPublish id={id} value={row.samplePublish} /> : null}
        {/* @end */}
        {may(sampleItemAccess.update, viewer, row)/* @if entity.workflow */ && !locked/* @end */ ? (
          <Button asChild variant="outline">
            <Link href={`/sample-items/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(sampleItemAccess.delete, viewer, row)/* @if entity.workflow */ && !locked/* @end */ ? (
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
        {/* @if entity.alert */}
        <AlertNotice alerts={sampleItemAlerts(row)} />
        {/* @end */}
        {/* @if entity.away */}
        <Crowded table="sample_items" id={id} />
        {/* @end */}
        {/* @if entity.workflow */}
        <Steps table="sample_items" row={row} />
        {locked ? <p className="text-sm text-muted-foreground">This sample item is {locked} and cannot be changed any more.</p> : null}
        {/* @end */}
        {/* @if entity.moderation */}
        <SampleItemModeration row={row} viewer={viewer} />
        {/* @end */}
        {/* @if entity.reactable */}
        <SampleItemReactions row={row} viewer={viewer} all />
        {/* @end */}
        {/* @if entity.compare */}
        <Compare title={row.sampleTitle} before={{ id: row.sampleEarlier, label: "Before" }} after={{ id: row.sampleLater, label: "After" }} />
        {/* @end */}
        {/* @if entity.articles_first */}
        <SampleItemArticle row={row} />
        {/* @end */}
        {/* @if not entity.articles_first */}
        <SampleItemFacts row={row} />
        {/* @end */}
        {/* @if entity.deal */}
        <DealPanel table="sample_items" id={id} />
        {/* @end */}
        {/* @if entity.ticklist */}
        <Checklist table="sample_items" id={id} />
        {/* @end */}
        {/* @if entity.team */}
        <TeamPeople id={id} />
        {/* @end */}
        {/* @if entity.persona */}
        <SampleItemPerson row={row} viewer={viewer} />
        {/* @end */}
        {/* @if entity.guard */}
        <SampleItemLock row={row} />
        {/* @end */}
        {/* @if entity.supported */}
        <SupportBox page={id} />
        {/* @end */}
        {/* @if entity.guard.purchase */}
        <SampleItemSale row={row} viewer={viewer} />
        {/* @end */}
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
          {/* @if child.archive */}
          <h3 className="mb-2 text-sm font-semibold text-muted-foreground">Next other items</h3>
          {/* @end */}
          {otherItemsRowsOfSampleReference.length > 0 ? (
            <OtherItemsOfSampleReference rows={otherItemsRowsOfSampleReference} />
          ) : (
            <p className="text-sm text-muted-foreground">No other items yet.</p>
          )}
          {/* @end */}
          {/* @if child.archive */}
          {otherItemsPastOfSampleReference.length > 0 ? (
            <section aria-label="Archive of other items" className="mt-5 border-t pt-4">
              <h3 className="mb-2 text-sm font-semibold text-muted-foreground">Archive</h3>
              <OtherItemsOfSampleReference rows={otherItemsPastOfSampleReference} />
            </section>
          ) : null}
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
        {/* @if entity.claims */}
        <Claims table="sample_items" id={id} />
        {/* @end */}
        {/* @if entity.history */}
        <History table="sample_items" id={id} />
        {/* @end */}
      </div>
    </>
  );
}
