// @file each entity
import { Link } from "@/kit/ui/link";
// @if entity.balance
import { Balance } from "@/features/limits/balance";
// @end
import { mayEver } from "@/kit/access";
import { requireRight } from "@/kit/auth";
// @if entity.filter
import * as conditions from "@/kit/data/conditions";
// @end
import { Pages } from "@/kit/data/pages";
import { type RawParams, readListParams, withParams } from "@/kit/data/params";
import { type Filter, Toolbar } from "@/kit/data/toolbar";
import { Button, buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";
import { PageHeader } from "@/kit/ui/page";
// @if entity.print
import { PrintButton } from "@/kit/ui/print-button";
// @end
import { sampleItemAccess } from "./access";
// @if entity.deal.saved_search
import { SaveSearch } from "@/features/deals/save-search";
// @end
// @if entity.cards
import { SampleItemCards } from "./cards";
// @end
// @each filter
// @case reference
import { sampleReferenceChoices } from "./choices";
// @case member
import { sampleMemberChoices } from "./choices";
// @case *
// @end
// @if entity.articles
import { SampleItemArticles } from "./articles";
// @end
// @if entity.gallery
import { SampleItemGallery } from "./gallery";
// @end
import { sampleItemList } from "./list-settings";
import { SampleItemTabs } from "./list-views";
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
// @if entity.map
import { SampleItemMap } from "./map";
// @end
import {/* @if entity.map */ allSampleItems,/* @end */ listSampleItems } from "./queries";
import { SampleItemTable } from "./table";

/** The list of sample items with its search, filters, order and pages. */
export async function SampleItemList({ address }: { address: RawParams }) {
  const viewer = await requireRight(sampleItemAccess.read);
  const params = readListParams(address, sampleItemList);
  const { rows, total } = await listSampleItems(params);
  const filters: Filter[] = [
    // @each filter
    // @case enum
    { name: "sample_enum", label: "Sample enum" /* @= field.label */, options: options.sampleEnumOptions },
    // @case tags
    { name: "sample_tags", label: "Sample tags" /* @= field.label */, options: options.sampleTagsOptions },
    // @case boolean
    { name: "sample_boolean", label: "Sample boolean" /* @= field.label */, /* @if entity.many_booleans */kind: "yes",/* @end */ options: conditions.YES_NO },
    // @case date date_time
    { name: "sample_date", label: "Sample date" /* @= field.label */, options: conditions.PERIODS },
    // @case reference
    { name: "sample_reference", label: "Sample reference" /* @= field.label */, options: await sampleReferenceChoices() },
    // @case member
    { name: "sample_member", label: "Sample member" /* @= field.label */, options: await sampleMemberChoices() },
    // @case integer decimal money percent
    { name: "sample_integer", label: "Sample integer" /* @= field.label */, kind: "range" },
    // @case *
    // @end
    // @each span
    { name: "span0" /* @= span.key */, label: "Age" /* @= span.label */, kind: "value" },
    // @end
    // @if entity.deal.starts
    { name: "period", label: "Dates", kind: "range", days: true },
    // @end
    // @if entity.alert
    { name: "alert", label: "Attention", options: [
      // @each alert
      { value: "sample_alert" /* @= alert.name */, label: "Sample alert" /* @= alert.label */ },
      // @end
    ] },
    // @end
  ];
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))).toString();
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;
  const mayCreate = mayEver(sampleItemAccess.create, viewer);
  const add = mayCreate ? (
    <Button asChild>
      <Link href="/sample-items/new"><Icon name="plus" />New sample item</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Sample items">
        {/* @if app.site */viewer && /* @end */total > 0 ? (
          <a href={withParams("/sample-items/export", query, {})} download className={buttonClass({ variant: "outline" })}>
            <Icon name="download" />Export
          </a>
        ) : null}
        {/* @if entity.import */}
        {mayCreate ? <Link href="/sample-items/import" className={buttonClass({ variant: "outline" })}><Icon name="upload" />Import</Link> : null}
        {/* @end */}
        {/* @if entity.print */}
        {total > 0 ? <PrintButton /> : null}
        {/* @end */}
        {/* @if entity.deal.saved_search */}
        {viewer ? <SaveSearch table="sample_items" query={query} /> : null}
        {/* @end */}
        {add}
      </PageHeader>
      {/* @if entity.balance */}
      <Balance table="sample_items" />
      {/* @end */}
      <SampleItemTabs query={query} view={params.view} viewer={viewer} />
      <div className="mb-4 grid gap-4">
        {total > 0 || narrowed ? (
          <Toolbar/* @if entity.search */ search="Search sample items"/* @end */ filters={filters} sorts={sampleItemList.sorts} sort={params.sort} descending={params.descending} />
        ) : null}
        {total > 0 ? <p className="text-sm text-muted-foreground">{total === 1 ? "1 sample item" : `${total} sample items`}</p> : null}
      </div>
      {rows.length > 0 ? (
        // @if entity.map
        params.view === "map" ? <SampleItemMap rows={await allSampleItems(params)} /> :
        // @end
        // @if entity.gallery
        params.view === "gallery" ? <SampleItemGallery rows={rows} /> :
        // @end
        // @if entity.articles
        params.view === "articles" ? <SampleItemArticles rows={rows} /> :
        // @end
        // @if entity.cards
        params.view === "cards" ? <SampleItemCards rows={rows} /> :
        // @end
        <SampleItemTable rows={rows} />
      ) : narrowed ? (
        <Empty icon="search" title="Nothing found" action={<Button asChild variant="outline"><Link href="/sample-items">Show all sample items</Link></Button>}>
          Try other words, or fewer filters.
        </Empty>
      ) : (
        <Empty icon={iconOf("list" /* @= entity.icon */)} title="No sample items yet" action={add}>
          {mayCreate ? "Add the first one. It will show up here." : "They will show up here."}
        </Empty>
      )}
      {/* @if entity.map */params.view === "map" ? null : /* @end */<Pages path="/sample-items" query={query} page={params.page} total={total} />}
    </>
  );
}
