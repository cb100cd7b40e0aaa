// @file if app.course
import content from "@/content/course.json";

type Words = { label: string; label_plural: string };
type TestRules = { questions: number; pass: number; wait_minutes: number; minutes: number };
export type Trainer = { title: string; intro: string; alphabet: Record<string, string>; words: string[] };

/** How the course works; content/course.json. */
export const course = content as unknown as {
  module: Words;
  lesson: Words;
  guide_role: string;
  ordered: boolean;
  phrases?: boolean;
  languages: string[];
  test?: TestRules;
  exam?: TestRules;
  certificate: string;
  groups: boolean;
  details?: boolean;
  trainer?: Trainer;
};

export const lessonWord = course.lesson.label.toLowerCase();
export const moduleWord = course.module.label.toLowerCase();
