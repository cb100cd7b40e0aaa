const pattern = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/;

/** An e-mail address as invitations keep it, lower case; or what is wrong with it. */
export function readEmail(text: unknown): { email: string } | { error: string } {
  const email = typeof text === "string" ? text.trim().toLowerCase() : "";
  if (email === "") return { error: "Enter an email address" };
  if (email.length > 254 || !pattern.test(email)) return { error: "Enter an email address like name@example.com" };
  return { email };
}
