"use client";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/kit/class-names";
import { Field, type FieldProps } from "@/kit/form/field";
import { Icon } from "@/kit/ui/icon";
import { inputClass } from "@/kit/ui/input";
import { PICTURES } from "./pending";
import { fileHref, NoPicture } from "./picture";

const chooser = cn(
  inputClass,
  "h-auto py-1.5 file:mr-3 file:cursor-pointer file:rounded-(--radius-control) file:border-0 file:bg-primary-soft file:px-3 file:py-1.5 file:text-sm file:font-medium file:text-primary-soft-foreground",
);
const small = "inline-flex items-center gap-1 rounded-(--radius-control) px-2 py-1 text-xs font-medium text-muted-foreground hover:bg-muted hover:text-foreground";

/** Files that were only just chosen, with the addresses under which the browser shows them. */
function useChosen(): { files: readonly File[]; previews: readonly string[]; choose: (list: FileList | null) => void } {
  const [chosen, setChosen] = useState<{ files: readonly File[]; previews: readonly string[] }>(NOTHING);
  const shown = useRef<readonly string[]>([]);
  const forget = () => shown.current.filter(Boolean).forEach((address) => URL.revokeObjectURL(address));
  useEffect(() => forget, []);
  const choose = (list: FileList | null) => {
    forget();
    const files = Array.from(list ?? []);
    shown.current = files.map((file) => (file.type.startsWith("image/") && file.type !== "image/svg+xml" ? URL.createObjectURL(file) : ""));
    setChosen({ files, previews: shown.current });
  };
  return { ...chosen, choose };
}

const NOTHING = { files: [] as readonly File[], previews: [] as readonly string[] };

/** One picture: the one that is there, or one that is chosen, with a look at it. */
export function ImageField({ name, label, required, help, error, value }: FieldProps & { value?: string }) {
  const [kept, setKept] = useState(value);
  const { files, previews, choose } = useChosen();
  const input = useRef<HTMLInputElement>(null);
  const src = previews[0] || (files.length === 0 && kept ? fileHref(kept) : "");
  const clear = () => {
    if (input.current) input.current.value = "";
    if (files.length === 0) setKept(undefined);
    choose(null);
  };
  return (
    <Field label={label} required={required} help={help ?? "PNG, JPEG, WebP, GIF or AVIF, up to 8 MB."} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="flex flex-wrap items-center gap-4">
          {src ? <img src={src} alt={`Preview of ${label}`} className="h-24 w-32 rounded-(--radius-control) border bg-muted object-cover" /> : <NoPicture className="h-24 w-32 rounded-(--radius-control) border" />}
          <div className="grid min-w-48 flex-1 justify-items-start gap-1.5">
            {kept && files.length === 0 ? <input type="hidden" name={name} value={kept} /> : null}
            <input
              ref={input}
              id={id}
              type="file"
              name={name}
              accept={PICTURES}
              required={required && !kept}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              onChange={(event) => choose(event.target.files)}
              className={chooser}
            />
            {src || files.length > 0 ? <button type="button" onClick={clear} className={small}><Icon name="x" />Remove {label.toLowerCase()}</button> : null}
          </div>
        </div>
      )}
    </Field>
  );
}

/** Several pictures. Those that are there can be taken out; more can be added, a few at a time. */
export function ImagesField({ name, label, required, help, error, value = [], most }: FieldProps & { value?: readonly string[]; most: number }) {
  const [kept, setKept] = useState<readonly string[]>(value);
  const { files, previews, choose } = useChosen();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} required={required} help={help ?? `Up to ${most} pictures of up to 8 MB; several can be chosen at once.`} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="grid gap-3">
          {kept.length + files.length > 0 ? (
            <ul aria-label={`Chosen ${label.toLowerCase()}`} className="flex flex-wrap gap-3">
              {kept.map((one, i) => (
                <li key={one} className="grid justify-items-start gap-1">
                  <input type="hidden" name={name} value={one} />
                  <img src={fileHref(one)} alt={`${label} ${i + 1}`} className="h-20 w-28 rounded-(--radius-control) border bg-muted object-cover" />
                  <button type="button" aria-label={`Remove picture ${i + 1}`} onClick={() => setKept(kept.filter((other) => other !== one))} className={small}><Icon name="x" />Remove</button>
                </li>
              ))}
              {files.map((file, i) => (
                <li key={`${file.name} ${file.size}`} className="grid gap-1">
                  {previews[i] ? <img src={previews[i]} alt={`New: ${file.name}`} className="h-20 w-28 rounded-(--radius-control) border border-primary bg-muted object-cover" /> : <NoPicture className="h-20 w-28 rounded-(--radius-control)" />}
                  <span className="px-2 py-1 text-xs text-muted-foreground">New</span>
                </li>
              ))}
            </ul>
          ) : null}
          <input
            ref={input}
            id={id}
            type="file"
            name={name}
            multiple
            accept={PICTURES}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={(event) => choose(event.target.files)}
            className={chooser}
          />
        </div>
      )}
    </Field>
  );
}

/** One file of any kind that the app takes. */
export function FileField({ name, label, required, help, error, value }: FieldProps & { value?: string }) {
  const [kept, setKept] = useState(value);
  return (
    <Field label={label} required={required} help={help ?? "A picture, PDF, office document, text, sound or video of up to 8 MB."} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="grid justify-items-start gap-1.5">
          {kept ? (
            <span className="flex flex-wrap items-center gap-2 text-sm">
              <input type="hidden" name={name} value={kept} />
              <a href={fileHref(kept)} target="_blank" rel="noopener" className="inline-flex items-center gap-1.5 underline underline-offset-4"><Icon name="file" />Current file</a>
              <button type="button" onClick={() => setKept(undefined)} className={small}><Icon name="x" />Remove {label.toLowerCase()}</button>
            </span>
          ) : null}
          <input id={id} type="file" name={name} required={required && !kept} aria-describedby={describedBy} aria-invalid={invalid || undefined} className={chooser} />
        </div>
      )}
    </Field>
  );
}
