import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { ideaAccess } from "./access";
import { createIdea, updateIdea } from "./actions";
import { presetIdea } from "./defaults";
import { IdeaForm } from "./form";
import { getIdea } from "./queries";

/** The page on which an idea is made. */
export async function NewIdea({ address }: { address: RawParams }) {
  await requireRight(ideaAccess.create);
  return (
    <>
      <PageHeader title="New idea" back={{ href: "/ideas", label: "Ideas" }} />
      <IdeaForm
        action={createIdea}
        submit="Create idea"
        cancel="/ideas"
        values={presetIdea(address)}
      />
    </>
  );
}

/** The page on which an idea is changed. */
export async function EditIdea({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getIdea(id);
  if (!row || !may(ideaAccess.update, viewer, row)) return missing();
  return (
    <>
      <PageHeader title="Edit idea" back={{ href: `/ideas/${id}`, label: row.title }} />
      <IdeaForm
        action={updateIdea.bind(null, id)}
        submit="Save changes"
        cancel={`/ideas/${id}`}
        values={row}
      />
    </>
  );
}
