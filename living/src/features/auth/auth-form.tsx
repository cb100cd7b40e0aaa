// @file if not app.accountless
"use client";
import { Link } from "@/kit/ui/link";
import { Form } from "@/kit/form/form";
// @if app.open_roles or app.sign_up
import { ChoiceField } from "@/kit/form/choice-field";
// @end
// @each entity if entity.persona
// @each field if field.sign_up
// @case enum
import { sampleEnumOptions } from "@/features/sample-item/options";
// @case *
// @end
// @end
import { EmailField, TextField } from "@/kit/form/text-fields";
import { signIn, signUp } from "./actions";
// @if app.open_roles
import { openRoles } from "./open-roles";
// @end

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
            {/* @if app.open_roles */}
            {up ? <ChoiceField name="role" label="I am a" required options={openRoles} error={error("role")} /> : null}
            {/* @end */}
            {up ? <TextField name="name" label="Name" required autoComplete="name" maxLength={80} error={error("name")} /> : null}
            {/* @each entity if entity.persona */}
            {/* @each field if field.sign_up */}
            {/* @case text */}
            {up ? <TextField name="sample_text" label={"Sample text" /* @= field.label */} required maxLength={200 /* @= field.max_length */} error={error("sample_text")} /> : null}
            {/* @case long_text */}
            {up ? <TextField name="sample_long_text" label={"Sample long text" /* @= field.label */} required lines={3} error={error("sample_long_text")} /> : null}
            {/* @case integer */}
            {up ? <TextField name="sample_integer" label={"Sample integer" /* @= field.label */} required inputMode="numeric" error={error("sample_integer")} /> : null}
            {/* @case phone */}
            {up ? <TextField name="sample_phone" label={"Sample phone" /* @= field.label */} required type="tel" error={error("sample_phone")} /> : null}
            {/* @case enum */}
            {up ? <ChoiceField name="sample_enum" label={"Sample enum" /* @= field.label */} required options={sampleEnumOptions} error={error("sample_enum")} /> : null}
            {/* @case * */}
            {/* @end */}
            {/* @end */}
            {/* @if app.tenancy */}
            {up ? <TextField name="organisation" label={"Name of your organisation" /* @= app.tenancy_ask */} autoComplete="organization" maxLength={80} help="Leave it empty if you were invited." error={error("organisation")} /> : null}
            {/* @end */}
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
