"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CheckboxField } from "@/kit/form/checkbox-field";
import { ChoiceField } from "@/kit/form/choice-field";
import { DateField, DateTimeField, LongTextField, NumberField, TextField, TimeField } from "@/kit/form/text-fields";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { useToast } from "@/kit/ui/toast";
import type { MoveAnswer, MoveInput, OpenMove } from "./types";

type Props = {
  /** What the buttons are about, for the dialogs: "Leave request". */
  label: string;
  moves: readonly OpenMove[];
  run: (move: string, input: MoveInput) => Promise<MoveAnswer>;
};

const variants = { primary: "primary", danger: "destructive" } as const;
const variantOf = (tone: string) => variants[tone as keyof typeof variants] ?? "outline";

/** The things that can be done to a row now, a button each; what needs a word more asks for it in a dialog. */
export function MoveButtons({ label, moves, run }: Props) {
  return (
    <div role="group" aria-label="Actions" className="flex flex-wrap gap-2">
      {moves.map((move) => (move.note === "" && move.ask.length === 0
        ? <MoveButton key={move.name} move={move} run={run} />
        : <MoveDialog key={move.name} label={label} move={move} run={run} />))}
    </div>
  );
}

function useMove(move: OpenMove, run: Props["run"]) {
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const send = (input: MoveInput, refused: (answer: Extract<MoveAnswer, { ok: false }>) => void, done: () => void) =>
    start(async () => {
      const answer = await run(move.name, input);
      if (!answer.ok) return refused(answer);
      toast(answer.notice);
      done();
      router.refresh();
    });
  return { pending, send, toast };
}

function MoveButton({ move, run }: { move: OpenMove; run: Props["run"] }) {
  const { pending, send, toast } = useMove(move, run);
  return (
    <Button variant={variantOf(move.tone)} disabled={pending} onClick={() => send({ note: "", values: {} }, (answer) => toast(answer.error, "error"), () => {})}>
      {move.label}
    </Button>
  );
}

function MoveDialog({ label, move, run }: { label: string; move: OpenMove; run: Props["run"] }) {
  const { pending, send } = useMove(move, run);
  const [open, setOpen] = useState(false);
  const [error, setError] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const forget = () => {
    setError("");
    setErrors({});
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
      title={move.label}
      description={`${label}: ${move.note === "required" || move.ask.length > 0 ? "this needs a word more." : "you may add a word."}`}
      trigger={<Button variant={variantOf(move.tone)}>{move.label}</Button>}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => {
            const value = form.get(name);
            return typeof value === "string" ? value : "";
          };
          forget();
          send(
            { note: text("note"), values: Object.fromEntries(move.ask.map((field) => [field.name, text(field.name)])) },
            (answer) => {
              setError(answer.error);
              setErrors(answer.errors ?? {});
            },
            () => setOpen(false),
          );
        }}
      >
        {error ? <p role="alert" className="rounded-(--radius-control) bg-danger px-3 py-2 text-sm text-danger-foreground">{error}</p> : null}
        {move.ask.map((field) => <AskField key={field.name} field={field} error={errors[field.name]} />)}
        {move.note === "" ? null : <LongTextField name="note" label={move.noteLabel} required={move.note === "required"} maxLength={2000} error={errors.note} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant={move.tone === "danger" ? "destructive" : "primary"} disabled={pending}>{move.label}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function AskField({ field: { name, label, kind, options }, error }: { field: OpenMove["ask"][number]; error: string | undefined }) {
  const props = { name, label, required: true, error };
  switch (kind) {
    case "enum":
    case "reference":
    case "member":
      return <ChoiceField {...props} options={options} />;
    case "boolean":
      return <CheckboxField name={name} label={label} error={error} value={false} />;
    case "date":
      return <DateField {...props} />;
    case "date_time":
      return <DateTimeField {...props} />;
    case "time":
      return <TimeField {...props} />;
    case "long_text":
      return <LongTextField {...props} />;
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return <NumberField {...props} />;
    default:
      return <TextField {...props} />;
  }
}
