import "server-only";
import { cookies } from "next/headers";
import { FLASH_COOKIE } from "./flash";

/** Leaves a message that the next page shows as a toast. For actions that redirect. */
export async function setFlash(text: string): Promise<void> {
  (await cookies()).set(FLASH_COOKIE, text, { path: "/", maxAge: 20, sameSite: "lax" });
}
