// @file if app.shop
import { RAISED, refusalOf } from "@/kit/db/errors";

/** What a rule of the database said: a sentence, and the input that it is about, "" for the whole. Other errors are thrown on. */
export function refusalOfShop(error: unknown): { about: string; text: string } {
  const refusal = refusalOf(error);
  if (refusal?.code === RAISED) {
    const about = /^(cart|coupon|consent|address): /.exec(refusal.message);
    return { about: about?.[1] ?? "", text: about ? refusal.message.slice(about[0].length) : refusal.message };
  }
  if (refusal?.code === "23514" && /stock/.test(refusal.message)) return { about: "cart", text: "Somebody was faster: there is not enough left." };
  if (refusal?.code === "40001" || refusal?.code === "40P01") return { about: "", text: "Somebody ordered in the same moment. Try again." };
  if (refusal?.code === "42501") return { about: "", text: "You are not allowed to do this." };
  if (refusal?.code === "23505") return { about: "", text: "This is taken already." };
  throw error;
}
