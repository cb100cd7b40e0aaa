// @file if app.support
import "server-only";
import { sql } from "drizzle-orm";
import { withUser, withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";

export type Level = { id: string; page: string; name: string; price: number; text: string | null };
export type Held = { level: string; paidUntil: string; ends: boolean };

const level = sql`l.id, l.support_via as page, l.support_label as name, l.support_price as price, l.support_text as text`;

/** The levels of a page from the lowest price up, what the viewer has of them, and whether they run the page. */
export const levelsOf = (page: string) =>
  withViewer(async (tx, viewer) => ({
    viewer,
    levels: rowsOf<Level>(await tx.execute(sql`select ${level} from public.support_levels l where l.support_via = ${page} order by l.support_price, l.id`)),
    // A month that is over was paid again, unless the support has ended.
    held: viewer
      ? (rowsOf<Held>(
          await tx.execute(sql`
            select s.level_id as level, s.ends, s.paid_until::text as "paidUntil" from public.page_supports s
            where s.page_id = ${page} and s.owner_id = ${viewer.id} and (not s.ends or s.paid_until >= current_date)`),
        )[0] ?? null)
      : null,
    runs: rowsOf<{ runs: boolean }>(await tx.execute(sql`select app.runs_page(${page}) as runs`))[0]?.runs === true,
  }));

/** One level with the name of its page; null when there is none. */
export const levelWithPage = (id: string) =>
  withViewer(async (tx) =>
    rowsOf<Level & { pageName: string }>(
      await tx.execute(sql`select ${level}, p.support_title as "pageName" from public.support_levels l join public.support_pages p on p.id = l.support_via where l.id = ${id}`),
    )[0] ?? null,
  );

export type Sum = { page: string; name: string; level: string; price: number; supporters: number };

/** For each page that the account runs: its levels, and how many support it at each. */
export const sums = () =>
  withUser(async (tx) =>
    rowsOf<Sum>(
      await tx.execute(sql`
        select p.id as page, p.support_title as name, l.support_label as level, l.support_price as price,
          (select count(*)::int from public.page_supports s where s.level_id = l.id and (not s.ends or s.paid_until >= current_date)) as supporters
        from public.support_pages p join public.support_levels l on l.support_via = p.id
        where app.runs_page(p.id) order by p.support_title, p.id, l.support_price`),
    ),
  );
