"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { profiles } from "@/features/people/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";

const profileInput = z.object({ name: rules.text({ label: "Name", required: true, max: 80 }) });

export async function saveProfile(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(profileInput, form);
  if (!input.ok) return input.state;
  const saved = await attempt(() => withUser((tx, account) => tx.update(profiles).set(input.data).where(eq(profiles.id, account.id))));
  if (!saved.ok) return refused(saved.error);
  revalidatePath("/", "layout");
  return { errors: {}, notice: "Profile saved" };
}
