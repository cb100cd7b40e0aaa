// @file never
import "server-only";
import { desc, eq } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { otherItems } from "./schema";

export const otherItemsOfSampleReference = (id: string, _when?: "past") =>
  withViewer((tx) => tx.select().from(otherItems).where(eq(otherItems.sampleReference, id)).orderBy(desc(otherItems.createdAt)));

export type OtherItemRow = Awaited<ReturnType<typeof otherItemsOfSampleReference>>[number];
