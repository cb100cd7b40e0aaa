// @file each entity
import type { NextRequest } from "next/server";
import { sampleItemsCsv } from "@/features/sample-item/export";
import { sampleItemAccess } from "@/features/sample-item/access";
import { sampleItemList } from "@/features/sample-item/list-settings";
import { allSampleItems } from "@/features/sample-item/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(sampleItemAccess.read);
  const rows = await allSampleItems(readListParams(Object.fromEntries(request.nextUrl.searchParams), sampleItemList));
  return new Response(sampleItemsCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="sample-items.csv"' },
  });
}
