// @file if app.choice
import { asc } from "drizzle-orm";
import { linkedItems } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { chosenRow } from "./chosen";
import { ChoicePicker } from "./picker";

/** What everything is narrowed to; nothing while there are less than two to choose from. */
export async function ChoiceBar() {
  const rows = await withViewer((tx) =>
    tx
      .select({ value: linkedItems.id, label: linkedItems.linkedTitle })
      .from(linkedItems)
      .orderBy(asc(linkedItems.createdAt))
      .limit(200),
  );
  if (rows.length < 2) return null;
  const chosen = await chosenRow();
  const label = "Choice item" /* @= app.choice.label */;
  return (
    <div className="mb-4 flex justify-end print:hidden">
      <ChoicePicker
        label={label}
        options={[{ value: "", label: `All ${"choices" /* @= app.choice.lower_plural */}` }, ...rows]}
        value={rows.some((row) => row.value === chosen) ? (chosen ?? "") : ""}
      />
    </div>
  );
}
