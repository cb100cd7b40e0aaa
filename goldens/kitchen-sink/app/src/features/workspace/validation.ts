import { z } from "zod";
import * as rules from "@/kit/form/rules";

/** What the form of a workspace accepts. The database checks the same once more. */
export const workspaceInput = z
  .object({
    name: rules.text({ label: "Name", required: true, max: 200 }),
  });
