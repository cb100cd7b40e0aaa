import { Link } from "@/kit/ui/link";
import { may } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { loanAccess } from "./access";
import { deleteLoan } from "./actions";
import { LoanFacts } from "./facts";
import { getLoan } from "./queries";

/** One loan: what is known about it, and what belongs to it. */
export async function LoanDetail({ id }: { id: string }) {
  const row = await getLoan(id);
  if (!row) return missing();
  const viewer = await currentViewer();

  return (
    <>
      <PageHeader title={row.borrower} back={{ href: "/loans", label: "Loans" }}>
        {may(loanAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/loans/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(loanAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete loan?"
            description={`“${row.borrower}” will be gone for good.`}
            confirm="Delete loan"
            action={deleteLoan.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        <LoanFacts row={row} />
      </div>
    </>
  );
}
