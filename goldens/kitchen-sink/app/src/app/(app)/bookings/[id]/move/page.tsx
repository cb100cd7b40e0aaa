import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { MoveForm } from "@/features/booking/move-form";
import { readBooking, readMoveOffer } from "@/features/booking/queries";
import { whenText } from "@/features/booking/text";
import { requireUser } from "@/kit/auth";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Move" };

export default async function MovePage({ params }: PageProps<"/bookings/[id]/move">) {
  await requireUser();
  const id = z.uuid().safeParse((await params).id);
  const booking = id.success ? await readBooking(id.data) : null;
  if (!booking || booking.appointment.status === "cancelled") notFound();
  const { appointment, service, settings } = booking;
  const offer = await readMoveOffer(booking, settings);
  const minute = 60_000;
  return (
    <>
      <PageHeader
        title={`Move ${service.name}`}
        lead={`Now: ${whenText(appointment.startsAt, appointment.endsAt, settings.timeZone)}`}
        back={{ href: `/bookings/${appointment.id}`, label: "Visit" }}
      />
      <MoveForm
        id={appointment.id}
        minutes={(appointment.endsAt.getTime() - appointment.startsAt.getTime()) / minute}
        buffer={(appointment.blockedUntil.getTime() - appointment.endsAt.getTime()) / minute}
        providerId={appointment.providerId}
        calendar={offer.calendar}
        now={offer.now}
      />
    </>
  );
}
