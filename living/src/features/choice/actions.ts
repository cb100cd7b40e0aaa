// @file if app.choice
"use server";
import { cookies } from "next/headers";
import { refresh } from "next/cache";
import { isUuid } from "@/kit/data/conditions";
import { CHOICE_COOKIE } from "./chosen";

/** Narrows everything to one row; "" ends it. Kept from page to page, and over a reload. */
export async function choose(id: string): Promise<void> {
  const jar = await cookies();
  if (isUuid(id)) jar.set(CHOICE_COOKIE, id, { httpOnly: true, sameSite: "lax", path: "/", maxAge: 60 * 60 * 24 * 180 });
  else jar.delete(CHOICE_COOKIE);
  refresh();
}
