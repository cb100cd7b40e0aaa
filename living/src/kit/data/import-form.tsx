"use client";
import { startTransition, useActionState, useId } from "react";
import { Link } from "@/kit/ui/link";
import { Button, buttonClass } from "@/kit/ui/button";
import { Card, Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import type { ImportState } from "./import";
import { Cell, HeadCell, Row, Table } from "./table";

const rowsText = (n: number) => (n === 1 ? "1 row" : `${n} rows`);

/** Takes a CSV file or its text, and says of every row what became of it. */
export function ImportForm({ action, columns, example, list, things }: {
  action: (state: ImportState, form: FormData) => Promise<ImportState>;
  /** The names of the columns; a star marks those that must be there. */
  columns: readonly string[];
  example: string;
  list: string;
  things: string;
}) {
  const [state, send, pending] = useActionState(action, null);
  const id = useId();
  const refused = new Set(state?.problems.map((problem) => problem.row)).size;
  return (
    <div className="grid gap-6">
      <Card className="max-w-3xl p-5 sm:p-7">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const data = new FormData(event.currentTarget);
            startTransition(() => send(data));
          }}
          action={send}
          className="grid gap-5"
        >
          <p className="text-sm text-muted-foreground">The first line names the columns, in any order: {columns.join(", ")}. Columns with a star must be there.</p>
          <div className="grid gap-1.5">
            <label htmlFor={`${id}-file`} className="text-sm font-medium">CSV file</label>
            <input id={`${id}-file`} type="file" name="file" accept=".csv,.txt,text/csv,text/plain" className="text-sm file:mr-3 file:rounded-(--radius-control) file:border file:bg-card file:px-3 file:py-2" />
          </div>
          <div className="grid gap-1.5">
            <label htmlFor={`${id}-text`} className="text-sm font-medium">Or paste the rows</label>
            <Textarea id={`${id}-text`} name="text" rows={8} placeholder={example} className="font-mono text-xs" />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" disabled={pending}><Icon name="upload" />Import</Button>
            <Button asChild variant="ghost"><Link href={list}>Cancel</Link></Button>
          </div>
        </form>
      </Card>
      {state ? (
        <Section title="Result">
          {state.error ? (
            <p role="alert" className="rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">{state.error}</p>
          ) : (
            <div className="grid gap-4">
              <p role="status" className="text-sm font-medium">
                {rowsText(state.done)} imported{refused > 0 ? `, ${rowsText(refused)} not imported` : ""}.
                {refused > 0 ? " What was imported is kept: mend the rows below and import only those again." : ""}
              </p>
              {state.ignored.length > 0 ? <p className="text-sm text-muted-foreground">Left out, because no field has this name: {state.ignored.join(", ")}</p> : null}
              {state.problems.length > 0 ? (
                <Table label="Rows that were not imported" head={["Row", "Column", "In the file", "Reason"]}>
                  {state.problems.map((problem) => (
                    <Row key={`${problem.row} ${problem.column}`}>
                      <HeadCell>Row {problem.row} <span className="font-normal text-muted-foreground">(line {problem.line})</span></HeadCell>
                      <Cell>{problem.column || "The whole row"}</Cell>
                      <Cell className="break-all">{problem.value || "Nothing"}</Cell>
                      <Cell className="text-danger-foreground">{problem.reason}</Cell>
                    </Row>
                  ))}
                </Table>
              ) : null}
              {state.done > 0 ? <div><Link href={list} className={buttonClass({ variant: "outline" })}>Show all {things}</Link></div> : null}
            </div>
          )}
        </Section>
      ) : null}
    </div>
  );
}
