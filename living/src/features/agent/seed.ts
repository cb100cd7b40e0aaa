// @file if app.agent
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/kit/db/engine";
import { agentMessages, agentSubjects } from "./schema";
import { agent } from "./settings";
import { work } from "./work";

/** What is known at the start, and a few messages that the agent has looked at. */
export async function seedAgent(tx: Tx): Promise<void> {
  if (agent.subject.samples.length > 0) await tx.insert(agentSubjects).values(agent.subject.samples);
  for (const [i, sample] of agent.samples.entries()) {
    const createdAt = new Date(Date.now() - (agent.samples.length - i) * 47 * 60_000);
    const [made] = await tx.insert(agentMessages)
      .values({ name: sample.name, number: sample.number, body: sample.text, createdAt })
      .returning({ id: agentMessages.id });
    if (!made) continue;
    await work(tx, made.id);
    await tx.update(agentMessages).set({ closedAt: new Date(createdAt.getTime() + 40_000 + i * 11_000) }).where(and(eq(agentMessages.id, made.id), eq(agentMessages.state, "done")));
  }
}
