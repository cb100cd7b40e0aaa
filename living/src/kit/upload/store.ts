import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import type { FormState } from "@/kit/form/state";
import { PendingUpload, type Stored } from "./pending";
import { sniff } from "./sniff";

type Parsed<T> = { ok: true; data: T } | { ok: false; state: FormState };

const NOT_A_PICTURE = "This is not a picture that can be shown: use a PNG, JPEG, WebP, GIF or AVIF file";
const UNKNOWN = "This kind of file is not taken: use a picture, a PDF, an office document, a text, sound or video file";

/**
 * Looks into the new files of a form that was read, stores them in the name of whoever sent them, and puts their ids in
 * their place. What is no file of the right kind is refused beside its input.
 */
export async function withUploads<T extends object>(parsed: Parsed<T>): Promise<Parsed<Stored<T>>> {
  if (!parsed.ok) return parsed;
  const errors: Record<string, string> = {};
  const found: { id: string; name: string; type: string; bytes: Buffer }[] = [];
  const look = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(look));
    if (!(value instanceof PendingUpload)) return value;
    const { file, field, pictures } = value;
    const bytes = Buffer.from(await file.arrayBuffer());
    const kind = sniff(bytes, file.name);
    if (!kind || (pictures && !kind.picture)) {
      errors[field] ??= pictures ? NOT_A_PICTURE : UNKNOWN;
      return null;
    }
    const id = randomUUID();
    found.push({ id, name: fileName(file.name), type: kind.type, bytes });
    return id;
  };
  const entries = await Promise.all(Object.entries(parsed.data).map(async ([name, value]) => [name, await look(value)]));
  if (Object.keys(errors).length > 0) return { ok: false, state: { errors } };
  if (found.length > 0) {
    await withViewer(async (tx) => {
      for (const { id, name, type, bytes } of found) {
        await tx.execute(sql`
          insert into public.uploads (id, name, kind, size, data)
          values (${id}, ${name}, ${type}, ${bytes.length}, decode(${bytes.toString("base64")}, 'base64'))`);
      }
    });
  }
  return { ok: true, data: Object.fromEntries(entries) as Stored<T> };
}

/** The last part of a path, without what no file system takes. */
const fileName = (name: string) => name.replace(/^.*[\\/]/, "").replace(/[\p{Cc}"<>|:*?]/gu, "").trim().slice(0, 200) || "file";

export type StoredFile = { name: string; kind: string; bytes: Buffer | null; art: string | null };

/** A stored file, if whoever asks may see a row that it belongs to; null otherwise. */
export async function storedFile(id: string): Promise<StoredFile | null> {
  return withViewer(async (tx) => {
    const [row] = rowsOf<{ name: string; kind: string; data: string | null; art: string | null }>(
      await tx.execute(sql`select name, kind, encode(data, 'base64') as data, art from public.uploads where id = ${id}`),
    );
    return row ? { name: row.name, kind: row.kind, art: row.art, bytes: row.data === null ? null : Buffer.from(row.data, "base64") } : null;
  });
}
