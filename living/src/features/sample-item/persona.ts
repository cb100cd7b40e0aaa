// @file each entity if entity.persona
import "server-only";
import { eq } from "drizzle-orm";
import { sampleItems } from "@/db/schema";
import { withViewer } from "@/kit/auth";

/** The address of the sample item of an account; null when it has none that the viewer may see. */
export const sampleItemOfAccount = (account: string) =>
  withViewer(async (tx) => {
    const [row] = await tx.select({ id: sampleItems.id }).from(sampleItems).where(eq(sampleItems.ownerId, account));
    return row ? `/sample-items/${row.id}` : null;
  });
