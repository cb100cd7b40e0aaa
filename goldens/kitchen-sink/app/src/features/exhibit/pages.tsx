import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { exhibitAccess } from "./access";
import { createExhibit, updateExhibit } from "./actions";
import { exhibitChoices } from "./choices";
import { presetExhibit } from "./defaults";
import { ExhibitForm } from "./form";
import { getExhibit } from "./queries";

/** The page on which an exhibit is made. */
export async function NewExhibit({ address }: { address: RawParams }) {
  await requireRight(exhibitAccess.create);
  return (
    <>
      <PageHeader title="New exhibit" back={{ href: "/exhibits", label: "Exhibits" }} />
      <ExhibitForm
        action={createExhibit}
        submit="Create exhibit"
        cancel="/exhibits"
        values={presetExhibit(address)}
        choices={await exhibitChoices()}
      />
    </>
  );
}

/** The page on which an exhibit is changed. */
export async function EditExhibit({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getExhibit(id);
  if (!row || !may(exhibitAccess.update, viewer, row)) return missing();
  return (
    <>
      <PageHeader title="Edit exhibit" back={{ href: `/exhibits/${id}`, label: row.title }} />
      <ExhibitForm
        action={updateExhibit.bind(null, id)}
        submit="Save changes"
        cancel={`/exhibits/${id}`}
        values={row}
        choices={await exhibitChoices()}
      />
    </>
  );
}
