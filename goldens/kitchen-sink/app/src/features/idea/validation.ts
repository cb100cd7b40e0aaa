import { z } from "zod";
import * as rules from "@/kit/form/rules";

/** What the form of an idea accepts. The database checks the same once more. */
export const ideaInput = z
  .object({
    title: rules.text({ label: "Title", required: true, max: 200 }),
    email: rules.email({ label: "E-mail", required: false }),
  });
