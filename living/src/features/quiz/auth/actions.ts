// @file if app.quiz_staff
"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { recordFailure, tooManyAttempts, TOO_MANY_ATTEMPTS } from "@/kit/auth/attempts";
import type { FormState } from "@/kit/form/state";
import { forget, isStaff, isStaffPassword, remember } from "../staff";

const STAFF = "staff page";

/** Lets the browser in that knows the password. */
export async function enterStaff(_: FormState, form: FormData): Promise<FormState> {
  const typed = z.string().max(200).safeParse(form.get("password"));
  if (await tooManyAttempts(STAFF)) return { errors: {}, error: TOO_MANY_ATTEMPTS };
  if (!typed.success || !isStaffPassword(typed.data)) {
    await recordFailure(STAFF);
    return { errors: { password: "This is not the password." } };
  }
  await remember();
  revalidatePath("/staff");
  return { errors: {}, notice: "Welcome" };
}

export async function leaveStaff(): Promise<void> {
  if (await isStaff()) await forget();
  revalidatePath("/staff");
}
