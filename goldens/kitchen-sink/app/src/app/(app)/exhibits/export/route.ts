import type { NextRequest } from "next/server";
import { exhibitsCsv } from "@/features/exhibit/export";
import { exhibitAccess } from "@/features/exhibit/access";
import { exhibitList } from "@/features/exhibit/list-settings";
import { allExhibits } from "@/features/exhibit/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(exhibitAccess.read);
  const rows = await allExhibits(readListParams(Object.fromEntries(request.nextUrl.searchParams), exhibitList));
  return new Response(exhibitsCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="exhibits.csv"' },
  });
}
