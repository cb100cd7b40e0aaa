// @file if app.agent
import "server-only";
import { asc, desc, eq, sql } from "drizzle-orm";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { agentMessages, agentSettings, agentSteps } from "./schema";

export type Statistics = { closed: number; alone: number; paid: number; minutes: number | null };

/** The queue as its staff may see it: what waits (urgent and oldest first), what was collected, what is closed; and how it goes. */
export const queue = () =>
  withUser(async (tx) => {
    const list = await tx.select().from(agentMessages).orderBy(desc(agentMessages.urgent), asc(agentMessages.createdAt)).limit(400);
    const [settings] = await tx.select().from(agentSettings);
    const [figures] = rowsOf<Statistics>(
      await tx.execute(sql`
        select count(*) filter (where state in ('done', 'rejected'))::int as closed,
          count(*) filter (where state = 'done' and decided_name = '')::int as alone,
          coalesce(sum(amount) filter (where state = 'done' and closed_at >= date_trunc('month', now())), 0)::int as paid,
          (extract(epoch from avg(closed_at - created_at) filter (where closed_at is not null)) / 60)::float8 as minutes
        from public.agent_messages`),
    );
    return { list, paused: settings?.paused ?? false, figures: figures ?? { closed: 0, alone: 0, paid: 0, minutes: null } };
  });

/** One message with every step; null when there is none for this account. */
export const messageWithSteps = (id: string) =>
  withUser(async (tx) => {
    const [message] = await tx.select().from(agentMessages).where(eq(agentMessages.id, id));
    if (!message) return null;
    return { message, steps: await tx.select().from(agentSteps).where(eq(agentSteps.messageId, id)).orderBy(asc(agentSteps.position)) };
  });
