// @file if app.messages
"use server";
import { and, eq, isNull, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { privateMessages } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

export type MessageResult = { ok: true } | { ok: false; error: string };

const text = z.string().trim().min(1, "Write a message first").max(4000, "Use at most 4000 characters");

/** Writes to somebody; the database says whether the account may. */
export async function sendMessage(other: string, body: string): Promise<MessageResult> {
  const read = text.safeParse(body);
  if (!read.success) return { ok: false, error: read.error.issues[0]?.message ?? "Write a message first" };
  const sent = await attempt(() =>
    withUser((tx) => tx.execute(sql`insert into public.private_messages (other_id, body) values (${z.uuid().parse(other)}, ${read.data})`)),
  );
  if (!sent.ok) return sent;
  revalidatePath("/messages", "layout");
  return { ok: true };
}

/** Marks what somebody wrote as read. */
export async function markRead(other: string): Promise<void> {
  await withUser((tx, account) =>
    tx
      .update(privateMessages)
      .set({ readAt: new Date() })
      .where(and(eq(privateMessages.ownerId, z.uuid().parse(other)), eq(privateMessages.otherId, account.id), isNull(privateMessages.readAt))),
  );
  revalidatePath("/", "layout");
}
