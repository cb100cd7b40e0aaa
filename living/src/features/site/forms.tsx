// @file if app.site and app.form
// @each entity if entity.form
// @if entity.asks.reference or entity.asks.member
import { sampleItemChoices } from "@/features/sample-item/choices";
// @end
import { SampleItemVisitorForm } from "@/features/sample-item/visitor-form";
// @end

/** The form of a section of the start page. */
export async function SiteForm({ entity }: { entity: string }) {
  switch (entity) {
    // @each entity if entity.form
    case "sample_item" /* @= entity.name */:
      return <SampleItemVisitorForm/* @if entity.asks.reference or entity.asks.member */ choices={await sampleItemChoices()}/* @end */ />;
    // @end
    default:
      return null;
  }
}
