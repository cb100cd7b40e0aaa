import type { NextRequest } from "next/server";
import { workspacesCsv } from "@/features/workspace/export";
import { workspaceAccess } from "@/features/workspace/access";
import { workspaceList } from "@/features/workspace/list-settings";
import { allWorkspaces } from "@/features/workspace/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(workspaceAccess.read);
  const rows = await allWorkspaces(readListParams(Object.fromEntries(request.nextUrl.searchParams), workspaceList));
  return new Response(workspacesCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="workspaces.csv"' },
  });
}
