import type { Metadata } from "next";
import { Bookings } from "@/features/booking/bookings";
import { listOwnBookings } from "@/features/booking/queries";

export const metadata: Metadata = { title: "Visits" };

export default async function BookingsPage() {
  return <Bookings {...await listOwnBookings()} />;
}
