import type { RawParams } from "@/kit/data/params";
import type { Workspace } from "./schema";

/** What a new workspace starts with. */
export const workspaceDefaults: Partial<Workspace> = {};

/** What a link to the form of a new workspace has filled in already: "?<field>=…". */
export function presetWorkspace(address: RawParams): Partial<Workspace> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...workspaceDefaults,
    ...(given("name") ? { name: given("name") } : {}),
  };
}
