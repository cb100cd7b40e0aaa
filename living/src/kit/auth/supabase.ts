import "server-only";
import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
import type { AuthDriver } from "./types";

// supabase-js builds a realtime client at once and throws on Node 20 (no WebSocket there); the server never uses it.
class NoSocket {
  constructor() {
    throw new Error("Realtime is not used on the server");
  }
}

async function client(url: string, key: string) {
  const jar = await cookies();
  return createServerClient(url, key, {
    realtime: { transport: NoSocket as unknown as typeof WebSocket },
    cookies: {
      getAll: () => jar.getAll(),
      setAll: (all) => {
        try {
          for (const { name, value, options } of all) jar.set(name, value, options);
        } catch {
          // Called while rendering: src/proxy.ts refreshes the cookies instead.
        }
      },
    },
  });
}

const CONFIRMATIONS = ["signup", "email", "recovery", "invite", "magiclink", "email_change"] as const;
type Confirmation = (typeof CONFIRMATIONS)[number];
const isConfirmation = (type: string): type is Confirmation => CONFIRMATIONS.some((known) => known === type);

export const supabaseAuth = (url: string, key: string): AuthDriver => ({
  async signUp({ name, email, password, role, more }) {
    const supabase = await client(url, key);
    const { data, error } = await supabase.auth.signUp({ email, password, options: { data: { ...more, name, role } } });
    if (error) return { ok: false, error: error.message };
    return data.session ? { ok: true } : { ok: true, notice: "Check your inbox to confirm your email, then sign in." };
  },

  async signIn({ email, password }) {
    const supabase = await client(url, key);
    const { error } = await supabase.auth.signInWithPassword({ email, password });
    return error ? { ok: false, error: error.message } : { ok: true };
  },

  async signOut() {
    await (await client(url, key)).auth.signOut();
  },

  async identity() {
    const { data } = await (await client(url, key)).auth.getUser();
    return data.user?.email ? { id: data.user.id, email: data.user.email } : null;
  },

  async confirm({ tokenHash, type }) {
    if (!isConfirmation(type)) return { ok: false, error: "This link is not complete. Open it from the email again." };
    const { error } = await (await client(url, key)).auth.verifyOtp({ token_hash: tokenHash, type });
    return error ? { ok: false, error: error.message } : { ok: true };
  },
});
