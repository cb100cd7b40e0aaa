/** The longest comment that is kept, in characters; the database has the same bound. */
export const MAX_LENGTH = 5000;

/** A comment as it is kept: without space around it, line ends as one character, never more than two of them in a row. */
export function readComment(text: unknown): { body: string } | { error: string } {
  if (typeof text !== "string") return { error: "Write a comment first" };
  const body = text.replace(/\r\n?/g, "\n").replace(/[^\S\n]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();
  if (body === "") return { error: "Write a comment first" };
  if (body.length > MAX_LENGTH) return { error: `Use at most ${MAX_LENGTH} characters` };
  return { body };
}
