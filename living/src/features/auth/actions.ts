// @file if not app.accountless
"use server";
import { redirect } from "next/navigation";
import accounts from "@/content/accounts.json";
import { homeOf } from "@/features/shell/nav";
import { auth } from "@/kit/auth";
import { claimAdmin } from "@/kit/auth/admin";
import { readEnv } from "@/kit/env";
import { parseForm, refused, type FormState } from "@/kit/form/state";
// @if app.profile
import { setFlash } from "@/kit/ui/set-flash";
// @end
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
  const more = {
    // @if app.tenancy
    organisation: String(form.get("organisation") ?? "").slice(0, 80),
    // @end
    // @each entity if entity.persona
    // @each field if field.sign_up
    sample_text: String(form.get("sample_text") ?? ""),
    // @end
    // @end
  };
  const result = await (await auth()).signUp({ ...input.data, more });
  if (!result.ok) return refused(result.error);
  if (result.notice) return { errors: {}, notice: result.notice };
  // @if app.profile
  const role = String(form.get("role") ?? "user" /* @= app.default_role */);
  // @end
  // @each entity if entity.profile
  if (role === "sample_role" /* @= entity.profile_role */) {
    await setFlash("Welcome. Now fill in your sample item.");
    redirect("/sample-items/new");
  }
  // @end
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
