import { sql } from "drizzle-orm";
import { engine } from "@/kit/db";

export const dynamic = "force-dynamic";

/** 200 when the app and its database answer. */
export async function GET() {
  try {
    const { db } = await engine();
    await db.execute(sql`select 1`);
    return Response.json({ status: "ok" });
  } catch (error) {
    console.error("The database does not answer:", error);
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
