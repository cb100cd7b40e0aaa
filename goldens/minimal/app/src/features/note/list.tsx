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
import { noteAccess } from "./access";
import { noteList } from "./list-settings";
import { NoteTabs } from "./list-views";
import { listNotes } from "./queries";
import { NoteTable } from "./table";

/** The list of notes with its search, filters, order and pages. */
export async function NoteList({ address }: { address: RawParams }) {
  const viewer = await requireRight(noteAccess.read);
  const params = readListParams(address, noteList);
  const { rows, total } = await listNotes(params);
  const filters: Filter[] = [];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(noteAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/notes/new"><Icon name="plus" />New note</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Notes">
        {total > 0 ? (
          <a href={withParams("/notes/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {add}
      </PageHeader>
      <NoteTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar search="Search notes" filters={filters} sorts={noteList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 note" : `${total} notes`}</p> : null}
      </div>
      {rows.length > 0 ? (
        <NoteTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/notes">Show all notes</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("list")} title="No notes yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {<Pages path="/notes" query={query} page={params.page} total={total} />}
    </>
  );
}
