// @file if app.choice
import "server-only";
import { cookies } from "next/headers";
import { isUuid } from "@/kit/data/conditions";

/** The cookie that keeps what everything is narrowed to. */
export const CHOICE_COOKIE = "narrowed_to";

/** The id of the row that every list and figure is narrowed to; undefined for everything. */
export async function chosenRow(): Promise<string | undefined> {
  const id = (await cookies()).get(CHOICE_COOKIE)?.value ?? "";
  return isUuid(id) ? id : undefined;
}
