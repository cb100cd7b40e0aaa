import { Link } from "@/kit/ui/link";
import { exhibitAccess as exhibitAccessOfWorkspace } from "@/features/exhibit/access";
import { ExhibitBoard as ExhibitBoardOfWorkspace } from "@/features/exhibit/board";
import { ExhibitTimeTotal as ExhibitTimeOfWorkspace } from "@/features/exhibit/time-total";
import { may, mayEver } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { workspaceAccess } from "./access";
import { deleteWorkspace } from "./actions";
import { WorkspaceFacts } from "./facts";
import { WorkspaceMembers } from "./members";
import { getWorkspace } from "./queries";

/** One workspace: what is known about it, and what belongs to it. */
export async function WorkspaceDetail({ id }: { id: string }) {
  const row = await getWorkspace(id);
  if (!row) return missing();
  const viewer = await currentViewer();

  return (
    <>
      <PageHeader title={row.name} back={{ href: "/workspaces", label: "Workspaces" }}>
        {may(workspaceAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/workspaces/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(workspaceAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete workspace?"
            description={`“${row.name}” will be gone for good.`}
            confirm="Delete workspace"
            action={deleteWorkspace.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        <WorkspaceFacts row={row} />
        <Section
          title="Exhibits"
          aside={
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <ExhibitTimeOfWorkspace within={{ field: "workspace", id }} />
              {mayEver(exhibitAccessOfWorkspace.create, viewer) ? (
                <Button asChild variant="outline" size="sm">
                  <Link href={`/exhibits/new?workspace=${id}`}><Icon name="plus" />New exhibit</Link>
                </Button>
              ) : null}
            </div>
          }
        >
          <ExhibitBoardOfWorkspace within={{ field: "workspace", id }} />
        </Section>
        <WorkspaceMembers id={id} />
      </div>
    </>
  );
}
