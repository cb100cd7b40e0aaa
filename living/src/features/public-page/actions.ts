// @file if app.public_page
"use server";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { withViewer } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";

const input = z.object({
  name: rules.text({ label: "Your name", required: true, max: 100 }),
  contact: rules.text({ label: "Email or phone", required: true, max: 200 }),
  details: rules.text({ label: "Details", required: true, max: 2000 }),
});

/** Sends what a visitor writes about a row to the people who keep it. */
export async function sendClaim(table: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const read = parseForm(input, form);
  if (!read.ok) return read.state;
  const { name, contact, details } = read.data;
  const sent = await attempt(() => withViewer((tx) => tx.execute(sql`select app.claim(${table}, ${z.uuid().parse(id)}, ${name}, ${contact}, ${details})`)));
  if (!sent.ok) return refused(sent.error);
  return { errors: {}, notice: "Thank you. We compare it and get in touch." };
}
