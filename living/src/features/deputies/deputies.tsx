// @file if app.deputies
import { sql } from "drizzle-orm";
import { notFound } from "next/navigation";
import { requireUser, withUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { rowsOf } from "@/kit/db/engine";
import { today } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { PageHeader } from "@/kit/ui/page";
import { endDeputy } from "./actions";
import { DeputyForm } from "./deputy-form";
import { namesDeputies } from "./roles";

type Named = { id: string; name: string; first_day: string; last_day: string };

const day = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value)).slice(0, 10);

/** Who decides in one's place, and when. */
export async function DeputiesPage() {
  const account = await requireUser();
  if (!namesDeputies(account)) notFound();
  const { people, named } = await withUser(async (tx) => ({
    people: rowsOf<{ value: string; label: string }>(await tx.execute(sql`select id as value, name as label from public.profiles where id <> ${account.id} order by name limit 500`)),
    named: rowsOf<Named>(
      await tx.execute(sql`select d.id, p.name, d.first_day::text, d.last_day::text from public.deputies d join public.profiles p on p.id = d.deputy_id where d.owner_id = ${account.id} order by d.first_day desc`),
    ),
  }));
  const now = today();
  return (
    <>
      <PageHeader title="Deputies" lead="Somebody you name here can decide in your place, from the first day to the last." />
      <div className="grid gap-6">
        <Section title="Name a deputy"><DeputyForm people={people} /></Section>
        {named.length > 0 ? (
          <Table label="Deputies" head={["Deputy", "First day", "Last day", "Now", "Actions"]}>
            {named.map((one) => (
              <Row key={one.id}>
                <HeadCell><show.Person value={one.name} /></HeadCell>
                <Cell><show.Date value={day(one.first_day)} /></Cell>
                <Cell><show.Date value={day(one.last_day)} /></Cell>
                <Cell>{day(one.first_day) <= now && now <= day(one.last_day) ? <Badge tone="success">Can decide</Badge> : <Badge>Cannot decide</Badge>}</Cell>
                <Cell>
                  <ConfirmDialog
                    trigger={<Button size="sm" variant="outline">End</Button>}
                    title={`End for ${one.name}?`}
                    description="They can no longer decide in your place."
                    confirm="End deputy"
                    action={endDeputy.bind(null, one.id)}
                  />
                </Cell>
              </Row>
            ))}
          </Table>
        ) : null}
      </div>
    </>
  );
}
