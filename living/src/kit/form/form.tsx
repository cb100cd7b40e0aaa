"use client";
import { Link } from "@/kit/ui/link";
import { startTransition, useActionState, useEffect, useRef } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { UNSENT, type FormState } from "./state";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  /** Where "Cancel" leads. */
  cancel?: string;
  /** Makes the button as wide as the form. */
  wide?: boolean;
  /** Draws the inputs; `error` gives what is wrong with one of them. */
  children: (error: (name: string) => string | undefined) => React.ReactNode;
};

/**
 * A form that a server action reads. What was typed stays when it is refused, and the first wrong input gets the focus.
 * It works before the page's script has loaded, too.
 */
export function Form({ action, submit, cancel, wide, children }: Props) {
  const [state, send, pending] = useActionState(action, UNSENT);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.errors === UNSENT.errors) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  return (
    <form
      ref={form}
      action={send}
      noValidate
      onSubmit={(event) => {
        // Sent by hand, because React empties a form that its action attribute sends.
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => send(data));
      }}
      className="grid gap-6"
    >
      {state.error ? (
        <p role="alert" className="flex items-start gap-2 rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">
          <Icon name="alert" className="mt-0.5" />
          {state.error}
        </p>
      ) : null}
      {state.notice ? <p role="status" className="rounded-(--radius-control) bg-success px-3.5 py-2.5 text-sm text-success-foreground">{state.notice}</p> : null}
      {children((name) => state.errors[name])}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending} className={wide ? "w-full" : undefined}>{submit}</Button>
        {cancel ? <Button asChild variant="ghost"><Link href={cancel}>Cancel</Link></Button> : null}
      </div>
    </form>
  );
}
