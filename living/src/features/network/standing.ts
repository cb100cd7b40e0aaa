// @file if app.connect
import "server-only";
import { desc, eq, or, sql } from "drizzle-orm";
import { accountConnections, profiles } from "@/db/schema";
import { withUser } from "@/kit/auth";
import type { Standing } from "./connect-buttons";

export type Connection = { person: string; name: string; standing: Standing };

/** Everybody the account is connected with, has asked or was asked by. */
export const connections = (): Promise<Connection[]> =>
  withUser(async (tx, account) => {
    const rows = await tx
      .select({ ownerId: accountConnections.ownerId, status: accountConnections.status, person: profiles.id, name: profiles.name })
      .from(accountConnections)
      .innerJoin(profiles, sql`${profiles.id} = case when ${accountConnections.ownerId} = ${account.id} then ${accountConnections.otherId} else ${accountConnections.ownerId} end`)
      .where(or(eq(accountConnections.ownerId, account.id), eq(accountConnections.otherId, account.id)))
      .orderBy(desc(accountConnections.createdAt));
    return rows.map((row) => ({
      person: row.person,
      name: row.name,
      standing: row.status === "accepted" ? "connected" : row.ownerId === account.id ? "asked" : "asks",
    }));
  });

/** How the account stands with one person. */
export const standingWith = async (person: string): Promise<Standing> => (await connections()).find((one) => one.person === person)?.standing ?? "none";
