// @file if app.course.repetition
import { duePhrases, settingsOf } from "@/features/course/queries";
import { Repetition } from "@/features/course/repetition";
import { PageHeader } from "@/kit/ui/page";

export default async function Repeat() {
  const due = await duePhrases();
  const { language } = await settingsOf();
  return (
    <>
      <PageHeader title="Daily repetition" lead="What you had wrong, once more." />
      <Repetition due={due} language={language} />
    </>
  );
}
