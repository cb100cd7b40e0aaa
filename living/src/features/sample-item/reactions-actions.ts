// @file each entity if entity.reactions or entity.report
"use server";
import {/* @if entity.reactions */ and,/* @end */ eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
// @if entity.reactions
import { sampleItemReactions } from "@/db/schema";
// @end
// @if entity.report
import { sampleItemReports, sampleItems } from "@/db/schema";
// @end
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import type { ReactionResult } from "@/kit/reactions/types";

// @if entity.reactions
const kinds = z.enum(["like", "vote", "bookmark", "follow", "attend", "join"] /* @= entity.reaction_names */);

/** Presses one of the buttons of a sample item, or takes it back. */
export async function reactToSampleItem(id: string, name: string, on: boolean): Promise<ReactionResult> {
  const [row, kind] = [z.uuid().parse(id), kinds.parse(name)];
  const done = await attempt(() =>
    withUser(async (tx, account) => {
      const mine = and(eq(sampleItemReactions.sampleItemId, row), eq(sampleItemReactions.ownerId, account.id), eq(sampleItemReactions.kind, kind));
      const there = await tx.select({ kind: sampleItemReactions.kind }).from(sampleItemReactions).where(mine);
      if (!on) await tx.delete(sampleItemReactions).where(mine);
      else if (there.length === 0) await tx.execute(sampleItemReactionOf(row, kind));
    }),
  );
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}

// Only these columns are given by accounts: who it is, the database says.
const sampleItemReactionOf = (row: string, kind: string) => sql`insert into public.sample_item_reactions (sample_item_id, kind) values (${row}, ${kind})`;
// @end
// @if entity.report

const reasonRule = z.string().trim().min(1, "Say what is wrong").max(500, "Use at most 500 characters");

/** Reports a sample item to the admins; a second report of the same account adds nothing. */
export async function reportSampleItem(id: string, reason: string): Promise<ReactionResult> {
  const read = reasonRule.safeParse(reason);
  if (!read.success) return { ok: false, error: read.error.issues[0]?.message ?? "Say what is wrong" };
  const done = await attempt(() =>
    withUser((tx) => tx.execute(sql`insert into public.sample_item_reports (sample_item_id, reason) values (${z.uuid().parse(id)}, ${read.data})`)),
  );
  if (!done.ok && done.constraint !== "sample_item_reports_owner_key") return done;
  revalidatePath("/reports");
  return { ok: true };
}

/** Closes what was reported of a sample item, and removes the sample item itself if it is to go. Admins only, the policies say. */
export async function settleSampleItemReports(id: string, remove: boolean): Promise<ReactionResult> {
  const row = z.uuid().parse(id);
  const done = await attempt(() =>
    withUser(async (tx) => {
      const closed = await tx.delete(sampleItemReports).where(eq(sampleItemReports.sampleItemId, row)).returning({ id: sampleItemReports.id });
      if (closed.length > 0 && remove) await tx.delete(sampleItems).where(eq(sampleItems.id, row));
      return closed.length;
    }),
  );
  if (!done.ok) return done;
  if (done.value === 0) return { ok: false, error: "You are not allowed to do this." };
  revalidatePath("/", "layout");
  return { ok: true };
}
// @end
