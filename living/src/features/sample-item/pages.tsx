// @file each entity
// @if entity.workflow
import { lockedState } from "@/features/workflow/rules";
// @end
import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { sampleItemAccess } from "./access";
import { createSampleItem, updateSampleItem } from "./actions";
// @if entity.asks.reference or entity.asks.member
import { sampleItemChoices } from "./choices";
// @end
import { presetSampleItem } from "./defaults";
import { SampleItemForm } from "./form";
import { getSampleItem } from "./queries";

/** The page on which a sample item is made. */
export async function NewSampleItem({ address }: { address: RawParams }) {
  await requireRight(sampleItemAccess.create);
  return (
    <>
      <PageHeader title="New sample item" back={{ href: "/sample-items", label: "Sample items" }} />
      <SampleItemForm
        action={createSampleItem}
        submit="Create sample item"
        cancel="/sample-items"
        values={/* @if entity.deal.copy */{ .../* @end */presetSampleItem(address)/* @if entity.deal.copy */, ...(typeof address.copy === "string" ? await getSampleItem(address.copy) : null) }/* @end */}
        // @if entity.asks.reference or entity.asks.member
        choices={await sampleItemChoices()}
        // @end
      />
    </>
  );
}

/** The page on which a sample item is changed. */
export async function EditSampleItem({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getSampleItem(id);
  if (!row || !may(sampleItemAccess.update, viewer, row)) return missing();
  // @if entity.workflow
  const locked = lockedState("sample_items", row);
  if (locked) {
    return (
      <>
        <PageHeader title={row.sampleTitle} back={{ href: `/sample-items/${id}`, label: row.sampleTitle }} />
        <p role="alert" className="text-sm text-muted-foreground">This sample item is {locked} and cannot be changed any more.</p>
      </>
    );
  }
  // @end
  return (
    <>
      <PageHeader title="Edit sample item" back={{ href: `/sample-items/${id}`, label: row.sampleTitle }} />
      <SampleItemForm
        action={updateSampleItem.bind(null, id)}
        submit="Save changes"
        cancel={`/sample-items/${id}`}
        values={row}
        // @if entity.asks.reference or entity.asks.member
        choices={await sampleItemChoices()}
        // @end
      />
    </>
  );
}
