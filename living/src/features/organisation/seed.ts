// @file if app.tenancy
import { sql } from "drizzle-orm";
import accounts from "@/content/accounts.json";
import app from "@/content/app.json";
import type { Tx } from "@/kit/db/engine";

const names: readonly string[] = ["Harbour", "Old town"] /* @= app.tenancy_names */;

// Whoever runs the second organisation of the sample, which is still empty: the admins but the first.
const others = accounts.filter((account) => app.roles.some((role) => role.admin && role.name === account.role)).slice(1).map((account) => account.email);

export const ofFirstOrganisation = (person: { email: string }): boolean => !others.includes(person.email);

/** Names the organisation that the sample belongs to, and gives the other admins one of their own. */
export async function seedOrganisations(tx: Tx): Promise<void> {
  await tx.execute(sql`update public.organisations set name = ${names[0] ?? "First"}`);
  for (const [index, email] of others.entries()) {
    await tx.execute(sql`
      with made as (insert into public.organisations (name) values (${names[index + 1] ?? "Another"}) returning id)
      update public.organisation_members m set organisation_id = made.id from made, public.profiles p where p.id = m.account_id and p.email = ${email}`);
  }
}
