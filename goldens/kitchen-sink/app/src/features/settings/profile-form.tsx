"use client";
import { Form } from "@/kit/form/form";
import { TextField } from "@/kit/form/text-fields";
import { saveProfile } from "./actions";

export function ProfileForm({ name, email }: { name: string; email: string }) {
  return (
    <Form action={saveProfile} submit="Save profile">
      {(error) => (
        <div className="grid max-w-lg gap-4">
          <TextField name="name" label="Name" value={name} required maxLength={80} autoComplete="name" error={error("name")} />
          <p className="text-sm text-muted-foreground">Signed in as {email}</p>
        </div>
      )}
    </Form>
  );
}
