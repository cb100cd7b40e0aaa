// @file if app.writer_history or app.writer_daily
import "server-only";
import { sql } from "drizzle-orm";
// @if app.writer_daily
import app from "@/content/app.json";
// @end
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
// @if app.writer_daily

/** How many texts the account has had written today. */
export const textsUsed = () =>
  withUser(async (tx) => rowsOf<{ used: number }>(await tx.execute(sql`select app.writer_used(${app.time_zone}) as used`))[0]?.used ?? 0);
// @end
// @if app.writer_history

export type Writing = { id: string; input: string; choices: Record<string, string>; texts: string[]; practice: boolean; starred: boolean; at: Date };

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The account's own texts, newest first: those with a word in them, and with `starred` only the good ones. At most 100. */
export const myWritings = ({ q, starred }: { q: string; starred: boolean }) =>
  withUser(async (tx) =>
    rowsOf<Omit<Writing, "at"> & { at: string }>(
      await tx.execute(sql`
        select id, input, choices, texts, practice, starred, created_at::text as at from public.writings
        where (${q} = '' or input ilike ${`%${escaped(q)}%`} or array_to_string(texts, ' ') ilike ${`%${escaped(q)}%`})
          and (not ${starred}::boolean or starred)
        order by created_at desc, id limit 100`),
    ).map((row) => ({ ...row, at: new Date(row.at) })),
  );
// @end
