// @file if app.tenancy
import { sql } from "drizzle-orm";
import { roleLabel } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { withdrawInvitation } from "./actions";
import { InviteForm } from "./invite-form";

/** Letting people in, and who was asked and has not come yet. */
export async function Invitations() {
  const { name, open } = await withUser(async (tx) => ({
    name: rowsOf<{ name: string }>(await tx.execute(sql`select name from public.organisations`))[0]?.name ?? "",
    open: rowsOf<{ id: string; email: string; role: string }>(await tx.execute(sql`select id, email, role from public.organisation_invitations order by created_at desc`)),
  }));
  return (
    <Section title="Invite" className="mb-6">
      <p className="mb-4 text-sm text-muted-foreground">Only people you invite see what {name} keeps here.</p>
      <InviteForm />
      {open.length > 0 ? (
        <ul aria-label="Open invitations" className="mt-5 grid gap-2 border-t pt-4">
          {open.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 text-sm">
              <span>{one.email} <span className="text-muted-foreground">as {roleLabel(one.role)}</span></span>
              <ConfirmDialog
                trigger={<Button size="sm" variant="outline">Withdraw</Button>}
                title="Withdraw the invitation?"
                description={`${one.email} can then no longer join.`}
                confirm="Withdraw invitation"
                action={withdrawInvitation.bind(null, one.id)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
