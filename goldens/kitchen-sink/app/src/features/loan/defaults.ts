import type { RawParams } from "@/kit/data/params";
import type { Loan } from "./schema";

/** What a new loan starts with. */
export const loanDefaults: Partial<Loan> = {};

/** What a link to the form of a new loan has filled in already: "?<field>=…". */
export function presetLoan(address: RawParams): Partial<Loan> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...loanDefaults,
    ...(given("borrower") ? { borrower: given("borrower") } : {}),
    ...(given("exhibit") ? { exhibit: given("exhibit") } : {}),
    ...(given("due") ? { due: given("due") } : {}),
  };
}
