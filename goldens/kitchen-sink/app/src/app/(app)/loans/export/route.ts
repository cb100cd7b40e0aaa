import type { NextRequest } from "next/server";
import { loansCsv } from "@/features/loan/export";
import { loanAccess } from "@/features/loan/access";
import { loanList } from "@/features/loan/list-settings";
import { allLoans } from "@/features/loan/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(loanAccess.read);
  const rows = await allLoans(readListParams(Object.fromEntries(request.nextUrl.searchParams), loanList));
  return new Response(loansCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="loans.csv"' },
  });
}
