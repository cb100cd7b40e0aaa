// @file if app.scores
import { notFound } from "next/navigation";
import { ScoreTable } from "@/features/quiz/table";
import { ToolFrame } from "@/features/tools/frame";
import { pathOf, toolOf } from "@/features/tools/tools";
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";

export default async function TablePage({ params }: { params: Promise<{ slug: string }> }) {
  const tool = toolOf((await params).slug);
  if (!tool) notFound();
  return (
    <ToolFrame title={tool.title}>
      <ScoreTable tool={tool} />
      <Button asChild className="mt-5"><Link href={pathOf(tool)}>Play</Link></Button>
    </ToolFrame>
  );
}
