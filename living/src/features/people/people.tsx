// @file if app.people
import { sql } from "drizzle-orm";
import { notFound } from "next/navigation";
import { isAdmin, roleLabel } from "@/kit/access";
// @if app.approval
import { WaitingPeople } from "@/features/approval/waiting";
// @end
// @if app.tenancy
import { Invitations } from "@/features/organisation/invitations";
// @end
// @if app.balance
import { Allowance } from "@/features/limits/allowance";
// @end
// @if app.team
import { readTeams } from "@/features/team/teams";
import { TeamChoice } from "@/features/team/team-choice";
// @end
import { requireUser, withUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { rowsOf } from "@/kit/db/engine";
import { Badge } from "@/kit/ui/badge";
import { PageHeader } from "@/kit/ui/page";
import { RoleChoice } from "./role-choice";

type Person = { id: string; name: string; email: string; role: string; created_at: string | Date };

/** All accounts and their roles, for admins. */
export async function People() {
  const account = await requireUser();
  if (!isAdmin(account)) notFound();
  const people = await withUser(async (tx) => rowsOf<Person>(await tx.execute(sql`select id, name, email, role, created_at from app.list_people()`)));
  // @if app.team
  const { label, teams, of } = await withUser(readTeams);
  // @end
  // @if app.balance
  const allowances = new Map(
    (await withUser(async (tx) => rowsOf<{ id: string; amount: string; rest: string }>(await tx.execute(sql`select account_id as id, amount, rest from public.allowances where year = extract(year from current_date)`)))).map(
      (one) => [one.id, one],
    ),
  );
  // @end
  return (
    <>
      <PageHeader title="People" lead="Everybody who has an account. A role decides what they can see and do." />
      {/* @if app.approval */}
      <WaitingPeople />
      {/* @end */}
      {/* @if app.tenancy */}
      <Invitations />
      {/* @end */}
      <Table label="People" head={["Name", "Email", "Role",/* @if app.team */ label,/* @end *//* @if app.balance */ "Days a year, rest of last year",/* @end */ "Since"]}>
        {people.map((person) => (
          <Row key={person.id}>
            <HeadCell><show.Person value={person.name} /></HeadCell>
            <Cell><show.Email value={person.email} /></Cell>
            <Cell>
              {person.id === account.id ? <Badge tone="info">{roleLabel(person.role)} (you)</Badge> : <RoleChoice id={person.id} name={person.name} role={person.role} />}
            </Cell>
            {/* @if app.team */}
            <Cell><TeamChoice id={person.id} name={person.name} label={label} team={of.get(person.id) ?? ""} teams={teams} /></Cell>
            {/* @end */}
            {/* @if app.balance */}
            <Cell><Allowance id={person.id} name={person.name} amount={Number(allowances.get(person.id)?.amount ?? 28 /* @= app.balance_most */)} rest={Number(allowances.get(person.id)?.rest ?? 0)} /></Cell>
            {/* @end */}
            <Cell><show.Date value={new Date(person.created_at).toISOString().slice(0, 10)} /></Cell>
          </Row>
        ))}
      </Table>
    </>
  );
}
