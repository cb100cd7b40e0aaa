// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { uploadProducts } from "./manage-actions";

/** Takes many products at once from a spreadsheet's CSV file, or from pasted rows. */
export function CsvUpload({ columns }: { columns: readonly string[] }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [csv, setCsv] = useState("");
  const [problem, setProblem] = useState("");
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const send = () =>
    start(async () => {
      const result = await uploadProducts({ csv });
      setProblem(result.ok ? "" : (result.problems?.csv ?? result.error ?? ""));
      if (!result.ok) return;
      toast(result.said ?? "Uploaded");
      setOpen(false);
      setCsv("");
      router.refresh();
    });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Upload CSV"
      description={`The first line names the columns: ${columns.join(", ")}. Rows with a known number or name change that one.`}
      trigger={<Button variant="outline"><Icon name="upload" />Upload CSV</Button>}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        className="grid gap-4"
      >
        <div className="grid gap-1.5">
          <label htmlFor={`${id}-file`} className="text-sm font-medium">CSV file</label>
          <input id={`${id}-file`} type="file" accept=".csv,text/csv,text/plain" className="text-sm" onChange={async (event) => setCsv((await event.target.files?.[0]?.text()) ?? "")} />
        </div>
        <div className="grid gap-1.5">
          <label htmlFor={`${id}-rows`} className="text-sm font-medium">Rows</label>
          <Textarea id={`${id}-rows`} rows={7} value={csv} placeholder={columns.slice(0, 4).join(",")} aria-invalid={problem ? true : undefined} aria-describedby={problem ? `${id}-problem` : undefined} onChange={(event) => setCsv(event.target.value)} className="font-mono text-xs" />
          {problem ? <p id={`${id}-problem`} role="alert" className="max-h-40 overflow-y-auto text-sm whitespace-pre-line text-destructive">{problem}</p> : null}
        </div>
        <div className="flex justify-end"><Button type="submit" disabled={pending}>Upload</Button></div>
      </form>
    </Dialog>
  );
}
