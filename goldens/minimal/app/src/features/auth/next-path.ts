/** A path of this app to go on to, from an address or a form; null for anything that leads elsewhere. */
export function localPath(next: unknown): string | null {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return null;
  return next.startsWith("/sign-") ? null : next;
}
