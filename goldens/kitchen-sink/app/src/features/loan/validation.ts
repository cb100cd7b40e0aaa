import { z } from "zod";
import * as rules from "@/kit/form/rules";

/** What the form of a loan accepts. The database checks the same once more. */
export const loanInput = z
  .object({
    borrower: rules.text({ label: "Borrower", required: true, max: 200 }),
    exhibit: rules.row({ label: "Exhibit", required: true }),
    due: rules.date({ label: "Due", required: true }),
  });
