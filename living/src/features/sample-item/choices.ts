// @file each entity if entity.has.reference or entity.has.member
import "server-only";
import { asc } from "drizzle-orm";
import * as schema from "@/db/schema";
import { withViewer } from "@/kit/auth";

// What the fields that point at other rows can be set to.
const MOST = 500;
// @each parent

export const sampleReferenceChoices = () =>
  withViewer((tx) =>
    tx
      .select({ value: schema.linkedItems.id, label: schema.linkedItems.linkedTitle })
      .from(schema.linkedItems)
      .orderBy(asc(schema.linkedItems.linkedTitle))
      .limit(MOST),
  );
// @end
// @each member

export const sampleMemberChoices = () =>
  withViewer(async (tx, viewer) => {
    if (!viewer) return []; // people are not shown to visitors
    return tx
      .select({ value: schema.profiles.id, label: schema.profiles.name })
      .from(schema.profiles)
      .orderBy(asc(schema.profiles.name))
      .limit(MOST);
  });
// @end

export const sampleItemChoices = async () => ({
  // @each parent
  sampleReference: await sampleReferenceChoices(),
  // @end
  // @each member
  sampleMember: await sampleMemberChoices(),
  // @end
});

export type SampleItemChoices = Awaited<ReturnType<typeof sampleItemChoices>>;
