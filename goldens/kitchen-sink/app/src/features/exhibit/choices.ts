import "server-only";
import { asc } from "drizzle-orm";
import * as schema from "@/db/schema";
import { withViewer } from "@/kit/auth";

// What the fields that point at other rows can be set to.
const MOST = 500;

export const workspaceChoices = () =>
  withViewer((tx) =>
    tx
      .select({ value: schema.workspaces.id, label: schema.workspaces.name })
      .from(schema.workspaces)
      .orderBy(asc(schema.workspaces.name))
      .limit(MOST),
  );

export const followsChoices = () =>
  withViewer((tx) =>
    tx
      .select({ value: schema.exhibits.id, label: schema.exhibits.title })
      .from(schema.exhibits)
      .orderBy(asc(schema.exhibits.title))
      .limit(MOST),
  );

export const curatorChoices = () =>
  withViewer(async (tx, viewer) => {
    if (!viewer) return []; // people are not shown to visitors
    return tx
      .select({ value: schema.profiles.id, label: schema.profiles.name })
      .from(schema.profiles)
      .orderBy(asc(schema.profiles.name))
      .limit(MOST);
  });

export const exhibitChoices = async () => ({
  workspace: await workspaceChoices(),
  follows: await followsChoices(),
  curator: await curatorChoices(),
});

export type ExhibitChoices = Awaited<ReturnType<typeof exhibitChoices>>;
