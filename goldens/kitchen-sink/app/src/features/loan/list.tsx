import { Link } from "@/kit/ui/link";
import { mayEver } from "@/kit/access";
import { requireRight } from "@/kit/auth";
import { Pages } from "@/kit/data/pages";
import { type RawParams, readListParams, withParams } from "@/kit/data/params";
import { type Filter, Toolbar } from "@/kit/data/toolbar";
import { Button, buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";
import { PageHeader } from "@/kit/ui/page";
import { loanAccess } from "./access";
import { loanList } from "./list-settings";
import { LoanTabs } from "./list-views";
import { listLoans } from "./queries";
import { LoanTable } from "./table";

/** The list of loans with its search, filters, order and pages. */
export async function LoanList({ address }: { address: RawParams }) {
  const viewer = await requireRight(loanAccess.read);
  const params = readListParams(address, loanList);
  const { rows, total } = await listLoans(params);
  const filters: Filter[] = [];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(loanAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/loans/new"><Icon name="plus" />New loan</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Loans">
        {total > 0 ? (
          <a href={withParams("/loans/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {add}
      </PageHeader>
      <LoanTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar search="Search loans" filters={filters} sorts={loanList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 loan" : `${total} loans`}</p> : null}
      </div>
      {rows.length > 0 ? (
        <LoanTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/loans">Show all loans</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("inbox")} title="No loans yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {<Pages path="/loans" query={query} page={params.page} total={total} />}
    </>
  );
}
