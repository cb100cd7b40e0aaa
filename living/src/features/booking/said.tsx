// @file if app.booking.notes or app.booking.ratings
// @if app.booking.notes
import { eq } from "drizzle-orm";
// @end
import { sql } from "drizzle-orm";
import { withUser/* @if app.booking.ratings */, withViewer/* @end */ } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
// @if app.booking.notes
import { NoteForm } from "./note-form";
import { appointmentNotes } from "./said-schema";
// @end
// @if app.booking.ratings
import { RatingForm, RatingLine } from "@/kit/rating";
import { rateAppointment, removeAppointmentRating } from "./said-actions";
// @end
import { Section } from "@/kit/ui/card";
// @if app.booking.notes

/** The note on an appointment, for whoever takes it; for everybody else there is none. */
export async function AppointmentNote({ id }: { id: string }) {
  const found = await withUser(async (tx) => ({
    takes: rowsOf<{ takes: boolean }>(await tx.execute(sql`select app.takes_appointment(${id}) as takes`))[0]?.takes === true,
    note: (await tx.select().from(appointmentNotes).where(eq(appointmentNotes.appointmentId, id)))[0],
  }));
  if (!found.takes) return null;
  return (
    <Section title="Note" className="mt-6">
      <p className="mb-4 text-sm text-muted-foreground">Only you see this note.</p>
      <NoteForm id={id} body={found.note?.body ?? ""} />
    </Section>
  );
}
// @end
// @if app.booking.ratings

/** The customer's own rating of an appointment that is over. */
export async function AppointmentRating({ id }: { id: string }) {
  const found = await withUser(async (tx) => ({
    may: rowsOf<{ may: boolean }>(await tx.execute(sql`select app.may_rate_appointment(${id}) as may`))[0]?.may === true,
    own: rowsOf<{ stars: number; comment: string }>(await tx.execute(sql`select stars, comment from public.appointment_ratings where appointment_id = ${id}`))[0],
  }));
  if (!found.may) return null;
  return (
    <Section title="Rating" className="mt-6">
      <RatingForm stars={found.own?.stars} comment={found.own?.comment} save={rateAppointment.bind(null, id)} remove={found.own ? removeAppointmentRating.bind(null, id) : undefined} />
    </Section>
  );
}

/** The average of all ratings, for the start page; nothing as long as there are none. */
export async function BookingRating() {
  const [all] = await withViewer(async (tx) => rowsOf<{ average: number | null; count: number }>(await tx.execute(sql`select average, count::int as count from app.booking_rating()`)));
  if (!all?.count || all.average === null) return null;
  return <RatingLine summary={{ average: all.average, count: all.count }} />;
}
// @end
