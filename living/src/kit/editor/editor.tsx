"use client";
import { useId, useState } from "react";
import app from "@/content/app.json";
import { CopyButton } from "@/kit/device/copy-button";
import { isText, useStored } from "@/kit/device/use-stored";
import { RichText } from "@/kit/rich-text/rich-text";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";

export type Editor = { way: string; text: string };

/** Text on one side, how it reads on the other. Kept on this device, saved as a file on request. */
export function EditorTool({ id, editor }: { id: string; editor: Editor }) {
  const [text, setText] = useStored(`${app.slug}:${id}:text`, editor.text, isText);
  const [file, setFile] = useState("text");
  const field = useId();
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = `${file.replace(/[^\w-]+/g, "-") || "text"}.${editor.way === "markdown" ? "md" : "txt"}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-sm text-muted-foreground">{`${words} ${words === 1 ? "word" : "words"} · kept on this device`}</p>
        <CopyButton text={text} label="Copy" />
        <Button variant="outline" onClick={save}><Icon name="download" />Download</Button>
        <Button variant="ghost" onClick={() => setText("")}><Icon name="x" />Clear</Button>
      </div>
      <div className="grid items-stretch gap-4 lg:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <label htmlFor={field} className="text-sm font-medium">Text</label>
          <Textarea id={field} rows={20} value={text} className="font-mono" onChange={(event) => setText(event.target.value)} onBlur={() => setFile(text.match(/^#*\s*(.{1,40})/)?.[1] ?? "text")} />
        </div>
        <section aria-label="Preview" className="grid content-start gap-1.5">
          <h2 className="text-sm font-medium">Preview</h2>
          <div className="min-h-40 rounded-(--radius-control) border bg-card p-4">{editor.way === "markdown" ? <RichText text={text} /> : <p className="whitespace-pre-wrap">{text}</p>}</div>
        </section>
      </div>
    </div>
  );
}
