import "server-only";
import { ownExhibitTime } from "@/features/exhibit/time-queries";
import { withUser } from "@/kit/auth";

/** Time of the viewer's: on what (`name`), and what that belongs to (`group`, itself when it belongs to nothing). */
export type OwnTime = { name: string; day: string; minutes: number; group: { kind: string; label: string; href: string } };

/** What the viewer logged from one day to another, both included. */
export const ownTime = (from: string, to: string): Promise<OwnTime[]> =>
  withUser(async (tx, account) => [
    ...(await ownExhibitTime(tx, account, from, to)),
  ]);
