// @file if app.agent
import content from "@/content/agent.json";
import { isAdmin, type Viewer } from "@/kit/access";
import type { AgentCategory, AgentRules, AgentTool } from "@/kit/agent/decide";

type Settings = AgentRules & {
  message: { label: string; label_plural: string };
  staff_role: string;
  subject: { label: string; number: string; facts: string[]; samples: { number: string; facts: Record<string, string> }[] };
  samples: { name: string; number: string; text: string }[];
};

/** What the agent reads, what it may do, and where a person decides. */
export const agent: Settings = { ...(content as unknown as Settings), categories: content.categories as AgentCategory[], tools: content.tools as AgentTool[] };

/** Whether messages are about something that has a number. */
export const asksNumber = agent.subject.number !== "";

export const categoryLabel = (value: string) => agent.categories.find((category) => category.value === value)?.label ?? "Not sorted yet";

/** Whether the viewer works the queue. */
export const worksQueue = (viewer: Viewer) => isAdmin(viewer) || (agent.staff_role !== "" && viewer?.role === agent.staff_role);
