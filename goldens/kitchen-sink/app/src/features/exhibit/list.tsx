import { Link } from "@/kit/ui/link";
import { mayEver } from "@/kit/access";
import { requireRight } from "@/kit/auth";
import * as conditions from "@/kit/data/conditions";
import { Pages } from "@/kit/data/pages";
import { type RawParams, readListParams, withParams } from "@/kit/data/params";
import { type Filter, Toolbar } from "@/kit/data/toolbar";
import { Button, buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";
import { PageHeader } from "@/kit/ui/page";
import { exhibitAccess } from "./access";
import { ExhibitCards } from "./cards";
import { workspaceChoices } from "./choices";
import { curatorChoices } from "./choices";
import { exhibitList } from "./list-settings";
import { ExhibitTabs } from "./list-views";
import * as options from "./options";
import { ExhibitMap } from "./map";
import { allExhibits, listExhibits } from "./queries";
import { ExhibitTable } from "./table";

/** The list of exhibits with its search, filters, order and pages. */
export async function ExhibitList({ address }: { address: RawParams }) {
  const viewer = await requireRight(exhibitAccess.read);
  const params = readListParams(address, exhibitList);
  const { rows, total } = await listExhibits(params);
  const filters: Filter[] = [
    { name: "starts_on", label: "Starts on", options: conditions.PERIODS },
    { name: "featured", label: "Featured",  options: conditions.YES_NO },
    { name: "stage", label: "Stage", options: options.stageOptions },
    { name: "topics", label: "Topics", options: options.topicsOptions },
    { name: "workspace", label: "Workspace", options: await workspaceChoices() },
    { name: "curator", label: "Curator", options: await curatorChoices() },
  ];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(exhibitAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/exhibits/new"><Icon name="plus" />New exhibit</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Exhibits">
        {total > 0 ? (
          <a href={withParams("/exhibits/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {add}
      </PageHeader>
      <ExhibitTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar search="Search exhibits" filters={filters} sorts={exhibitList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 exhibit" : `${total} exhibits`}</p> : null}
      </div>
      {rows.length > 0 ? (
        params.view === "map" ? <ExhibitMap rows={await allExhibits(params)} /> :
        params.view === "cards" ? <ExhibitCards rows={rows} /> :
        <ExhibitTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/exhibits">Show all exhibits</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("star")} title="No exhibits yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {params.view === "map" ? null : <Pages path="/exhibits" query={query} page={params.page} total={total} />}
    </>
  );
}
