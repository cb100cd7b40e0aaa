import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** When a process started, as the kernel counts it: tells a running owner from another process that got its number. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null; // not Linux, or gone
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Takes the data folder for this process. The embedded Postgres does not lock its files, and two processes that write
 * to them would destroy the database. A lock that a killed process left behind is taken over.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = `${dataDir}.lock`;
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid) });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(/* turbopackIgnore: true */ file, mine, { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt > 2) throw error;
      const owner = readOwner(file);
      if (owner && owner.pid !== process.pid && alive(owner.pid) && owner.start === startOf(owner.pid)) {
        throw new Error(
          `The data folder ${dataDir} is in use by process ${owner.pid}. Stop it first, or set DATA_DIR to another folder.`,
          { cause: error },
        );
      }
      rmSync(file, { force: true });
    }
  }
  const release = () => {
    if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  process.once("exit", release);
  return release;
}

function readOwner(file: string): { pid: number; start: string | null } | null {
  try {
    const owner: unknown = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, "utf8"));
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || typeof owner.pid !== "number") return null;
    return { pid: owner.pid, start: "start" in owner && typeof owner.start === "string" ? owner.start : null };
  } catch {
    return null;
  }
}
