import { Link } from "@/kit/ui/link";
import { exhibitAccess as exhibitAccessOfFollows } from "@/features/exhibit/access";
import { exhibitsOfFollows } from "@/features/exhibit/queries";
import { ExhibitTable as ExhibitsOfFollows } from "@/features/exhibit/table";
import { ExhibitTimeTotal as ExhibitTimeOfFollows } from "@/features/exhibit/time-total";
import { loanAccess as loanAccessOfExhibit } from "@/features/loan/access";
import { loansOfExhibit } from "@/features/loan/queries";
import { LoanTable as LoansOfExhibit } from "@/features/loan/table";
import { may, mayEver } from "@/kit/access";
import { missing, viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { exhibitAccess } from "./access";
import { deleteExhibit } from "./actions";
import { ExhibitComments } from "./comments";
import { ExhibitFacts } from "./facts";
import { getExhibit } from "./queries";
import { ExhibitRatings } from "./ratings";
import { ExhibitModeration } from "./moderation";
import { ExhibitTime } from "./time";

/** One exhibit: what is known about it, and what belongs to it. */
export async function ExhibitDetail({ id }: { id: string }) {
  const row = await getExhibit(id);
  if (!row) return missing();
  const viewer = await currentViewer();
  const exhibitsRowsOfFollows = await exhibitsOfFollows(id);
  const loansRowsOfExhibit = await loansOfExhibit(id);

  return (
    <>
      <PageHeader title={row.title} back={{ href: "/exhibits", label: "Exhibits" }}>
        {may(exhibitAccess.update, viewer, row) ? (
          <Button asChild variant="outline">
            <Link href={`/exhibits/${id}/edit`}><Icon name="pencil" />Edit</Link>
          </Button>
        ) : null}
        {may(exhibitAccess.delete, viewer, row) ? (
          <ConfirmDialog
            trigger={<Button variant="outline"><Icon name="trash" />Delete</Button>}
            title="Delete exhibit?"
            description={`“${row.title}” will be gone for good.`}
            confirm="Delete exhibit"
            action={deleteExhibit.bind(null, id)}
          />
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-1 gap-6">
        <ExhibitModeration row={row} viewer={viewer} />
        <ExhibitFacts row={row} />
        <ExhibitRatings id={id} />
        <Section
          title="Exhibits"
          aside={
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <ExhibitTimeOfFollows within={{ field: "follows", id }} />
              {mayEver(exhibitAccessOfFollows.create, viewer) ? (
                <Button asChild variant="outline" size="sm">
                  <Link href={`/exhibits/new?follows=${id}`}><Icon name="plus" />New exhibit</Link>
                </Button>
              ) : null}
            </div>
          }
        >
          {exhibitsRowsOfFollows.length > 0 ? (
            <ExhibitsOfFollows rows={exhibitsRowsOfFollows} />
          ) : (
            <p className="text-sm text-muted-foreground">No exhibits yet.</p>
          )}
        </Section>
        <Section
          title="Loans"
          aside={
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              {mayEver(loanAccessOfExhibit.create, viewer) ? (
                <Button asChild variant="outline" size="sm">
                  <Link href={`/loans/new?exhibit=${id}`}><Icon name="plus" />New loan</Link>
                </Button>
              ) : null}
            </div>
          }
        >
          {loansRowsOfExhibit.length > 0 ? (
            <LoansOfExhibit rows={loansRowsOfExhibit} />
          ) : (
            <p className="text-sm text-muted-foreground">No loans yet.</p>
          )}
        </Section>
        <ExhibitTime id={id} />
        <ExhibitComments id={id} />
      </div>
    </>
  );
}
