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
import { ideaAccess } from "./access";
import { ideaList } from "./list-settings";
import { IdeaTabs } from "./list-views";
import { listIdeas } from "./queries";
import { IdeaTable } from "./table";

/** The list of ideas with its search, filters, order and pages. */
export async function IdeaList({ address }: { address: RawParams }) {
  const viewer = await requireRight(ideaAccess.read);
  const params = readListParams(address, ideaList);
  const { rows, total } = await listIdeas(params);
  const filters: Filter[] = [];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(ideaAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/ideas/new"><Icon name="plus" />New idea</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Ideas">
        {total > 0 ? (
          <a href={withParams("/ideas/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {add}
      </PageHeader>
      <IdeaTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar search="Search ideas" filters={filters} sorts={ideaList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 idea" : `${total} ideas`}</p> : null}
      </div>
      {rows.length > 0 ? (
        <IdeaTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/ideas">Show all ideas</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("message")} title="No ideas yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {<Pages path="/ideas" query={query} page={params.page} total={total} />}
    </>
  );
}
