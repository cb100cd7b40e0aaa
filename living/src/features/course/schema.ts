// @file if app.course
import { sql } from "drizzle-orm";
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const id = () => uuid().primaryKey().default(sql`gen_random_uuid()`);
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const owner = () => uuid("owner_id").notNull().default(sql`auth.uid()`);

/** Something to learn by heart, with its meaning by language. */
export type Phrase = { text: string; hint?: string; meanings: Record<string, string> };

export const courseModules = pgTable("course_modules", { id: id(), position: integer().notNull().default(0), title: text().notNull(), intro: text().notNull().default("") });
export const courseLessons = pgTable("course_lessons", {
  id: id(),
  moduleId: uuid("module_id").notNull(),
  position: integer().notNull().default(0),
  title: text().notNull(),
  body: text().notNull().default(""),
  videoUrl: text("video_url"),
  open: boolean().notNull().default(false),
  phrases: jsonb().$type<Phrase[]>().notNull().default([]),
});
/** The first answer is the right one. */
export const courseQuestions = pgTable("course_questions", {
  id: id(),
  moduleId: uuid("module_id").notNull(),
  question: text().notNull(),
  answers: text().array().notNull(),
  explanation: text().notNull().default(""),
  active: boolean().notNull().default(true),
});
export const lessonMarks = pgTable("lesson_marks", { ownerId: owner(), lessonId: uuid("lesson_id").notNull(), createdAt: instant("created_at").notNull().defaultNow() }, (t) => [primaryKey({ columns: [t.ownerId, t.lessonId] })]);
export const courseAttempts = pgTable("course_attempts", {
  id: id(),
  ownerId: owner(),
  moduleId: uuid("module_id"),
  questions: uuid().array().notNull(),
  given: text().array().notNull(),
  pass: integer().notNull(),
  startedAt: instant("started_at").notNull().defaultNow(),
  endsAt: instant("ends_at"),
  finishedAt: instant("finished_at"),
  rightAnswers: integer("right_answers"),
  passed: boolean().notNull().default(false),
  nextAt: instant("next_at"),
});
export const courseCertificates = pgTable("course_certificates", { code: text().primaryKey(), ownerId: owner(), name: text().notNull(), issuedAt: instant("issued_at").notNull().defaultNow() });
export const courseGroups = pgTable("course_groups", { id: id(), ownerId: owner(), name: text().notNull(), code: text().notNull() });
export const courseMembers = pgTable("course_members", { groupId: uuid("group_id").notNull(), accountId: uuid("account_id").notNull() }, (t) => [primaryKey({ columns: [t.groupId, t.accountId] })]);
export const courseNotes = pgTable("course_notes", { id: id(), ownerId: owner(), learnerId: uuid("learner_id").notNull(), body: text().notNull(), createdAt: instant("created_at").notNull().defaultNow() });
export const phraseMistakes = pgTable("phrase_mistakes", { ownerId: owner(), lessonId: uuid("lesson_id").notNull(), phrase: text().notNull(), dueOn: date("due_on", { mode: "string" }).notNull().default(sql`current_date`) }, (t) => [primaryKey({ columns: [t.ownerId, t.lessonId, t.phrase] })]);
export const learningDays = pgTable("learning_days", { ownerId: owner(), day: date({ mode: "string" }).notNull().default(sql`current_date`) }, (t) => [primaryKey({ columns: [t.ownerId, t.day] })]);
export const learnerSettings = pgTable("learner_settings", { ownerId: uuid("owner_id").primaryKey().default(sql`auth.uid()`), language: text().notNull().default(""), trainerStreak: integer("trainer_streak").notNull().default(0), trainerBest: integer("trainer_best").notNull().default(0) });
