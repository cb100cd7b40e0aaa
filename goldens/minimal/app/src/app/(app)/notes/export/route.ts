import type { NextRequest } from "next/server";
import { notesCsv } from "@/features/note/export";
import { noteAccess } from "@/features/note/access";
import { noteList } from "@/features/note/list-settings";
import { allNotes } from "@/features/note/queries";
import { requireRight } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";

/** The list as a CSV file, narrowed and ordered as the address says. */
export async function GET(request: NextRequest) {
  await requireRight(noteAccess.read);
  const rows = await allNotes(readListParams(Object.fromEntries(request.nextUrl.searchParams), noteList));
  return new Response(notesCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="notes.csv"' },
  });
}
