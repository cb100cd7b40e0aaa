import type { RawParams } from "@/kit/data/params";
import type { Exhibit } from "./schema";

/** What a new exhibit starts with. */
export const exhibitDefaults: Partial<Exhibit> = {
  quantity: 1,
  stage: "draft",
};

/** What a link to the form of a new exhibit has filled in already: "?<field>=…". */
export function presetExhibit(address: RawParams): Partial<Exhibit> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...exhibitDefaults,
    ...(given("title") ? { title: given("title") } : {}),
    ...(given("notes") ? { notes: given("notes") } : {}),
    ...(given("starts_on") ? { startsOn: given("starts_on") } : {}),
    ...(given("ends_on") ? { endsOn: given("ends_on") } : {}),
    ...(given("stage") ? { stage: given("stage") } : {}),
    ...(given("contact") ? { contact: given("contact") } : {}),
    ...(given("phone") ? { phone: given("phone") } : {}),
    ...(given("website") ? { website: given("website") } : {}),
    ...(given("workspace") ? { workspace: given("workspace") } : {}),
    ...(given("follows") ? { follows: given("follows") } : {}),
    ...(given("curator") ? { curator: given("curator") } : {}),
  };
}
