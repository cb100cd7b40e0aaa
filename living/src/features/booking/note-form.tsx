// @file if app.booking.notes
"use client";
import { Form } from "@/kit/form/form";
import { LongTextField } from "@/kit/form/text-fields";
import { saveNote } from "./said-actions";

/** The note, to write and to change. */
export const NoteForm = ({ id, body }: { id: string; body: string }) => (
  <Form action={saveNote.bind(null, id)} submit="Save note">
    {(error) => <LongTextField name="body" label="Note" required value={body} maxLength={10_000} error={error("body")} />}
  </Form>
);
