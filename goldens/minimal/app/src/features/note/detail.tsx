import { Link } from "@/kit/ui/link";
import { may } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { noteAccess } from "./access";
import { deleteNote } from "./actions";
import { NoteFacts } from "./facts";
import { getNote } from "./queries";

/** One note: what is known about it, and what belongs to it. */
export async function NoteDetail({ id }: { id: string }) {
  const row = await getNote(id);
  if (!row) return missing();
  const viewer = await currentViewer();

  return (
    <>
      <PageHeader title={row.title} back={{ href: "/notes", label: "Notes" }}>
        {may(noteAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/notes/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(noteAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete note?"
            description={`“${row.title}” will be gone for good.`}
            confirm="Delete note"
            action={deleteNote.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        <NoteFacts row={row} />
      </div>
    </>
  );
}
