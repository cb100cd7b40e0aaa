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
import { workspaceAccess } from "./access";
import { workspaceList } from "./list-settings";
import { WorkspaceTabs } from "./list-views";
import { listWorkspaces } from "./queries";
import { WorkspaceTable } from "./table";

/** The list of workspaces with its search, filters, order and pages. */
export async function WorkspaceList({ address }: { address: RawParams }) {
  const viewer = await requireRight(workspaceAccess.read);
  const params = readListParams(address, workspaceList);
  const { rows, total } = await listWorkspaces(params);
  const filters: Filter[] = [];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(workspaceAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/workspaces/new"><Icon name="plus" />New workspace</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Workspaces">
        {total > 0 ? (
          <a href={withParams("/workspaces/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {add}
      </PageHeader>
      <WorkspaceTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar search="Search workspaces" filters={filters} sorts={workspaceList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 workspace" : `${total} workspaces`}</p> : null}
      </div>
      {rows.length > 0 ? (
        <WorkspaceTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/workspaces">Show all workspaces</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("home")} title="No workspaces yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {<Pages path="/workspaces" query={query} page={params.page} total={total} />}
    </>
  );
}
