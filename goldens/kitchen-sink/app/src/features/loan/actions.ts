"use server";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { redirect } from "next/navigation";
import { notifySlack } from "@/features/slack/notify";
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { attempt, inputOf } from "@/kit/db/attempt";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { setFlash } from "@/kit/ui/set-flash";
import { loanAccess } from "./access";
import { getLoan } from "./queries";
import { loans } from "./schema";
import { loanInput } from "./validation";

export async function createLoan(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(loanInput, form);
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(loans).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("loans", made.constraint));
  await notifySlack(`New loan: ${form.get("borrower")}`, `/loans/${id}`);
  await setFlash("Loan created");
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  if (await getLoan(id)) return `/loans/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(loanAccess.read, viewer));
  return list ? "/loans" : "/";
}

export async function updateLoan(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(loanInput, form);
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(loans).set(input.data).where(eq(loans.id, id)).returning({ id: loans.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("loans", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Loan saved");
  redirect(`/loans/${id}`);
}

export async function deleteLoan(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(loans).where(eq(loans.id, id)).returning({ id: loans.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Loan deleted");
  redirect("/loans");
}
