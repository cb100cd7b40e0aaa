import { Link } from "@/kit/ui/link";
import { may } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { ideaAccess } from "./access";
import { deleteIdea } from "./actions";
import { IdeaFacts } from "./facts";
import { getIdea } from "./queries";

/** One idea: what is known about it, and what belongs to it. */
export async function IdeaDetail({ id }: { id: string }) {
  const row = await getIdea(id);
  if (!row) return missing();
  const viewer = await currentViewer();

  return (
    <>
      <PageHeader title={row.title} back={{ href: "/ideas", label: "Ideas" }}>
        {may(ideaAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/ideas/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(ideaAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete idea?"
            description={`“${row.title}” will be gone for good.`}
            confirm="Delete idea"
            action={deleteIdea.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        <IdeaFacts row={row} />
      </div>
    </>
  );
}
