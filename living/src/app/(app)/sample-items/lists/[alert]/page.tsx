// @file each entity if entity.alert_list
import { SampleItemAlertList } from "@/features/sample-item/alert-list";
import type { RawParams } from "@/kit/data/params";

export default async function Page({ params, searchParams }: { params: Promise<{ alert: string }>; searchParams: Promise<RawParams> }) {
  return <SampleItemAlertList slug={(await params).alert} address={await searchParams} />;
}
