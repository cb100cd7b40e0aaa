import { asc, eq, sql } from "drizzle-orm";
import { profiles, workspaceInvitations, workspaceMembers } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { Members } from "@/kit/members/members";
import { Section } from "@/kit/ui/card";
import { cancelWorkspaceInvitation, inviteToWorkspace, removeFromWorkspace, setWorkspaceRole } from "./members-actions";

/** Who shares the row, for its members; nothing for anybody else. */
export async function WorkspaceMembers({ id }: { id: string }) {
  const { people, invitations, account } = await withUser(async (tx, me) => ({
    people: await tx
      .select({ id: profiles.id, name: profiles.name, role: workspaceMembers.role, self: sql<boolean>`${profiles.id} = ${me.id}` })
      .from(workspaceMembers)
      .innerJoin(profiles, eq(profiles.id, workspaceMembers.accountId))
      .where(eq(workspaceMembers.workspaceId, id))
      .orderBy(sql`${workspaceMembers.role} <> 'owner'`, asc(profiles.name)),
    invitations: await tx
      .select({ id: workspaceInvitations.id, email: workspaceInvitations.email })
      .from(workspaceInvitations)
      .where(eq(workspaceInvitations.workspaceId, id))
      .orderBy(asc(workspaceInvitations.email)),
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
        invite={inviteToWorkspace.bind(null, id)}
        cancelInvitation={cancelWorkspaceInvitation.bind(null, id)}
        setRole={setWorkspaceRole.bind(null, id)}
        remove={removeFromWorkspace.bind(null, id)}
      />
    </Section>
  );
}
