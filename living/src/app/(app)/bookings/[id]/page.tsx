// @file if app.booking
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BookingDetail } from "@/features/booking/booking-detail";
import { readBooking } from "@/features/booking/queries";
// @if app.booking.notes
import { AppointmentNote } from "@/features/booking/said";
// @end
// @if app.booking.ratings
import { AppointmentRating } from "@/features/booking/said";
// @end
import { isAdmin } from "@/kit/access";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Sample appointment" };

export default async function BookingPage({ params }: PageProps<"/bookings/[id]">) {
  const account = await requireUser();
  const id = z.uuid().safeParse((await params).id);
  const booking = id.success ? await readBooking(id.data) : null;
  if (!booking) notFound();
  return (
    <>
      <BookingDetail booking={booking} admin={isAdmin(account)} />
      {/* @if app.booking.notes */}
      <AppointmentNote id={booking.appointment.id} />
      {/* @end */}
      {/* @if app.booking.ratings */}
      <AppointmentRating id={booking.appointment.id} />
      {/* @end */}
    </>
  );
}
