"use client";
import { useId, useState, useTransition } from "react";
import { Avatar } from "@/kit/ui/avatar";
import { Button } from "@/kit/ui/button";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import { inputClass } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { readEmail } from "./email";

export type MemberRole = "owner" | "member";
export type MemberPerson = { id: string; name: string; role: MemberRole; self: boolean };
export type MemberInvitation = { id: string; email: string };

type Result = { ok: true; notice?: string } | { ok: false; error: string };
type Props = {
  people: readonly MemberPerson[];
  invitations: readonly MemberInvitation[];
  /** Whether the viewer may invite, remove and change roles. */
  manage: boolean;
  invite: (email: string) => Promise<Result>;
  cancelInvitation: (id: string) => Promise<Result>;
  setRole: (account: string, role: MemberRole) => Promise<Result>;
  /** Takes somebody out, or lets the viewer leave. */
  remove: (account: string) => Promise<Result>;
};

const failed = (): Result => ({ ok: false, error: "It could not be saved. Try again." });

/** Who shares a row: its members with their roles, open invitations, and a line to invite somebody. */
export function Members({ people, invitations, manage, invite, cancelInvitation, setRole, remove }: Props) {
  const [asked, setAsked] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const toast = useToast();
  const owners = people.filter((person) => person.role === "owner").length;
  const run = (work: () => Promise<Result>) => start(async () => {
    const result = await work().catch(failed);
    if (!result.ok) toast(result.error, "error");
    else if (result.notice) toast(result.notice);
    setAsked(null);
  });

  return (
    <div className="grid gap-5">
      <ul aria-label="People" className="grid gap-3">
        {people.map((person) => {
          const last = person.role === "owner" && owners === 1;
          return (
            <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Avatar name={person.name} />
              <div className="min-w-0 flex-1 leading-tight">
                <p className="truncate text-sm font-medium">{person.name}{person.self ? <span className="font-normal text-muted-foreground"> (you)</span> : null}</p>
                <p className="text-xs text-muted-foreground">{person.role === "owner" ? "Owner" : "Member"}</p>
              </div>
              {asked === person.id ? (
                <div role="group" aria-label={person.self ? "Leave?" : `Remove ${person.name}?`} className="flex basis-full items-center gap-2 rounded-(--radius-control) bg-muted px-3 py-2 text-sm">
                  <span className="mr-auto">{person.self ? "Leave? You will no longer see it." : `Remove ${person.name}?`}</span>
                  <Button variant="ghost" size="sm" onClick={() => setAsked(null)}>Cancel</Button>
                  <Button variant="destructive" size="sm" disabled={pending} onClick={() => run(() => remove(person.id))}>{person.self ? "Yes, leave" : "Yes, remove"}</Button>
                </div>
              ) : (
                <div className="flex">
                  {manage && !person.self ? (
                    <Button
                      variant="ghost"
                      size="sm"
                      disabled={pending}
                      aria-label={person.role === "owner" ? `Make member: ${person.name}` : `Make owner: ${person.name}`}
                      onClick={() => run(() => setRole(person.id, person.role === "owner" ? "member" : "owner"))}
                    >
                      {person.role === "owner" ? "Make member" : "Make owner"}
                    </Button>
                  ) : null}
                  {person.self && !last ? <Button variant="ghost" size="sm" onClick={() => setAsked(person.id)}>Leave</Button> : null}
                  {manage && !person.self ? <Button variant="ghost" size="sm" aria-label={`Remove ${person.name}`} onClick={() => setAsked(person.id)}>Remove</Button> : null}
                </div>
              )}
            </li>
          );
        })}
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full border border-dashed border-input text-muted-foreground"><Icon name="mail" className="size-4" /></span>
            <div className="min-w-0 flex-1 leading-tight">
              <p className="truncate text-sm font-medium">{invitation.email}</p>
              <p className="text-xs text-muted-foreground">Invited, joins on signing up</p>
            </div>
            {manage ? <Button variant="ghost" size="sm" disabled={pending} aria-label={`Cancel the invitation of ${invitation.email}`} onClick={() => run(() => cancelInvitation(invitation.id))}>Cancel</Button> : null}
          </li>
        ))}
      </ul>
      {manage ? <InviteForm invite={invite} /> : null}
    </div>
  );
}

function InviteForm({ invite }: Pick<Props, "invite">) {
  const [email, setEmail] = useState("");
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const toast = useToast();
  const id = useId();

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const read = readEmail(email);
    if ("error" in read) {
      setError(read.error);
      return;
    }
    start(async () => {
      const result = await invite(read.email).catch(failed);
      if (!result.ok) {
        setError(result.error);
        return;
      }
      // Whoever types the next address already keeps it.
      setEmail((now) => (now === email ? "" : now));
      if (result.notice) toast(result.notice);
    });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">Email</label>
      <div className="flex gap-2">
        <input
          id={id}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
            setError("");
          }}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : `${id}-help`}
          className={cn(inputClass, "flex-1")}
        />
        <Button type="submit" disabled={pending}>Invite</Button>
      </div>
      {error ? <p id={`${id}-error`} role="alert" className="text-xs text-destructive">{error}</p> : null}
      {error ? null : <p id={`${id}-help`} className="text-xs text-muted-foreground">Whoever has an account joins at once, others when they sign up with this address.</p>}
    </form>
  );
}
