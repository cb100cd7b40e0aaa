import * as tables from "@/db/schema";
import type { Subject } from "@/features/dashboard/figures";
import { iconOf } from "@/kit/ui/icons";

/** Loans, as the dashboard reads them. */
export const loanSubject: Subject = {
  label: "Loan",
  labelPlural: "Loans",
  href: "/loans",
  icon: iconOf("inbox"),
  stat: true,
  table: tables.loans,
  id: tables.loans.id,
  title: tables.loans.borrower,
  createdAt: tables.loans.createdAt,
  options: [],
  due: [
    { column: tables.loans.due, instant: false },
  ],
  people: [],
  parents: [
    {
      label: "Exhibit",
      href: "/exhibits",
      column: tables.loans.exhibit,
      table: tables.exhibits,
      id: tables.exhibits.id,
      title: tables.exhibits.title,
    },
  ],
};
