import type { RawParams } from "@/kit/data/params";
import type { Note } from "./schema";

/** What a new note starts with. */
export const noteDefaults: Partial<Note> = {};

/** What a link to the form of a new note has filled in already: "?<field>=…". */
export function presetNote(address: RawParams): Partial<Note> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...noteDefaults,
    ...(given("title") ? { title: given("title") } : {}),
    ...(given("body") ? { body: given("body") } : {}),
  };
}
