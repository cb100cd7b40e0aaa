// @file if app.inbox
"use server";
import { and, eq, isNull } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { accountNotices } from "@/db/schema";
import { withUser } from "@/kit/auth";

/** Opens what a notification is about, and marks it as read. */
export async function openNotice(form: FormData): Promise<void> {
  const id = z.uuid().parse(form.get("id"));
  const [notice] = await withUser((tx) => tx.update(accountNotices).set({ readAt: new Date() }).where(eq(accountNotices.id, id)).returning({ href: accountNotices.href }));
  revalidatePath("/", "layout");
  redirect(notice?.href.startsWith("/") ? notice.href : "/inbox");
}

/** Marks all notifications of the account as read. */
export async function readAllNotices(): Promise<void> {
  await withUser((tx, account) => tx.update(accountNotices).set({ readAt: new Date() }).where(and(eq(accountNotices.ownerId, account.id), isNull(accountNotices.readAt))));
  revalidatePath("/", "layout");
}
