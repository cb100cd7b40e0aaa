import type { Access } from "@/kit/access";
import type { Exhibit } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const exhibitAccess: Access<Exhibit> = {
  read: [
    { who: "visitor", when: { field: "stage", value: "open" } },
    { who: "member", via: "workspace" },
    { who: "owner" },
    { who: "self", via: "curator" },
    { who: "role", role: "admin" },
  ],
  create: [
    { who: "member", via: "workspace" },
    { who: "role", role: "editor" },
  ],
  update: [
    { who: "owner" },
    { who: "role", role: "editor" },
    { who: "manager", via: "workspace" },
    { who: "self", via: "curator", when: { field: "stage", value: "draft" } },
  ],
  delete: [
    { who: "owner" },
    { who: "role", role: "admin" },
  ],
};
