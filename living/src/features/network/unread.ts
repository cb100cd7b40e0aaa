// @file if app.inbox or app.messages or app.connect
import "server-only";
import { sql } from "drizzle-orm";
import type { Viewer } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";

/** How much waits for the account, by the address of the page where it stands. */
export async function unreadCounts(viewer: Viewer): Promise<Record<string, number>> {
  if (!viewer) return {};
  return withUser(async (tx/* @if app.messages or app.connect */, account/* @end */) => {
    const counts: Record<string, number> = {};
    // @if app.inbox
    counts["/inbox"] = rowsOf<{ n: number }>(await tx.execute(sql`select count(*)::int as n from public.account_notices where read_at is null`))[0]?.n ?? 0;
    // @end
    // @if app.messages
    counts["/messages"] = rowsOf<{ n: number }>(await tx.execute(sql`select count(*)::int as n from public.private_messages where read_at is null and other_id = ${account.id}`))[0]?.n ?? 0;
    // @end
    // @if app.connect
    counts["/connections"] = rowsOf<{ n: number }>(await tx.execute(sql`select count(*)::int as n from public.account_connections where status = 'asked' and other_id = ${account.id}`))[0]?.n ?? 0;
    // @end
    return counts;
  });
}
