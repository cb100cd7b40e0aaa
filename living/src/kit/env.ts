import { z } from "zod";

const blank = (value: unknown) => (value === "" ? undefined : value);
const schema = z.object({
  NEXT_PUBLIC_SUPABASE_URL: z.preprocess(blank, z.url().optional()),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.preprocess(blank, z.string().min(20).optional()),
  DATABASE_URL: z.preprocess(blank, z.string().startsWith("postgres").optional()),
  DATA_DIR: z.preprocess(blank, z.string().optional()),
  DATA_TEMPLATE: z.preprocess(blank, z.string().optional()),
  ADMIN_EMAIL: z.preprocess(blank, z.email().optional()),
  SEED: z.preprocess(blank, z.string().optional()),
});

export type Env = { adminEmail: string | null } & (
  | { mode: "supabase"; url: string; key: string; databaseUrl: string }
  | { mode: "embedded"; dataDir: string; dataTemplate: string | null; seed: boolean }
);

/** Reads the environment: nothing set means the embedded database, all three Supabase variables mean Supabase. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const env = schema.parse(source);
  const adminEmail = env.ADMIN_EMAIL?.toLowerCase() ?? null;
  const { NEXT_PUBLIC_SUPABASE_URL: url, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key, DATABASE_URL: databaseUrl } = env;
  if (url && key && databaseUrl) return { mode: "supabase", url, key, databaseUrl, adminEmail };
  if (url || key || databaseUrl) {
    throw new Error(
      "Supabase needs NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY and DATABASE_URL together: set all three or none.",
    );
  }
  return {
    mode: "embedded",
    // A serverless host has no disk to keep a database on.
    dataDir: env.DATA_DIR ?? (source.VERCEL ? "memory://" : ".data/pg"),
    dataTemplate: env.DATA_TEMPLATE ?? null,
    seed: env.SEED !== "0",
    adminEmail,
  };
}
