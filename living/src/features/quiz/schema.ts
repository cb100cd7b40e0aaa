// @file if app.scores
import { sql } from "drizzle-orm";
import { integer, pgTable, text, timestamp, uuid/* @if app.quiz */, boolean/* @end */ } from "drizzle-orm/pg-core";

const id = () => uuid().primaryKey().default(sql`gen_random_uuid()`);
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
// @if app.quiz

/** The first of the answers is the right one; nobody but the server reads this table. */
export const quizQuestions = pgTable("quiz_questions", {
  id: id(),
  quiz: text().notNull(),
  question: text().notNull(),
  answers: text().array().notNull(),
  explanation: text().notNull().default(""),
  active: boolean().notNull().default(true),
  createdAt: instant("created_at").notNull().defaultNow(),
});
// @end

export const scores = pgTable("scores", {
  id: id(),
  board: text().notNull(),
  nickname: text().notNull(),
  points: integer().notNull(),
  roundId: uuid("round_id"),
  createdAt: instant("created_at").notNull().defaultNow(),
});
// @if app.quiz_staff

/** Who gave the staff password; only a hash of what the browser holds. */
export const staffLogins = pgTable("staff_logins", {
  tokenHash: text("token_hash").primaryKey(),
  expiresAt: instant("expires_at").notNull(),
});
// @end
