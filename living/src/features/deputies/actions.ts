// @file if app.deputies
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";

const input = z
  .object({
    deputy: rules.row({ label: "Deputy", required: true }),
    firstDay: rules.date({ label: "First day", required: true }),
    lastDay: rules.date({ label: "Last day", required: true }),
  })
  .refine((values) => rules.inOrder(values.firstDay, values.lastDay), { path: ["lastDay"], message: "Last day cannot come before first day", when: rules.sound("firstDay", "lastDay") });

/** Names somebody who may decide in one's place between two days. */
export async function nameDeputy(_: FormState, form: FormData): Promise<FormState> {
  const read = parseForm(input, form);
  if (!read.ok) return read.state;
  const { deputy, firstDay, lastDay } = read.data;
  const made = await attempt(() =>
    withUser((tx) => tx.execute(sql`insert into public.deputies (deputy_id, first_day, last_day) values (${deputy}, ${firstDay}, ${lastDay})`)),
  );
  if (!made.ok) return refused(made.error);
  revalidatePath("/deputies");
  return { errors: {}, notice: "Deputy named" };
}

export async function endDeputy(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withUser((tx) => tx.execute(sql`delete from public.deputies where id = ${z.uuid().parse(id)}`)));
  if (!gone.ok) return gone;
  revalidatePath("/deputies");
  return { ok: true };
}
