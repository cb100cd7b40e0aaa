// @file if app.profile
import { redirect } from "next/navigation";
import { ownProfilePath } from "@/features/profiles/own";

export default async function Page() {
  redirect(await ownProfilePath());
}
