import type { Tx } from "@/kit/db/engine";
import { bookingSettings, type Settings } from "./schema";

/** How booking works here. */
export async function readSettings(tx: Tx): Promise<Settings> {
  const [settings] = await tx.select().from(bookingSettings);
  if (!settings) throw new Error("The row of booking_settings is missing: run the migrations again.");
  return settings;
}
