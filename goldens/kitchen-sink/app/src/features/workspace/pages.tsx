import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { workspaceAccess } from "./access";
import { createWorkspace, updateWorkspace } from "./actions";
import { presetWorkspace } from "./defaults";
import { WorkspaceForm } from "./form";
import { getWorkspace } from "./queries";

/** The page on which a workspace is made. */
export async function NewWorkspace({ address }: { address: RawParams }) {
  await requireRight(workspaceAccess.create);
  return (
    <>
      <PageHeader title="New workspace" back={{ href: "/workspaces", label: "Workspaces" }} />
      <WorkspaceForm
        action={createWorkspace}
        submit="Create workspace"
        cancel="/workspaces"
        values={presetWorkspace(address)}
      />
    </>
  );
}

/** The page on which a workspace is changed. */
export async function EditWorkspace({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getWorkspace(id);
  if (!row || !may(workspaceAccess.update, viewer, row)) return missing();
  return (
    <>
      <PageHeader title="Edit workspace" back={{ href: `/workspaces/${id}`, label: row.name }} />
      <WorkspaceForm
        action={updateWorkspace.bind(null, id)}
        submit="Save changes"
        cancel={`/workspaces/${id}`}
        values={row}
      />
    </>
  );
}
