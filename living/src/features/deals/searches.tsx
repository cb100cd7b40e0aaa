// @file if app.deal.saved_search
import { redirect } from "next/navigation";
// @each entity if entity.deal.saved_search
import { sampleItemList } from "@/features/sample-item/list-settings";
import { countSampleItemsSince } from "@/features/sample-item/queries";
// @end
import { requireUser } from "@/kit/auth";
import { readListParams } from "@/kit/data/params";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { markSearchSeen, removeSearch } from "./actions";
import { ActButton } from "./buttons";
import { dealOf, deals, lower } from "./config";
import { type SavedSearch, savedSearches } from "./queries";

/** How many rows came since the account last looked. */
async function news({ list, query, seenAt }: SavedSearch): Promise<number> {
  const address = Object.fromEntries(new URLSearchParams(query));
  switch (list) {
    // @each entity if entity.deal.saved_search
    case "sample_items":
      return countSampleItemsSince(readListParams(address, sampleItemList), seenAt);
    // @end
    default:
      return 0;
  }
}

/** The searches that an account keeps, with the number of new matches since the last look. */
export async function Searches() {
  await requireUser();
  const kept = await savedSearches();
  const found = await Promise.all(kept.map(async (search) => ({ ...search, fresh: await news(search) })));
  const first = deals.find((deal) => deal.saved_search);
  const open = async (search: SavedSearch) => {
    "use server";
    await markSearchSeen(search.id);
    redirect(`/${dealOf(search.list).route}${search.query ? `?${search.query}` : ""}`);
  };
  return (
    <>
      <PageHeader title="Saved searches" lead="Opening one marks its matches as seen." />
      {found.length > 0 ? (
        <ul aria-label="Saved searches" className="grid gap-3">
          {found.map(({ fresh, ...search }) => (
            <li key={search.id}>
              <Card className="flex flex-wrap items-center justify-between gap-4 p-4">
                <span className="min-w-0">
                  <span className="block font-medium">{search.name}</span>
                  <Badge tone={fresh > 0 ? "success" : "neutral"}>{fresh === 1 ? "1 new match" : `${fresh} new matches`}</Badge>
                </span>
                <span className="flex gap-2">
                  <form action={open.bind(null, search)}><Button type="submit" variant="outline" size="sm" aria-label={`Open ${search.name}`}>Open</Button></form>
                  <ActButton label="Delete" name={`Delete ${search.name}`} done="Search deleted" act={removeSearch.bind(null, search.id)} />
                </span>
              </Card>
            </li>
          ))}
        </ul>
      ) : (
        <Empty icon="search" title="No saved searches yet" action={first ? <Button asChild><Link href={`/${first.route}`}>Look at the {lower(first.label_plural)}</Link></Button> : null}>
          Set the filters as you like, then press “Save this search”.
        </Empty>
      )}
    </>
  );
}
