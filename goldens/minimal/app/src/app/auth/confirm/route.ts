import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { localPath } from "@/features/auth/next-path";
import { homeOf } from "@/features/shell/nav";
import { auth } from "@/kit/auth";
import { claimAdmin } from "@/kit/auth/admin";
import { setFlash } from "@/kit/ui/set-flash";

/** Where the links in Supabase's e-mails lead: /auth/confirm?token_hash=…&type=… */
export async function GET(request: NextRequest) {
  const params = request.nextUrl.searchParams;
  const result = await (await auth()).confirm({ tokenHash: params.get("token_hash") ?? "", type: params.get("type") ?? "" });
  if (!result.ok) {
    await setFlash(result.error);
    redirect("/sign-in");
  }
  await setFlash("Your email is confirmed. Welcome!");
  const account = await claimAdmin();
  redirect(localPath(params.get("next")) ?? homeOf(account));
}
