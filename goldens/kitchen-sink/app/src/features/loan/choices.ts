import "server-only";
import { asc } from "drizzle-orm";
import * as schema from "@/db/schema";
import { withViewer } from "@/kit/auth";

// What the fields that point at other rows can be set to.
const MOST = 500;

export const exhibitChoices = () =>
  withViewer((tx) =>
    tx
      .select({ value: schema.exhibits.id, label: schema.exhibits.title })
      .from(schema.exhibits)
      .orderBy(asc(schema.exhibits.title))
      .limit(MOST),
  );

export const loanChoices = async () => ({
  exhibit: await exhibitChoices(),
});

export type LoanChoices = Awaited<ReturnType<typeof loanChoices>>;
