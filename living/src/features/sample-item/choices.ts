// @file each entity if entity.has.reference or entity.has.member
import "server-only";
import { asc/* @if entity.space and entity.has.member */, or, sql/* @end */ } from "drizzle-orm";
import * as schema from "@/db/schema";
import { withViewer } from "@/kit/auth";

const MOST = 500;

/** What the fields that point at other rows can be set to. */
export const sampleItemChoices = () =>
  withViewer(async (tx/* @if entity.has.member */, viewer/* @end */) => ({
    // @each parent
    sampleReference: await tx
      .select({ value: schema.linkedItems.id, label: schema.linkedItems.linkedTitle })
      .from(schema.linkedItems)
      .orderBy(asc(schema.linkedItems.linkedTitle))
      .limit(MOST),
    // @end
    // @each member
    sampleMember: viewer
      ? await tx
          .select({ value: schema.profiles.id, label: schema.profiles.name })
          .from(schema.profiles)
          // @if entity.space
          .where(
            or(
              // @each parent if linked.shared
              sql`app.shares_linked_item_with(${schema.profiles.id})`,
              // @end
            ),
          )
          // @end
          .orderBy(asc(schema.profiles.name))
          .limit(MOST)
      : [],
    // @end
  }));

export type SampleItemChoices = Awaited<ReturnType<typeof sampleItemChoices>>;
