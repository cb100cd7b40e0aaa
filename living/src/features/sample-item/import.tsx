// @file each entity if entity.import
import { requireRight, withViewer } from "@/kit/auth";
import { ImportForm } from "@/kit/data/import-form";
import { PageHeader } from "@/kit/ui/page";
import { sampleItemAccess } from "./access";
import { importSampleItems } from "./import-actions";
import { sampleItemColumns } from "./import-columns";

/** The page on which sample items are brought in from a CSV file. */
export async function ImportSampleItems() {
  await requireRight(sampleItemAccess.create);
  const columns = await withViewer((/* @if entity.parent or entity.member */tx/* @end */) => sampleItemColumns(/* @if entity.parent or entity.member */tx/* @end */));
  return (
    <>
      <PageHeader title="Import sample items" back={{ href: "/sample-items", label: "Sample items" }} />
      <ImportForm
        action={importSampleItems}
        columns={columns.map((column) => (column.required ? `${column.label}*` : column.label))}
        example={`${columns.map((column) => column.label).join(",")}\n…`}
        list="/sample-items"
        things="sample items"
      />
    </>
  );
}
