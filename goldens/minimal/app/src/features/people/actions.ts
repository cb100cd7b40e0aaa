"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { roles } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { profiles } from "./schema";

const roleInput = z.object({ id: z.uuid(), role: z.enum(roles.map((role) => role.name)) });

/** Gives an account another role. The database lets admins do it, and not to themselves. */
export async function setRole(input: z.input<typeof roleInput>): Promise<{ ok: true } | { ok: false; error: string }> {
  const parsed = roleInput.safeParse(input);
  if (!parsed.success) return { ok: false, error: "Choose one of the roles." };
  const { id, role } = parsed.data;
  const changed = await attempt(() => withUser((tx) => tx.update(profiles).set({ role }).where(eq(profiles.id, id)).returning({ id: profiles.id })));
  if (!changed.ok) return changed;
  if (changed.value.length === 0) return { ok: false, error: "You are not allowed to do this." };
  revalidatePath("/people");
  return { ok: true };
}
