// @file each entity if entity.alert_list
import { notFound } from "next/navigation";
import { requireRight } from "@/kit/auth";
import { Pages } from "@/kit/data/pages";
import { type RawParams, readListParams } from "@/kit/data/params";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { sampleItemAccess } from "./access";
import { sampleItemAlertLists } from "./alert-lists";
import { sampleItemList } from "./list-settings";
import { listSampleItems } from "./queries";
import { SampleItemTable } from "./table";

/** The sample items for which a condition holds, the most pressing first. */
export async function SampleItemAlertList({ slug, address }: { slug: string; address: RawParams }) {
  await requireRight(sampleItemAccess.read);
  const list = sampleItemAlertLists.find((each) => each.slug === slug);
  if (!list) notFound();
  const params = readListParams({ ...address, alert: list.alert, sort: list.order }, sampleItemList);
  const { rows, total } = await listSampleItems(params);
  return (
    <>
      <PageHeader title={list.label} back={{ href: "/sample-items", label: "Sample items" }} lead={total === 1 ? "1 sample item" : `${total} sample items`} />
      {rows.length > 0 ? <SampleItemTable rows={rows} /> : <Empty icon="check-circle" title="Nothing here">All sample items are fine.</Empty>}
      <Pages path={`/sample-items/lists/${slug}`} query="" page={params.page} total={total} />
    </>
  );
}
