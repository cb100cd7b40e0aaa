"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { isAdmin } from "@/kit/access";
import { viewer, withUser } from "@/kit/auth";
import { readAnswers } from "@/kit/booking/questions";
import { refusalText } from "./refusal";
import { questions } from "./questions";
import { appointments } from "./schema";

export type BookResult = { ok: true; id: string } | { ok: false; signIn?: true; error?: string; problems?: Record<string, string> };
export type ChangeResult = { ok: true } | { ok: false; error: string };

const choice = z.object({
  serviceId: z.uuid(),
  providerId: z.uuid(),
  startsAt: z.iso.datetime(),
  extraIds: z.array(z.uuid()).max(50),
  /** Only admins book for somebody else. */
  customerName: z.string().trim().max(120),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Choice = z.infer<typeof choice>;

/** Books for the signed-in account; an admin books for whoever is named. */
export async function bookAppointment(input: Choice): Promise<BookResult> {
  const account = await viewer();
  if (!account) return { ok: false, signIn: true };
  const read = choice.safeParse(input);
  if (!read.success) return { ok: false, error: "Choose a time again." };
  const { answers, customerName, startsAt, ...wanted } = read.data;
  const forOther = isAdmin(account) && customerName !== "";
  const { values, problems } = readAnswers(
    questions.map((question) => (forOther ? { ...question, required: false } : question)),
    (name) => String(answers[name] ?? ""),
  );
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  try {
    const [row] = await withUser((tx) =>
      tx.insert(appointments).values({
        ...(values as Partial<typeof appointments.$inferInsert>),
        ...wanted,
        startsAt: new Date(startsAt),
        customerId: forOther ? null : account.id,
        customerName: forOther ? customerName : account.name,
      }).returning({ id: appointments.id }),
    );
    revalidateBooking();
    return { ok: true, id: row!.id };
  } catch (error) {
    return { ok: false, error: refusalText(error) };
  }
}

export async function cancelAppointment(id: string, acceptFee: boolean): Promise<ChangeResult> {
  return change(sql`select app.cancel_appointment(${z.uuid().parse(id)}, ${acceptFee})`);
}

export async function moveAppointment(id: string, providerId: string, startsAt: string): Promise<ChangeResult> {
  const input = z.object({ id: z.uuid(), providerId: z.uuid(), startsAt: z.iso.datetime() }).safeParse({ id, providerId, startsAt });
  if (!input.success) return { ok: false, error: "Choose a time again." };
  return change(sql`select app.move_appointment(${id}, ${providerId}, ${startsAt}::timestamptz)`);
}

async function change(statement: ReturnType<typeof sql>): Promise<ChangeResult> {
  try {
    await withUser((tx) => tx.execute(statement));
  } catch (error) {
    return { ok: false, error: refusalText(error) };
  }
  revalidateBooking();
  return { ok: true };
}

function revalidateBooking() {
  revalidatePath("/book");
  revalidatePath("/bookings", "layout");
  revalidatePath("/schedule");
}
