import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page. Unlike the framework's own it fetches nothing ahead: a list of forty rows would ask the server,
 * and the database behind it, for forty pages that nobody opens.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
