// @file if app.choice
"use server";
import { eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { refresh } from "next/cache";
import { linkedItems } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { isUuid } from "@/kit/data/conditions";
import { CHOICE_COOKIE } from "./chosen";

/** Narrows everything to one row that the viewer may see; any other id ends it. Kept from page to page, and over a reload. */
export async function choose(id: string): Promise<void> {
  const seen = isUuid(id) ? await withViewer((tx) => tx.select({ id: linkedItems.id }).from(linkedItems).where(eq(linkedItems.id, id)).limit(1)) : [];
  const jar = await cookies();
  if (seen.length > 0) jar.set(CHOICE_COOKIE, id, { httpOnly: true, sameSite: "lax", path: "/", maxAge: 60 * 60 * 24 * 180 });
  else jar.delete(CHOICE_COOKIE);
  refresh();
}
