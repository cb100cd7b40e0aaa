// @file if app.time_log
import "server-only";
// @each entity if entity.time_log
import { ownSampleItemTime } from "@/features/sample-item/time-queries";
// @end
import { withUser } from "@/kit/auth";

/** Time of the viewer's: on what (`name`), and what that belongs to (`group`, itself when it belongs to nothing). */
export type OwnTime = { name: string; day: string; minutes: number; group: { kind: string; label: string; href: string } };

/** What the viewer logged from one day to another, both included. */
export const ownTime = (from: string, to: string): Promise<OwnTime[]> =>
  withUser(async (tx, account) => [
    // @each entity if entity.time_log
    ...(await ownSampleItemTime(tx, account, from, to)),
    // @end
  ]);
