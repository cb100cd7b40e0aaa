import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import accounts from "@/content/accounts.json";
import { seedBooking } from "@/features/booking/seed";
import { workspaceAccess } from "@/features/workspace/access";
import { exhibitAccess } from "@/features/exhibit/access";
import { loanAccess } from "@/features/loan/access";
import { ideaAccess } from "@/features/idea/access";
import type { Database } from "@/kit/db/engine";
import { seedTables, type SeedTable } from "@/kit/db/seed";
import { seedSlices } from "./seed-slices";
import workspaceRows from "./sample/workspaces.json";
import exhibitRows from "./sample/exhibits.json";
import loanRows from "./sample/loans.json";
import ideaRows from "./sample/ideas.json";

const tables: SeedTable[] = [
  {
    name: "workspaces",
    rows: workspaceRows,
    create: workspaceAccess.create,
  },
  {
    name: "exhibits",
    rows: exhibitRows,
    create: exhibitAccess.create,
    references: {
      workspace: "workspaces",
      follows: "exhibits",
    },
    members: [
      "curator",
    ],
    dates: [
      "starts_on",
      "ends_on",
    ],
    instants: [
      "opens_at",
      "closes_at",
    ],
    values: { moderation: "approved" },
  },
  {
    name: "loans",
    rows: loanRows,
    create: loanAccess.create,
    references: {
      exhibit: "exhibits",
    },
    dates: [
      "due",
    ],
  },
  {
    name: "ideas",
    rows: ideaRows,
    create: ideaAccess.create,
  },
];

/** Fills an empty database with the demo accounts and the sample rows. Embedded mode only. */
export async function seed(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const people = accounts.map((account) => ({ ...account, id: randomUUID() }));
    for (const { id, name, email, role } of people) {
      // No password fits: demo accounts are entered by their buttons on the sign-in page.
      await tx.execute(sql`
        insert into auth.users (id, email, encrypted_password, raw_user_meta_data)
        values (${id}, ${email}, 'none', ${JSON.stringify({ name })}::jsonb)`);
      await tx.execute(sql`update public.profiles set role = ${role} where id = ${id}`);
    }
    await seedTables(tx, tables, people);
    await seedSlices(tx);
    await seedBooking(tx, people);
  });
}
