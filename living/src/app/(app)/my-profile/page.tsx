// @file if app.persona
import { redirect } from "next/navigation";
// @each entity if entity.persona
import { sampleItemOfAccount } from "@/features/sample-item/persona";
// @end
import { missing, requireUser } from "@/kit/auth";
import { isUuid } from "@/kit/data/conditions";

/** Leads to the page about an account: one's own, or with ?of=<id> another one's. */
export default async function Page({ searchParams }: { searchParams: Promise<{ of?: string | string[] }> }) {
  const { of } = await searchParams;
  const account = typeof of === "string" && isUuid(of) ? of : (await requireUser()).id;
  // @each entity if entity.persona
  const address = await sampleItemOfAccount(account);
  if (address) redirect(address);
  // @end
  return missing();
}
