import { CHECK_VIOLATION, EXCLUSION_VIOLATION, FOREIGN_KEY_VIOLATION, NOT_ALLOWED, NOT_NULL_VIOLATION, RAISED, refusalOf, UNIQUE_VIOLATION, type Refusal } from "./errors";

export type Attempt<T> = { ok: true; value: T } | { ok: false; error: string; constraint: string | null };

/** Does something in the database; a refusal by its rules comes back as words for people, any other error is thrown on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const refusal = refusalOf(error);
    const words = refusal && explain(refusal);
    if (!words) throw error;
    return { ok: false, error: words, constraint: refusal.constraint };
  }
}

function explain({ code, message }: Refusal): string | null {
  switch (code) {
    case UNIQUE_VIOLATION:
      return "This is taken already.";
    case FOREIGN_KEY_VIOLATION:
    case NOT_NULL_VIOLATION:
      return "Something else still depends on this, or it is no longer there.";
    case CHECK_VIOLATION:
    case EXCLUSION_VIOLATION:
      return /constraint "/.test(message) ? "One of the values is out of bounds." : `${message}.`.replace(/\.\.$/, ".");
    case NOT_ALLOWED:
      return /row-level security|permission denied/.test(message) ? "You are not allowed to do this." : `${message}.`.replace(/\.\.$/, ".");
    case RAISED:
      return message;
    default:
      return null;
  }
}

/** The input of a form that a unique index or a rule is about: "tasks_due_date_key" is "dueDate"; undefined for other constraints. */
export function inputOf(table: string, constraint: string | null): string | undefined {
  const column = constraint?.startsWith(`${table}_`) ? /^(.+?)(_within_key|_key|_rule|_pattern|_step)$/.exec(constraint.slice(table.length + 1))?.[1] : undefined;
  if (!column) return undefined;
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
