import { z } from "zod";
import * as rules from "@/kit/form/rules";

const password = (message: string, least: number) =>
  z.array(z.string()).transform((texts) => texts[0] ?? "").pipe(z.string().min(least, message).max(200, "Use at most 200 characters"));

export const signInInput = z.object({
  email: rules.email({ label: "Email", required: true }),
  password: password("Enter your password", 1),
});

export const signUpInput = z.object({
  name: rules.text({ label: "Name", required: true, max: 80 }),
  email: rules.email({ label: "Email", required: true }),
  password: password("Use at least 8 characters", 8),
});
