// @file if app.approval
import { sql } from "drizzle-orm";
import { withUser, withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { ReviewButtons } from "@/kit/review/review-buttons";
import { Section } from "@/kit/ui/card";
import { decidePerson } from "./actions";

/** The new accounts that wait for an admin. */
export async function WaitingPeople() {
  const people = await withUser(async (tx) => rowsOf<{ id: string; name: string; email: string }>(await tx.execute(sql`select id, name, email from app.waiting_people()`)));
  return (
    <Section title="Waiting to be let in" className="mb-6">
      {people.length === 0 ? <p className="text-sm text-muted-foreground">Nobody waits. New accounts show up here.</p> : null}
      <ul className="grid gap-3">
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-3 text-sm">
            <span>{person.name} <span className="text-muted-foreground">{person.email}</span></span>
            <ReviewButtons name={person.name} review={decidePerson.bind(null, person.id)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Tells a new account that it waits. */
export async function WaitingNotice() {
  const waits = await withViewer(async (tx, viewer) =>
    viewer ? rowsOf<{ ok: boolean }>(await tx.execute(sql`select app.is_approved(${viewer.id}) as ok`))[0]?.ok === false : false,
  );
  if (!waits) return null;
  return <p role="note" className="mb-6 rounded-(--radius-panel) bg-warning px-4 py-3 text-sm text-warning-foreground">Your account waits for approval. Until then you cannot see or add anything here.</p>;
}
