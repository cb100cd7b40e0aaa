import type { Access } from "@/kit/access";
import type { Note } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const noteAccess: Access<Note> = {
  read: [
    { who: "owner" },
    { who: "role", role: "admin" },
  ],
  create: [
    { who: "user" },
  ],
  update: [
    { who: "owner" },
    { who: "role", role: "admin" },
  ],
  delete: [
    { who: "owner" },
    { who: "role", role: "admin" },
  ],
};
