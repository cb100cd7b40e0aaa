"use server";
import { and, eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { workspaceInvitations, workspaceMembers } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { rowsOf } from "@/kit/db/engine";
import { readEmail } from "@/kit/members/email";

type Result = { ok: true; notice?: string } | { ok: false; error: string };

const id = z.uuid();
const notAllowed: Result = { ok: false, error: "Only owners can change who is here." };

/** Adds whoever has an account with this address, or keeps an invitation until somebody signs up with it. */
export async function inviteToWorkspace(workspace: string, address: string): Promise<Result> {
  const read = readEmail(address);
  if ("error" in read) return { ok: false, error: read.error };
  return run(async (tx) => {
    const [row] = rowsOf<{ outcome: string }>(
      await tx.execute(sql`select app.invite_to_workspace(${id.parse(workspace)}, ${read.email}) as outcome`),
    );
    if (row?.outcome === "member") return { ok: false, error: "This person is a member already." };
    return { ok: true, notice: row?.outcome === "joined" ? `${read.email} is a member now` : `${read.email} is invited` };
  });
}

export async function cancelWorkspaceInvitation(workspace: string, invitation: string): Promise<Result> {
  return run(async (tx) => {
    const gone = await tx
      .delete(workspaceInvitations)
      .where(and(eq(workspaceInvitations.id, id.parse(invitation)), eq(workspaceInvitations.workspaceId, id.parse(workspace))))
      .returning({ id: workspaceInvitations.id });
    return gone.length > 0 ? { ok: true, notice: "Invitation cancelled" } : notAllowed;
  });
}

export async function setWorkspaceRole(workspace: string, account: string, role: "owner" | "member"): Promise<Result> {
  return run(async (tx) => {
    const changed = await tx
      .update(workspaceMembers)
      .set({ role: z.enum(["owner", "member"]).parse(role) })
      .where(isMember(workspace, account))
      .returning({ role: workspaceMembers.role });
    return changed.length > 0 ? { ok: true } : notAllowed;
  });
}

/** Takes somebody out; everybody may take themselves out. */
export async function removeFromWorkspace(workspace: string, account: string): Promise<Result> {
  return run(async (tx) => {
    // No "returning": whoever leaves may no longer read the row that went.
    const before = await tx.select({ id: workspaceMembers.accountId }).from(workspaceMembers).where(isMember(workspace, account));
    await tx.delete(workspaceMembers).where(isMember(workspace, account));
    const after = await tx.select({ id: workspaceMembers.accountId }).from(workspaceMembers).where(isMember(workspace, account));
    return before.length > after.length ? { ok: true } : notAllowed;
  });
}

const isMember = (workspace: string, account: string) =>
  and(eq(workspaceMembers.workspaceId, id.parse(workspace)), eq(workspaceMembers.accountId, id.parse(account)));

async function run(work: Parameters<typeof withUser<Result>>[0]): Promise<Result> {
  const done = await attempt(() => withUser(work));
  if (!done.ok) return done;
  if (done.value.ok) revalidatePath("/", "layout");
  return done.value;
}
