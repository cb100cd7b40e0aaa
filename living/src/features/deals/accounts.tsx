// @file if app.deal
import { notFound } from "next/navigation";
import app from "@/content/app.json";
import { isAdmin, roleLabel } from "@/kit/access";
import { requireUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { shortDate } from "@/kit/format";
import { RatingLine } from "@/kit/rating";
import { Badge } from "@/kit/ui/badge";
import { PageHeader } from "@/kit/ui/page";
import { block, liftStrikes, verify } from "./actions";
import { ActButton, TextDialog } from "./buttons";
import { deals } from "./config";
import { standings, type Standing } from "./queries";

/** Whom the operator has verified or blocked, and who has strikes. */
export async function Accounts() {
  const account = await requireUser();
  if (!isAdmin(account)) notFound();
  const people = (await standings()).filter((person) => !app.roles.some((role) => role.admin && role.name === person.role));
  const verifies = deals.some((deal) => deal.verify);
  const word = deals.some((deal) => deal.verify === "block") ? ["Approve", "approved", "Approved"] : ["Verify", "verified", "Verified"];
  const needs = (person: Standing) => deals.some((deal) => deal.verify && (!deal.poster || deal.poster === person.role));
  const strikes = deals.some((deal) => deal.late_hours);
  return (
    <>
      <PageHeader title="Accounts" lead={verifies ? "Who waits stands first. What blocked accounts offer and post is gone for everybody else." : "What blocked accounts offer and post is gone for everybody else."} />
      <Table label="Accounts" head={["Name", "Role", "Standing", "Reviews", ...(strikes ? ["Strikes"] : []), "Actions"]}>
        {people.map((person) => (
          <Row key={person.id}>
            <HeadCell><show.Person value={person.name} /></HeadCell>
            <Cell>{roleLabel(person.role)}</Cell>
            <Cell>
              <span className="flex flex-wrap gap-1.5">
                {person.blocked ? <Badge tone="danger">Blocked</Badge> : null}
                {needs(person) ? <Badge tone={person.verified ? "success" : "warning"}>{person.verified ? word[2] : `Waits to be ${word[1]}`}</Badge> : person.blocked ? null : <Badge>Active</Badge>}
              </span>
            </Cell>
            <Cell><RatingLine summary={person.rating} locale={app.locale} className="text-xs" /></Cell>
            {strikes ? (
              <Cell>
                {person.strikes.length === 0 ? "None" : (
                  <ul className="grid gap-1 text-xs">
                    {person.strikes.map((strike) => <li key={strike.at.toISOString()}>{shortDate(strike.at.toISOString().slice(0, 10))}: {strike.reason}</li>)}
                  </ul>
                )}
              </Cell>
            ) : null}
            <Cell>
              <span className="flex flex-wrap gap-2">
                {needs(person) ? (
                  person.verified ? (
                    <ActButton label={`Take back`} name={`Take back: ${person.name} is ${word[1]}`} done={`${person.name} is no longer ${word[1]}`} act={verify.bind(null, person.id, false)} />
                  ) : (
                    <ActButton label={word[0]!} name={`${word[0]} ${person.name}`} look="primary" done={`${person.name} ${word[1]}`} act={verify.bind(null, person.id, true)} />
                  )
                ) : null}
                {person.blocked ? (
                  <ActButton label="Unblock" name={`Unblock ${person.name}`} done={`${person.name} is free again`} act={block.bind(null, person.id, false, "")} />
                ) : (
                  <TextDialog trigger="Block" title={`Block ${person.name}?`} description="Open offers of this account vanish, and what it posted is hidden." label="Reason" long confirm={`Block ${person.name}`} look="outline" done={`${person.name} blocked`} act={block.bind(null, person.id, true)} />
                )}
                {person.strikes.length > 0 ? <ActButton label="Lift strikes" name={`Lift the strikes of ${person.name}`} done="Strikes lifted" act={liftStrikes.bind(null, person.id)} /> : null}
              </span>
            </Cell>
          </Row>
        ))}
      </Table>
    </>
  );
}
