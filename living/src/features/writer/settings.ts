// @file if app.writer
import content from "@/content/writer.json";
import type { Task } from "@/kit/ai/practice";

export type WriterChoice = { name: string; label: string; options: string[] };

/** What is written here, from what, and how often. `daily` is 0 where there is no limit. */
export const writer: {
  title: string;
  plural: string;
  lead: string;
  input: { label: string; example: string };
  choices: WriterChoice[];
  versions: number;
  task: Task;
  about: string;
  daily: number;
} = { ...content, task: content.task as Task };
