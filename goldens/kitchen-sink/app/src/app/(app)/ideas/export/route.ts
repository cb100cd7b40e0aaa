import type { NextRequest } from "next/server";
import { ideasCsv } from "@/features/idea/export";
import { ideaAccess } from "@/features/idea/access";
import { ideaList } from "@/features/idea/list-settings";
import { allIdeas } from "@/features/idea/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(ideaAccess.read);
  const rows = await allIdeas(readListParams(Object.fromEntries(request.nextUrl.searchParams), ideaList));
  return new Response(ideasCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="ideas.csv"' },
  });
}
