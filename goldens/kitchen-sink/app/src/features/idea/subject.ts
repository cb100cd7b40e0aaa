import * as tables from "@/db/schema";
import type { Subject } from "@/features/dashboard/figures";
import { iconOf } from "@/kit/ui/icons";

/** Ideas, as the dashboard reads them. */
export const ideaSubject: Subject = {
  label: "Idea",
  labelPlural: "Ideas",
  href: "/ideas",
  icon: iconOf("message"),
  stat: true,
  table: tables.ideas,
  id: tables.ideas.id,
  title: tables.ideas.title,
  createdAt: tables.ideas.createdAt,
  options: [],
  due: [],
  people: [],
  parents: [],
};
