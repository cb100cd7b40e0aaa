// @file never
import type { Access } from "@/kit/access";

export const otherItemAccess: Access<{ ownerId: string | null }> = {
  read: [{ who: "visitor" }],
  create: [{ who: "user" }],
  update: [{ who: "owner" }],
  delete: [{ who: "owner" }],
};
