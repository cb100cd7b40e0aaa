"use server";
import { redirect } from "next/navigation";
import accounts from "@/content/accounts.json";
import { homeOf } from "@/features/shell/nav";
import { auth } from "@/kit/auth";
import { claimAdmin } from "@/kit/auth/admin";
import { readEnv } from "@/kit/env";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { localPath } from "./next-path";
import { signInInput, signUpInput } from "./validation";

/** Where to go once signed in: back to where the visitor came from, or to the first place of the app. */
async function onwards(next: unknown): Promise<string> {
  const account = await claimAdmin();
  return localPath(next) ?? homeOf(account);
}

export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(signUpInput, form);
  if (!input.ok) return input.state;
  const more = {};
  const result = await (await auth()).signUp({ ...input.data, more });
  if (!result.ok) return refused(result.error);
  if (result.notice) return { errors: {}, notice: result.notice };
  redirect(await onwards(form.get("next")));
}

export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(signInInput, form);
  if (!input.ok) return input.state;
  const result = await (await auth()).signIn(input.data);
  if (!result.ok) return refused(result.error);
  redirect(await onwards(form.get("next")));
}

/** Signs in as one of the demo accounts, which only the embedded database has. */
export async function continueAs(form: FormData): Promise<void> {
  const env = readEnv();
  const account = accounts.find((each) => each.email === form.get("email"));
  if (env.mode !== "embedded" || !env.seed || !account) redirect("/sign-in");
  const { startDemoLogin } = await import("@/kit/auth/local");
  await startDemoLogin(account.email);
  redirect(await onwards(form.get("next")));
}

export async function signOut(): Promise<void> {
  await (await auth()).signOut();
  redirect("/");
}
