import type { z } from "zod";

/** Whether a form with these rules would ask for more than what is given: some required input has no value yet. */
export function asksForMore(rules: Readonly<Record<string, z.ZodType>>, given: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(rules).some(([name, rule]) => (given[name] ?? null) === null && !rule.safeParse([]).success);
}
