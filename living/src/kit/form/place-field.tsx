"use client";
import { Input } from "@/kit/ui/input";
import { Field, type FieldProps } from "./field";

type Place = { address?: string; lat?: number | null; lng?: number | null };

/** An address, with its position on the map where it is known. The three inputs are `name`, `nameLat` and `nameLng`. */
export function PlaceField({ name, label, required, help, error, value = {} }: FieldProps & { value?: Place }) {
  const degrees = [
    { name: `${name}Lat`, label: "Latitude", value: value.lat },
    { name: `${name}Lng`, label: "Longitude", value: value.lng },
  ];
  return (
    <Field label={label} required={required} help={help} error={error} wide>
      {({ id, describedBy, invalid }) => (
        <div className="grid gap-2">
          <Input
            id={id}
            name={name}
            defaultValue={value.address}
            maxLength={300}
            placeholder="Street, town"
            required={required}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
          />
          <details className="text-sm" open={typeof value.lat === "number"}>
            <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">Position on the map</summary>
            <div className="mt-2 grid grid-cols-2 gap-3">
              {degrees.map((degree) => (
                <label key={degree.name} className="grid gap-1 text-xs text-muted-foreground">
                  {degree.label}
                  <Input name={degree.name} defaultValue={degree.value ?? ""} inputMode="decimal" placeholder="0.0000" autoComplete="off" />
                </label>
              ))}
            </div>
          </details>
        </div>
      )}
    </Field>
  );
}
