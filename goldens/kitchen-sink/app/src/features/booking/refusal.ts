import { refusalOf } from "@/kit/db/errors";

/** The sentence that the database's rules raised, for the person who asked. Any other error is thrown on. */
export function refusalText(error: unknown): string {
  const code = refusalOf(error)?.code;
  if (code === "23P01") return "This time has just been taken. Choose another one.";
  // A serialization failure: two people booked in the same moment.
  if (code === "40001" || code === "40P01") return "Somebody booked at the same moment. Try again.";
  if (code === "42501") return "You may not do this.";
  if (code === "P0001") {
    for (let e: unknown = error; e instanceof Error; e = e.cause) {
      if ("code" in e && e.code === "P0001") return e.message;
    }
  }
  throw error;
}
