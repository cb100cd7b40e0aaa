/** One allowed change of a field; without roles it is open to whoever may change the row. */
export type Way = { field: string; from: string; to: string; roles?: readonly string[] };

/**
 * Per value of a field the values that it may change to, for somebody with a role. Null when no way is listed for the
 * field: then every change is allowed.
 */
export function movesFor(ways: readonly Way[], field: string, role: string | null): Record<string, string[]> | null {
  const own = ways.filter((way) => way.field === field);
  if (own.length === 0) return null;
  const moves: Record<string, string[]> = {};
  for (const { from, to, roles = [] } of own) {
    if (roles.length === 0 || (role !== null && roles.includes(role))) (moves[from] ??= []).push(to);
  }
  return moves;
}
