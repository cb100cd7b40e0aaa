// @file if app.tenancy
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { roles } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { rowsOf } from "@/kit/db/engine";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";

const input = z.object({
  email: rules.email({ label: "Email", required: true }),
  role: rules.choice({ label: "Role", required: true, options: roles.map((role) => ({ value: role.name, label: role.label })) }),
});

const notices: Record<string, string> = { invited: "Invited. They join when they sign up with this address.", waiting: "They are invited already." };

/** Invites an address into the organisation, with a role. The database lets admins do it. */
export async function invitePerson(_: FormState, form: FormData): Promise<FormState> {
  const read = parseForm(input, form);
  if (!read.ok) return read.state;
  const { email, role } = read.data;
  const done = await attempt(() => withUser(async (tx) => rowsOf<{ answer: string }>(await tx.execute(sql`select app.invite(${email}, ${role}) as answer`))[0]?.answer ?? ""));
  if (!done.ok) return refused(done.error);
  if (done.value === "taken") return refused("Somebody has an account with this address already.", "email");
  revalidatePath("/people");
  return { errors: {}, notice: notices[done.value] ?? "Invited." };
}

export async function withdrawInvitation(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withUser((tx) => tx.execute(sql`delete from public.organisation_invitations where id = ${z.uuid().parse(id)}`)));
  if (!gone.ok) return gone;
  revalidatePath("/people");
  return { ok: true };
}
