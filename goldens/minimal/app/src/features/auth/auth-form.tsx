"use client";
import { Link } from "@/kit/ui/link";
import { Form } from "@/kit/form/form";
import { EmailField, TextField } from "@/kit/form/text-fields";
import { signIn, signUp } from "./actions";

const link = "font-medium text-link underline decoration-link/30 underline-offset-4 hover:decoration-link";

/** The forms of signing in and of making an account. `next` is where to go on to. */
export function AuthForm({ mode, next }: { mode: "in" | "up"; next: string | null }) {
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  const up = mode === "up";
  return (
    <>
      <Form action={up ? signUp : signIn} submit={up ? "Create account" : "Sign in"} wide>
        {(error) => (
          <div className="grid gap-4">
            <input type="hidden" name="next" value={next ?? ""} />
            {up ? <TextField name="name" label="Name" required autoComplete="name" maxLength={80} error={error("name")} /> : null}
            <EmailField name="email" label="Email" required autoComplete="email" error={error("email")} />
            <TextField
              name="password"
              label="Password"
              type="password"
              required
              autoComplete={up ? "new-password" : "current-password"}
              help={up ? "At least 8 characters." : undefined}
              error={error("password")}
            />
          </div>
        )}
      </Form>
      <p className="mt-5 text-center text-sm text-muted-foreground">
        {up ? "Have an account already? " : "New here? "}
        <Link className={link} href={up ? `/sign-in${query}` : `/sign-up${query}`}>{up ? "Sign in instead" : "Create an account"}</Link>
      </p>
    </>
  );
}
