// @file if app.booking.notes or app.booking.ratings
"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
// @if app.booking.notes
import { text } from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";
// @end
// @if app.booking.notes
import { appointmentNotes } from "./said-schema";
// @end
// @if app.booking.ratings
import { appointmentRatings } from "./said-schema";
// @end
// @if app.booking.notes

const note = z.object({ body: text({ label: "Note", required: true, max: 10_000 }) });

/** Writes the note of an appointment, in place of the one before. */
export async function saveNote(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(note, form);
  if (!input.ok) return input.state;
  const values = { appointmentId: z.uuid().parse(id), ...input.data };
  const saved = await attempt(() => withUser((tx) => tx.insert(appointmentNotes).values(values).onConflictDoUpdate({ target: appointmentNotes.appointmentId, set: input.data })));
  if (!saved.ok) return refused(saved.error);
  revalidatePath(`/bookings/${id}`);
  return { errors: {}, notice: "Note saved." };
}
// @end
// @if app.booking.ratings

const rating = z.object({ stars: z.int().min(1).max(5), comment: z.string().trim().max(2000) });

/** Rates an appointment that is over, or changes the rating. */
export async function rateAppointment(id: string, stars: number, comment: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const read = rating.safeParse({ stars, comment });
  if (!read.success) return { ok: false, error: "Choose 1 to 5" };
  const saved = await attempt(() =>
    withUser((tx, account) =>
      tx.insert(appointmentRatings).values({ appointmentId: z.uuid().parse(id), ownerId: account.id, ...read.data })
        .onConflictDoUpdate({ target: appointmentRatings.appointmentId, set: read.data }),
    ),
  );
  if (!saved.ok) return { ok: false, error: "Only an appointment of yours that is over can be rated." };
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Takes the rating back. */
export async function removeAppointmentRating(id: string): Promise<{ ok: true }> {
  await withUser((tx) => tx.delete(appointmentRatings).where(eq(appointmentRatings.appointmentId, z.uuid().parse(id))));
  revalidatePath("/", "layout");
  return { ok: true };
}
// @end
