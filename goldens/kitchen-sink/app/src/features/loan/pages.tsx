import { may } from "@/kit/access";
import { missing, requireRight, requireUser } from "@/kit/auth";
import type { RawParams } from "@/kit/data/params";
import { PageHeader } from "@/kit/ui/page";
import { loanAccess } from "./access";
import { createLoan, updateLoan } from "./actions";
import { loanChoices } from "./choices";
import { presetLoan } from "./defaults";
import { LoanForm } from "./form";
import { getLoan } from "./queries";

/** The page on which a loan is made. */
export async function NewLoan({ address }: { address: RawParams }) {
  await requireRight(loanAccess.create);
  return (
    <>
      <PageHeader title="New loan" back={{ href: "/loans", label: "Loans" }} />
      <LoanForm
        action={createLoan}
        submit="Create loan"
        cancel="/loans"
        values={presetLoan(address)}
        choices={await loanChoices()}
      />
    </>
  );
}

/** The page on which a loan is changed. */
export async function EditLoan({ id }: { id: string }) {
  const viewer = await requireUser();
  const row = await getLoan(id);
  if (!row || !may(loanAccess.update, viewer, row)) return missing();
  return (
    <>
      <PageHeader title="Edit loan" back={{ href: `/loans/${id}`, label: row.borrower }} />
      <LoanForm
        action={updateLoan.bind(null, id)}
        submit="Save changes"
        cancel={`/loans/${id}`}
        values={row}
        choices={await loanChoices()}
      />
    </>
  );
}
