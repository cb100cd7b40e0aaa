// @file if app.tools
import { notFound } from "next/navigation";
import { ToolFrame } from "@/features/tools/frame";
import { ToolBody } from "@/features/tools/tool";
import { toolOf } from "@/features/tools/tools";

export default async function ToolPage({ params }: { params: Promise<{ slug: string }> }) {
  const tool = toolOf((await params).slug);
  if (!tool) notFound();
  return <ToolFrame title={tool.title} intro={tool.intro}><ToolBody tool={tool} /></ToolFrame>;
}
