import type { Access } from "@/kit/access";
import type { Loan } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const loanAccess: Access<Loan> = {
  read: [
    { who: "parent", via: "exhibit" },
  ],
  create: [
    { who: "user" },
  ],
  update: [
    { who: "owner" },
    { who: "parent", via: "exhibit" },
  ],
  delete: [
    { who: "owner" },
  ],
};
