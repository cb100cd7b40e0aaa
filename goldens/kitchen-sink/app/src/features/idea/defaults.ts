import type { RawParams } from "@/kit/data/params";
import type { Idea } from "./schema";

/** What a new idea starts with. */
export const ideaDefaults: Partial<Idea> = {};

/** What a link to the form of a new idea has filled in already: "?<field>=…". */
export function presetIdea(address: RawParams): Partial<Idea> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...ideaDefaults,
    ...(given("title") ? { title: given("title") } : {}),
    ...(given("email") ? { email: given("email") } : {}),
  };
}
