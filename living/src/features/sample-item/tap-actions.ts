// @file each entity if entity.tap
"use server";
import { revalidatePath } from "next/cache";
import { withViewer } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { today } from "@/kit/format";
import { sampleItemDefaults } from "./defaults";
import { sampleItems } from "./schema";

/** Notes a sample item with one click: it is of now, and of the row beside which the button stands. */
export async function tapSampleItem(about: string): Promise<{ ok: boolean; message: string }> {
  const values = {
    ...sampleItemDefaults,
    // @each field if field.required
    // @case date
    sampleDate: today(),
    // @case date_time
    sampleDateTime: new Date(),
    // @case text
    sampleText: "" /* @= field.tap_text */,
    // @case *
    // @end
    // @each parent if field.tap
    sampleReference: about,
    // @end
  };
  const made = await attempt(() => withViewer((tx) => tx.insert(sampleItems).values(values as typeof sampleItems.$inferInsert)));
  revalidatePath("/", "layout");
  return made.ok ? { ok: true, message: "Sample item noted" /* @= entity.tap_done */ } : { ok: false, message: made.error };
}
