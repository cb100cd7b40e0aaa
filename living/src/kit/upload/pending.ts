import { z } from "zod";

/** A file that a form sent and nothing has looked into yet. */
export class PendingUpload {
  constructor(
    readonly file: File,
    readonly field: string,
    readonly pictures: boolean,
  ) {}
}

const MEGABYTE = 1024 * 1024;
export const MOST_BYTES = 8 * MEGABYTE;

/** What a picture input offers to choose from. */
export const PICTURES = "image/png,image/jpeg,image/webp,image/gif,image/avif";

type Named<R extends boolean> = { name: string; label: string; required: R };
type Value<T, R extends boolean> = R extends true ? T : T | null;

const article = (label: string) => {
  const word = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
};

const sent = (values: unknown[]) => values.filter((value): value is File => value instanceof File && value.size > 0);
const kept = (values: unknown[]) => values.filter((value): value is string => typeof value === "string" && z.uuid().safeParse(value).success);

function tooLarge(file: File): string | null {
  return file.size > MOST_BYTES ? `“${file.name}” is too large: use a file of at most ${MOST_BYTES / MEGABYTE} MB` : null;
}

function one<R extends boolean>({ name, label, required }: Named<R>, pictures: boolean) {
  return z.array(z.unknown()).transform((values, context): Value<string | PendingUpload, R> => {
    const file = sent(values)[0];
    const wrong = file ? tooLarge(file) : null;
    if (wrong) context.addIssue({ code: "custom", message: wrong });
    else if (file) return new PendingUpload(file, name, pictures);
    const old = kept(values)[0];
    if (old) return old;
    if (!wrong && required) context.addIssue({ code: "custom", message: `Choose ${article(label)}` });
    return (wrong || required ? z.NEVER : null) as Value<string | PendingUpload, R>;
  });
}

/** A picture: one that was kept, or one that is new. */
export const image = <R extends boolean>(field: Named<R>) => one(field, true);

/** A file of any kind that the app takes. */
export const file = <R extends boolean>(field: Named<R>) => one(field, false);

/** Several pictures, in the order they were kept and added. */
export const images = ({ name, label, required, most }: Named<boolean> & { most: number }) =>
  z.array(z.unknown()).transform((values, context): (string | PendingUpload)[] => {
    const files = sent(values);
    const all = [...kept(values), ...files.map((one) => new PendingUpload(one, name, true))];
    const wrong = files.map(tooLarge).find(Boolean) ?? (all.length > most ? `Choose at most ${most} pictures` : null);
    if (wrong) context.addIssue({ code: "custom", message: wrong });
    else if (required && all.length === 0) context.addIssue({ code: "custom", message: `Choose ${article(label)}` });
    return all;
  });

/** What remains of a form's values once its new files are stored: their ids. */
export type Stored<T> = { [K in keyof T]: T[K] extends (infer U)[] ? Exclude<U, PendingUpload>[] : Exclude<T[K], PendingUpload> };
