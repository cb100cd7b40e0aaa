// @file if app.tools
import content from "@/content/tools.json";
import type { Tool } from "./types";

/** What the app can do in the page, in order. */
export const tools = content as unknown as readonly Tool[];
export const toolOf = (slug: string): Tool | undefined => tools.find((tool) => tool.slug === slug);
/** Where a tool is: the only one of an app that is its tools is the start page. */
export function pathOf(tool: Tool): string {
  // @if app.accountless
  if (tools.length === 1) return "/";
  // @end
  return `/tools/${tool.slug}`;
}
