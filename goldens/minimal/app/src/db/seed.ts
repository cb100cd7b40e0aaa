import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import accounts from "@/content/accounts.json";
import { noteAccess } from "@/features/note/access";
import type { Database } from "@/kit/db/engine";
import { seedTables, type SeedTable } from "@/kit/db/seed";
import noteRows from "./sample/notes.json";

const tables: SeedTable[] = [
  {
    name: "notes",
    rows: noteRows,
    create: noteAccess.create,
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
  });
}
