/** An account as the sign-in service knows it; its role is in the database. */
export type Identity = { id: string; email: string };

export type AuthResult = { ok: true; notice?: string } | { ok: false; error: string };

/** Signing in and out: embedded (local.ts) or through Supabase (supabase.ts). */
export interface AuthDriver {
  /** `more` is what else was asked, by the column of the page about the person. */
  signUp(input: { name: string; email: string; password: string; role?: string; more?: Readonly<Record<string, string>> }): Promise<AuthResult>;
  signIn(input: { email: string; password: string }): Promise<AuthResult>;
  signOut(): Promise<void>;
  /** The signed-in account of the current request, or null. */
  identity(): Promise<Identity | null>;
  /** Redeems the link of a confirmation e-mail. */
  confirm(input: { tokenHash: string; type: string }): Promise<AuthResult>;
}
