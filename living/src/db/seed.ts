import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import accounts from "@/content/accounts.json";
// @if app.agent
import { seedAgent } from "@/features/agent/seed";
// @end
// @if app.booking
import { seedBooking } from "@/features/booking/seed";
// @end
// @if app.tenancy
import { ofFirstOrganisation, seedOrganisations } from "@/features/organisation/seed";
// @end
// @if app.history or app.team
import { seedRules } from "@/features/workflow/seed";
// @end
// @if app.stock
import { seedStockroom } from "@/features/stockroom/seed";
// @end
// @if app.shop
import { seedStorefront } from "@/features/storefront/seed";
// @end
// @each entity
import { sampleItemAccess } from "@/features/sample-item/access";
// @end
// @if app.deal
import { seedDeals } from "@/features/deals/seed";
// @end
// @if app.course
import { seedCourse } from "@/features/course/seed";
// @end
// @if app.quiz
import { seedScores } from "@/features/quiz/seed";
// @end
import type { Database } from "@/kit/db/engine";
import { seedTables, type SeedTable } from "@/kit/db/seed";
// @if app.reactions or app.connect or app.messages or app.inbox or app.support or app.guard.purchase
import { seedCommunity } from "./seed-community";
// @end
// @if app.shared or app.comments or app.ratings or app.time_log
import { seedSlices } from "./seed-slices";
// @end
// @if living
import linkedItemRows from "./sample/linked_items.json";
import otherItemRows from "./sample/other_items.json";
// @end
// @each entity
import sampleItemRows from "./sample/sample_items.json";
// @end

const tables: SeedTable[] = [
  // @if living
  { name: "linked_items", rows: linkedItemRows, create: [{ who: "user" }] },
  // @end
  // @each entity
  {
    name: "sample_items",
    rows: sampleItemRows,
    create: sampleItemAccess.create,
    // @if entity.parent
    references: {
      // @each parent
      sample_reference: "linked_items",
      // @end
    },
    // @end
    // @if entity.member
    members: [
      // @each member
      "sample_member",
      // @end
    ],
    // @end
    // @if entity.has.date
    dates: [
      // @each field
      // @case date
      "sample_date",
      // @case *
      // @end
    ],
    // @end
    // @if entity.has.date_time
    instants: [
      // @each field
      // @case date_time
      "sample_date_time",
      // @case *
      // @end
    ],
    // @end
    // @if entity.uploads
    uploads: [
      // @each upload
      "sample_image" /* @= field.name */,
      // @end
    ],
    // @end
    // @if entity.persona
    persona: true,
    // @end
    // @each parent if linked.supported or linked.editors
    owner: "sample_reference",
    // @end
    // @if entity.moderation
    values: { moderation: "approved" },
    // @end
  },
  // @end
  // @if living
  { name: "other_items", rows: otherItemRows, create: [{ who: "user" }], references: { sample_reference: "sample_items" } },
  // @end
];

/** Fills an empty database with the demo accounts and the sample rows. Embedded mode only. */
export async function seed(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // @if app.tenancy or app.approval
    await tx.execute(sql`select set_config('app.one_organisation', 'yes', true)`);
    // @end
    const people = accounts.map((account) => ({ ...account, id: randomUUID() }));
    for (const { id, name, email, role } of people) {
      // No password fits: demo accounts are entered by their buttons on the sign-in page.
      await tx.execute(sql`
        insert into auth.users (id, email, encrypted_password, raw_user_meta_data)
        values (${id}, ${email}, 'none', ${JSON.stringify({ name })}::jsonb)`);
      await tx.execute(sql`update public.profiles set role = ${role} where id = ${id}`);
    }
    await seedTables(tx, tables, people/* @if app.tenancy */.filter(ofFirstOrganisation)/* @end */);
    // @if app.tenancy
    await seedOrganisations(tx);
    // @end
    // @if app.history or app.team
    await seedRules(tx);
    // @end
    // @if app.shared or app.comments or app.ratings or app.time_log
    await seedSlices(tx);
    // @end
    // @if app.reactions or app.connect or app.messages or app.inbox or app.support or app.guard.purchase
    await seedCommunity(tx, people, people.find((person) => person.role === "user" /* @= app.default_role */)?.id ?? people[0]!.id);
    // @end
    // @if app.course
    await seedCourse(tx, people, "user" /* @= app.default_role */);
    // @end
    // @if app.quiz
    await seedScores(tx);
    // @end
    // @if app.agent
    await seedAgent(tx);
    // @end
    // @if app.booking
    await seedBooking(tx, people);
    // @end
    // @if app.stock
    await seedStockroom(tx, people);
    // @end
    // @if app.shop
    await seedStorefront(tx, people);
    // @end
    // @if app.deal
    await seedDeals(tx, people);
    // @end
  });
}
