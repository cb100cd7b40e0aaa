"use client";
import { useState } from "react";
import { Listbox, type ListboxOption } from "@/kit/ui/listbox";
import { Field, type FieldProps } from "./field";

/** One of a list. An optional field can be emptied again. */
export function ChoiceField({ name, label, required, help, error, value, options, none = "None" }: FieldProps & {
  value?: string;
  options: readonly ListboxOption[];
  none?: string;
}) {
  const [chosen, setChosen] = useState(value ?? "");
  const all = required ? options : [{ value: "", label: none }, ...options];
  return (
    <Field label={label} required={required} help={help} error={error}>
      {({ id, labelId, describedBy, invalid }) => (
        <>
          <input type="hidden" name={name} value={chosen} />
          <Listbox id={id} labelledBy={labelId} describedBy={describedBy} invalid={invalid} options={all} value={chosen} onChange={setChosen} />
        </>
      )}
    </Field>
  );
}
