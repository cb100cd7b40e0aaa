import type { Access } from "@/kit/access";
import type { Workspace } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const workspaceAccess: Access<Workspace> = {
  read: [
    { who: "member", via: null },
    { who: "role", role: "admin" },
  ],
  create: [
    { who: "user" },
  ],
  update: [
    { who: "manager", via: null },
  ],
  delete: [
    { who: "manager", via: null },
  ],
};
