// @file each entity if entity.import
"use server";
import { revalidatePath } from "next/cache";
import { requireRight, withViewer } from "@/kit/auth";
import { type ImportProblem, type ImportState, importText, readImport } from "@/kit/data/import";
import { attempt } from "@/kit/db/attempt";
import { sampleItemAccess } from "./access";
import { sampleItemColumns } from "./import-columns";
import { sampleItems } from "./schema";
import { sampleItemInput } from "./validation";

/** Puts the good rows of a CSV file into the database, and answers with what is wrong with the others. */
export async function importSampleItems(_: ImportState, form: FormData): Promise<ImportState> {
  await requireRight(sampleItemAccess.create);
  const file = form.get("file");
  const sent = importText.safeParse(file instanceof File && file.size > 0 ? await file.text() : form.get("text") ?? "");
  if (!sent.success) return { done: 0, problems: [], total: 0, error: sent.error.issues[0]?.message ?? "This is no text file.", ignored: [] };
  const columns = await withViewer((/* @if entity.parent or entity.member */tx/* @end */) => sampleItemColumns(/* @if entity.parent or entity.member */tx/* @end */));
  const { rows, problems, ignored, error } = readImport(sent.data, columns, sampleItemInput);
  if (error) return { done: 0, problems, total: 0, error, ignored };
  const refused: ImportProblem[] = [...problems];
  let done = 0;
  // Each on its own, so that one that the database refuses takes no other with it.
  for (const { row, line, data } of rows) {
    const made = await attempt(() => withViewer((tx) => tx.insert(sampleItems).values(data as typeof sampleItems.$inferInsert)));
    if (made.ok) done += 1;
    else refused.push({ row, line, column: "", value: "", reason: made.error });
  }
  revalidatePath("/", "layout");
  return { done, problems: refused.toSorted((a, b) => a.row - b.row), total: rows.length, ignored };
}
