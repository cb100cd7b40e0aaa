// @file if app.course.word_list
import { WordList } from "@/features/course/words";
import { PageHeader } from "@/kit/ui/page";

export default async function Words({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams;
  return (
    <>
      <PageHeader title="Word list" />
      <WordList query={typeof q === "string" ? q.slice(0, 80) : ""} />
    </>
  );
}
