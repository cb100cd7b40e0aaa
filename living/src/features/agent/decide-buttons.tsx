// @file if app.agent
"use client";
import { useState, useTransition } from "react";
import { Form } from "@/kit/form/form";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import { currencySign, moneyInput } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";
import { approve, change, reject } from "./actions";

/** Approve, change or reject what the agent plans. */
export function Decide({ id, reply, amount, pays }: { id: string; reply: string; amount: number | null; pays: boolean }) {
  const [editing, setEditing] = useState(false);
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = (action: typeof approve, done: string) =>
    start(async () => {
      const result = await action(id);
      if (result.ok) toast(done);
      else toast(result.error, "error");
    });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button disabled={pending} onClick={() => run(approve, "Approved and done")}>Approve</Button>
        <Button variant="outline" aria-expanded={editing} onClick={() => setEditing(!editing)}>Change</Button>
        <Button variant="outline" disabled={pending} onClick={() => run(reject, "Rejected")}>Reject</Button>
      </div>
      {editing ? (
        <Form action={change.bind(null, id)} submit="Save changes">
          {(error) => (
            <>
              <LongTextField name="reply" label="Reply" required value={reply} maxLength={4000} error={error("reply")} />
              {pays ? <TextField name="amount" label="Amount" prefix={currencySign} inputMode="decimal" value={amount === null ? "" : moneyInput(amount)} error={error("amount")} /> : null}
            </>
          )}
        </Form>
      ) : null}
    </div>
  );
}
