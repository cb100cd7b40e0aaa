/** What the database said no to. `constraint` names the index or check, where there is one. */
export type Refusal = { code: string; constraint: string | null; message: string };

/** The Postgres error inside whatever the driver and Drizzle wrapped around it; null for any other error. */
export function refusalOf(error: unknown): Refusal | null {
  for (let e: unknown = error; typeof e === "object" && e !== null; e = (e as { cause?: unknown }).cause) {
    const { code, constraint, constraint_name, message } = e as Record<string, unknown>;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) {
      const name = constraint ?? constraint_name;
      return { code, constraint: typeof name === "string" ? name : null, message: typeof message === "string" ? message : "" };
    }
  }
  return null;
}

export const UNIQUE_VIOLATION = "23505";
export const FOREIGN_KEY_VIOLATION = "23503";
export const NOT_NULL_VIOLATION = "23502";
export const CHECK_VIOLATION = "23514";
export const EXCLUSION_VIOLATION = "23P01";
export const NOT_ALLOWED = "42501";
/** Raised by the app's own triggers, with a message for people. */
export const RAISED = "P0001";
