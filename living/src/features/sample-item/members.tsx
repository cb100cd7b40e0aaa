// @file each entity if entity.shared
import { asc, eq, sql } from "drizzle-orm";
import { profiles, sampleItemInvitations, sampleItemMembers } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { Members } from "@/kit/members/members";
import { Section } from "@/kit/ui/card";
import { cancelSampleItemInvitation, inviteToSampleItem, removeFromSampleItem, setSampleItemRole } from "./members-actions";

/** Who shares the row, for its members; nothing for anybody else. */
export async function SampleItemMembers({ id }: { id: string }) {
  const { people, invitations, account } = await withUser(async (tx, me) => ({
    people: await tx
      .select({ id: profiles.id, name: profiles.name, role: sampleItemMembers.role, self: sql<boolean>`${profiles.id} = ${me.id}` })
      .from(sampleItemMembers)
      .innerJoin(profiles, eq(profiles.id, sampleItemMembers.accountId))
      .where(eq(sampleItemMembers.sampleItemId, id))
      .orderBy(sql`${sampleItemMembers.role} <> 'owner'`, asc(profiles.name)),
    invitations: await tx
      .select({ id: sampleItemInvitations.id, email: sampleItemInvitations.email })
      .from(sampleItemInvitations)
      .where(eq(sampleItemInvitations.sampleItemId, id))
      .orderBy(asc(sampleItemInvitations.email)),
    account: me,
  }));
  const own = people.find((person) => person.id === account.id);
  if (!own) return null;
  return (
    <Section title="Members">
      <Members
        people={people}
        invitations={invitations}
        manage={own.role === "owner"}
        invite={inviteToSampleItem.bind(null, id)}
        cancelInvitation={cancelSampleItemInvitation.bind(null, id)}
        setRole={setSampleItemRole.bind(null, id)}
        remove={removeFromSampleItem.bind(null, id)}
      />
    </Section>
  );
}
