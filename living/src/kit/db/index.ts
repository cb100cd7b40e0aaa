import "server-only";
import { seed } from "@/db/seed";
import { readEnv } from "@/kit/env";
import { openEngine, type Engine } from "./engine";

// One engine per process: the embedded Postgres allows a single opener, and development reloads modules.
const store = globalThis as typeof globalThis & { appEngine?: Promise<Engine> };

async function open(): Promise<Engine> {
  const env = readEnv();
  const opened = await openEngine(env);
  try {
    if (opened.fresh && env.mode === "embedded" && env.seed) await seed(opened.db);
    return opened;
  } catch (error) {
    await opened.close().catch(() => {}); // the next request opens it again, and there is only ever one
    throw error;
  }
}

/** The database as its owner, past all policies: for sign-in and the like. Features use withUser and withViewer. */
export function engine(): Promise<Engine> {
  store.appEngine ??= open().catch((error: unknown) => {
    store.appEngine = undefined; // the next request tries again
    throw error;
  });
  return store.appEngine;
}
