// @file if app.writer
import { readModel } from "@/kit/ai/model";
import { requireUser } from "@/kit/auth";
// @if app.writer_history
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";
// @end
import { PageHeader } from "@/kit/ui/page";
import { PracticeNote } from "./practice-note";
// @if app.writer_daily
import { textsUsed } from "./queries";
// @end
import { writer } from "./settings";
import { WriterTool } from "./tool";

/** The page where texts are written. */
export async function Writer() {
  await requireUser();
  return (
    <>
      <PageHeader title={`Write ${writer.plural}`} lead={writer.lead}>
        {/* @if app.writer_history */}
        <Button asChild variant="outline"><Link href="/write/history">History</Link></Button>
        {/* @end */}
      </PageHeader>
      {readModel() ? null : <PracticeNote />}
      <WriterTool
        writer={writer}
        // @if app.writer_daily
        left={Math.max(0, writer.daily - (await textsUsed()))}
        // @end
      />
    </>
  );
}
