// @file if app.connect
"use server";
import { and, eq, or, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { accountConnections } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

export type ConnectResult = { ok: true } | { ok: false; error: string };

/** Asks somebody to connect. */
export async function askToConnect(other: string): Promise<ConnectResult> {
  const done = await attempt(() => withUser((tx) => tx.execute(sql`insert into public.account_connections (other_id) values (${z.uuid().parse(other)})`)));
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Accepts what somebody asked. */
export async function acceptConnection(other: string): Promise<ConnectResult> {
  const done = await attempt(() =>
    withUser((tx, account) =>
      tx
        .update(accountConnections)
        .set({ status: "accepted" })
        .where(and(eq(accountConnections.ownerId, z.uuid().parse(other)), eq(accountConnections.otherId, account.id)))
        .returning({ id: accountConnections.id }),
    ),
  );
  if (!done.ok) return done;
  if (done.value.length === 0) return { ok: false, error: "This request is no longer there." };
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Takes a request back, declines it, or ends a connection. */
export async function dropConnection(other: string): Promise<ConnectResult> {
  const who = z.uuid().parse(other);
  const done = await attempt(() =>
    withUser((tx, account) =>
      tx
        .delete(accountConnections)
        .where(
          or(
            and(eq(accountConnections.ownerId, who), eq(accountConnections.otherId, account.id)),
            and(eq(accountConnections.otherId, who), eq(accountConnections.ownerId, account.id)),
          ),
        ),
    ),
  );
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}
