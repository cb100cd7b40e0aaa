import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BookingDetail } from "@/features/booking/booking-detail";
import { readBooking } from "@/features/booking/queries";
import { isAdmin } from "@/kit/access";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Visit" };

export default async function BookingPage({ params }: PageProps<"/bookings/[id]">) {
  const account = await requireUser();
  const id = z.uuid().safeParse((await params).id);
  const booking = id.success ? await readBooking(id.data) : null;
  if (!booking) notFound();
  return (
    <>
      <BookingDetail booking={booking} admin={isAdmin(account)} />
    </>
  );
}
