// @file if app.agent
import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export type MessageState = "collected" | "waiting" | "done" | "rejected";

export const agentMessages = pgTable("agent_messages", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  number: text().notNull().default(""),
  body: text().notNull(),
  category: text().notNull().default(""),
  confidence: integer().notNull().default(0),
  state: text().$type<MessageState>().notNull().default("collected"),
  urgent: boolean().notNull().default(false),
  why: text().notNull().default(""),
  amount: integer(),
  reply: text().notNull().default(""),
  practice: boolean().notNull().default(true),
  decidedBy: uuid("decided_by"),
  decidedName: text("decided_name").notNull().default(""),
  createdAt: instant("created_at").notNull().defaultNow(),
  closedAt: instant("closed_at"),
});

export const agentSteps = pgTable("agent_steps", {
  id: uuid().primaryKey().defaultRandom(),
  messageId: uuid("message_id").notNull(),
  position: integer().notNull(),
  tool: text().notNull(),
  input: text().notNull().default(""),
  result: text().notNull().default(""),
  done: boolean().notNull().default(false),
});

export const agentSubjects = pgTable("agent_subjects", {
  number: text().primaryKey(),
  facts: jsonb().$type<Record<string, string>>().notNull(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

export const agentSettings = pgTable("agent_settings", { id: boolean().primaryKey().default(true), paused: boolean().notNull().default(false) });
