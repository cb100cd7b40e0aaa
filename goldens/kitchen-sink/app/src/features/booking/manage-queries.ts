import "server-only";
import { asc, gte, sql } from "drizzle-orm";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import {
  absences,
  extras,
  openingHours,
  providers,
  services,
} from "./schema";
import { readSettings } from "./settings";

/** All that is offered, also what is switched off. */
export const listServices = () =>
  withUser(async (tx) => ({
    services: await tx.select().from(services).orderBy(asc(services.position), asc(services.name)),
    extras: await tx.select().from(extras).orderBy(asc(extras.position), asc(extras.name)),
  }));

export const listProviders = () =>
  withUser(async (tx) => ({
    providers: await tx.select().from(providers).orderBy(asc(providers.position), asc(providers.name)),
    /** Accounts that can be given a calendar of their own. */
    accounts: rowsOf<{ id: string; name: string }>(
      await tx.execute(sql`select id, name from public.profiles where role = ${"editor"} order by name`),
    ),
  }));

/** Opening hours, breaks and the absences that are not over yet. */
export const readHours = () =>
  withUser(async (tx) => ({
    settings: await readSettings(tx),
    hours: await tx.select().from(openingHours).orderBy(asc(openingHours.weekday), asc(openingHours.fromTime)),
    absences: await tx.select().from(absences).where(gte(absences.endsAt, new Date())).orderBy(asc(absences.startsAt)),
    providers: await tx.select({ id: providers.id, name: providers.name }).from(providers).orderBy(asc(providers.position), asc(providers.name)),
  }));
