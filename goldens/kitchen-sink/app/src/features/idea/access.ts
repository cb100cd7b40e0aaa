import type { Access } from "@/kit/access";
import type { Idea } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const ideaAccess: Access<Idea> = {
  read: [
    { who: "visitor" },
  ],
  create: [
    { who: "visitor" },
    { who: "user" },
  ],
  update: [],
  delete: [
    { who: "role", role: "admin" },
  ],
};
