// The built app, running on a database folder that outlives it: the second build starts where the first one stopped.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { startApp } from "../../internal/gate/tools/server.mjs";

/**
 * Starts the standalone output in `folder` on the database in `data`. Returns { base, spec, sql(text, values), stop() }; sql stops the app, changes
 * its database the way time would (a due date long ago), and starts it again at another address, which `base` then holds.
 */
export async function runApp({ folder, data, spec }) {
  let server = await startApp({ app: folder, data });
  return {
    spec,
    get base() {
      return server.base;
    },
    async sql(text, values = []) {
      await server.stop();
      const from = createRequire(path.join(folder, "server.js"));
      const { PGlite } = await import(pathToFileURL(from.resolve("@electric-sql/pglite")).href);
      const db = await PGlite.create(data);
      try {
        return (await db.query(text, values)).rows;
      } finally {
        await db.close();
        server = await startApp({ app: folder, data });
      }
    },
    stop: () => server.stop(),
  };
}
