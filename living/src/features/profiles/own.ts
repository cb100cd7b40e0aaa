// @file if app.profile
import "server-only";
import { eq } from "drizzle-orm";
import * as schema from "@/db/schema";
import { withUser } from "@/kit/auth";

/** The address of the account's own profile, or of the form that makes it. */
export const ownProfilePath = () =>
  withUser(async (tx, account): Promise<string> => {
    // @each entity if entity.profile
    if (account.role === "sample_role" /* @= entity.profile_role */) {
      const [row] = await tx.select({ id: schema.sampleItems.id }).from(schema.sampleItems).where(eq(schema.sampleItems.ownerId, account.id)).limit(1);
      return row ? `/sample-items/${row.id}` : "/sample-items/new";
    }
    // @end
    return "/settings";
  });
