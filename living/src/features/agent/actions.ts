// @file if app.agent
"use server";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireUser, withViewer } from "@/kit/auth";
import { engine } from "@/kit/db";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { agentMessages, agentSettings, agentSteps } from "./schema";
import { agent, asksNumber, worksQueue } from "./settings";
import { catchUp, finish, isPaused, work } from "./work";

const incoming = z.object({
  name: rules.text({ label: "Name", required: true, max: 200 }),
  number: rules.text({ label: agent.subject.number || "Number", required: false, max: 60 }),
  body: rules.text({ label: agent.message.label, required: true, max: 5000 }),
});

/** Takes a message from anybody and has the agent look at it, unless it is paused. */
export async function sendMessage(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(incoming, form);
  if (!input.ok) return input.state;
  const { name, number, body } = input.data;
  // Kept as whoever sends it, a visitor too; what follows is the agent's own doing, with the rights of the server.
  const id = randomUUID();
  await withViewer((tx) => tx.execute(sql`insert into public.agent_messages (id, name, number, body) values (${id}::uuid, ${name}, ${asksNumber ? (number ?? "") : ""}, ${body})`));
  const { db } = await engine();
  if (!(await isPaused(db))) await work(db, id);
  revalidatePath("/queue");
  return { errors: {}, notice: "Thank you. Your message has arrived and is being looked at." };
}

/** The person at the queue; everybody else finds nothing. */
async function staff() {
  const account = await requireUser();
  if (!worksQueue(account)) notFound();
  return account;
}

type Done = { ok: true } | { ok: false; error: string };
const GONE: Done = { ok: false, error: "Somebody has decided about this message already. Load the page again." };

/** Lets the agent do what it planned. */
export async function approve(id: string): Promise<Done> {
  const person = await staff();
  const { db } = await engine();
  return db.transaction(async (tx) => {
    const [message] = await tx.select().from(agentMessages).where(and(eq(agentMessages.id, z.uuid().parse(id)), eq(agentMessages.state, "waiting"))).for("update");
    if (!message) return GONE;
    const pays = agent.categories.find((one) => one.value === message.category)?.tools.some((name) => agent.tools.find((tool) => tool.name === name)?.kind === "money");
    if (pays && message.amount === null) return { ok: false, error: "Name the amount first: press Change." } satisfies Done;
    await finish(tx, message, person);
    revalidatePath("/queue", "layout");
    return { ok: true };
  });
}

/** Leaves everything undone. */
export async function reject(id: string): Promise<Done> {
  const person = await staff();
  const { db } = await engine();
  const gone = await db.update(agentMessages).set({ state: "rejected", closedAt: new Date(), decidedBy: person.id, decidedName: person.name })
    .where(and(eq(agentMessages.id, z.uuid().parse(id)), eq(agentMessages.state, "waiting"))).returning({ id: agentMessages.id });
  revalidatePath("/queue", "layout");
  return gone.length > 0 ? { ok: true } : GONE;
}

const changed = z.object({
  reply: rules.text({ label: "Reply", required: true, max: 4000 }),
  amount: rules.money({ label: "Amount", required: false, min: 0 }),
});

/** Changes what the agent would write or pay; it still waits for an approval. */
export async function change(id: string, _: FormState, form: FormData): Promise<FormState> {
  await staff();
  const input = parseForm(changed, form);
  if (!input.ok) return input.state;
  const { db } = await engine();
  const { money } = await import("@/kit/format");
  const saved = await db.transaction(async (tx) => {
    const { reply, amount } = input.data;
    const [message] = await tx.update(agentMessages).set({ reply, ...(amount === null ? {} : { amount }) })
      .where(and(eq(agentMessages.id, z.uuid().parse(id)), eq(agentMessages.state, "waiting"))).returning();
    if (!message) return false;
    for (const tool of agent.tools) {
      const step = and(eq(agentSteps.messageId, message.id), eq(agentSteps.tool, tool.label));
      if (tool.kind === "reply") await tx.update(agentSteps).set({ result: reply }).where(step);
      if (tool.kind === "money" && amount !== null) await tx.update(agentSteps).set({ input: money(amount), result: `${money(amount)} paid` }).where(step);
    }
    return true;
  });
  if (!saved) return refused(GONE.ok ? "" : GONE.error);
  revalidatePath("/queue", "layout");
  return { errors: {}, notice: "Changed. Approve it when it is right." };
}

/** Switches the agent off or on; what came in meanwhile is worked through then. */
export async function setPaused(paused: boolean): Promise<void> {
  await staff();
  const { db } = await engine();
  await db.update(agentSettings).set({ paused });
  if (!paused) await catchUp(db);
  revalidatePath("/queue", "layout");
}
