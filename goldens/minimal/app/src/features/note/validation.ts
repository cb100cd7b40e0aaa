import { z } from "zod";
import * as rules from "@/kit/form/rules";

/** What the form of a note accepts. The database checks the same once more. */
export const noteInput = z
  .object({
    title: rules.text({ label: "Title", required: true, max: 200 }),
    body: rules.text({ label: "Body", required: false, max: 5000 }),
  });
