import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { noteAccess } from "./access";
import { createNote, updateNote } from "./actions";
import { presetNote } from "./defaults";
import { NoteForm } from "./form";
import { getNote } from "./queries";

/** The page on which a note is made. */
export async function NewNote({ address }: { address: RawParams }) {
  await requireRight(noteAccess.create);
  return (
    <>
      <PageHeader title="New note" back={{ href: "/notes", label: "Notes" }} />
      <NoteForm
        action={createNote}
        submit="Create note"
        cancel="/notes"
        values={presetNote(address)}
      />
    </>
  );
}

/** The page on which a note is changed. */
export async function EditNote({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getNote(id);
  if (!row || !may(noteAccess.update, viewer, row)) return missing();
  return (
    <>
      <PageHeader title="Edit note" back={{ href: `/notes/${id}`, label: row.title }} />
      <NoteForm
        action={updateNote.bind(null, id)}
        submit="Save changes"
        cancel={`/notes/${id}`}
        values={row}
      />
    </>
  );
}
