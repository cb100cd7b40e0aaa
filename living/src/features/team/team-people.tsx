// @file if app.team
import { sql } from "drizzle-orm";
import { roleLabel } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { Avatar } from "@/kit/ui/avatar";
import { Section } from "@/kit/ui/card";

/** Who belongs to a team. Admins put people in on the page "People". */
export async function TeamPeople({ id }: { id: string }) {
  const people = await withViewer(async (tx, viewer) =>
    viewer
      ? rowsOf<{ id: string; name: string; role: string }>(
          await tx.execute(sql`select p.id, p.name, p.role from public.team_members t join public.profiles p on p.id = t.account_id where t.team_id = ${id} order by p.name`),
        )
      : [],
  );
  return (
    <Section title="People">
      {people.length === 0 ? <p className="text-sm text-muted-foreground">Nobody you can see belongs here yet. Admins put people in on the page “People”.</p> : null}
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2.5 text-sm">
            <Avatar name={person.name} />
            <span>{person.name}<span className="block text-xs text-muted-foreground">{roleLabel(person.role)}</span></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
