// @file each entity if entity.guard.purchase
import { and, desc, eq } from "drizzle-orm";
import { sampleItemPurchases, sampleItemReleases } from "@/db/schema";
import type { Viewer } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { dateTime, money } from "@/kit/format";
import { BuyButton } from "@/kit/sale/buy-button";
import { MarkOpened } from "@/kit/sale/mark-opened";
import { ReleaseForm } from "@/kit/sale/release-form";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Link } from "@/kit/ui/link";
import type { SampleItemRow } from "./queries";
import { buySampleItem, openSampleItem, releaseSampleItem } from "./sale-actions";

/** Buying a sample item, and its versions. */
export async function SampleItemSale({ row, viewer }: { row: SampleItemRow; viewer: Viewer }) {
  const { bought, releases } = await withViewer(async (tx, who) => ({
    bought: who
      ? (await tx.select({ at: sampleItemPurchases.createdAt }).from(sampleItemPurchases).where(and(eq(sampleItemPurchases.sampleItemId, row.id), eq(sampleItemPurchases.ownerId, who.id))))[0]
      : undefined,
    releases: await tx.select().from(sampleItemReleases).where(eq(sampleItemReleases.sampleItemId, row.id)).orderBy(desc(sampleItemReleases.createdAt)),
  }));
  const price = row.samplePrice ?? 0;
  const own = viewer !== null && row.ownerId === viewer.id;
  return (
    <>
      {own ? null : (
        <Section title="Buy">
          <div className="flex flex-wrap items-center gap-3 text-sm">
            {bought ? (
              <>
                <p>In your library since {dateTime(bought.at)}.</p>
                <Button asChild size="sm" variant="outline"><Link href="/library">Open library</Link></Button>
                <MarkOpened open={openSampleItem.bind(null, row.id)} />
              </>
            ) : !viewer ? (
              <>
                <p>{price > 0 ? `Costs ${money(price)} once.` : "Free for everybody."}</p>
                <Button asChild size="sm"><Link href={`/sign-in?next=/sample-items/${row.id}`}>{price > 0 ? "Sign in to buy" : "Sign in to keep it"}</Link></Button>
              </>
            ) : price > 0 ? (
              <>
                <BuyButton what={row.sampleTitle} price={money(price)} buy={buySampleItem.bind(null, row.id)} />
                <p className="text-muted-foreground">New versions are yours at no cost. Payment is simulated.</p>
              </>
            ) : (
              <BuyButton what={row.sampleTitle} price={money(0)} label="Add to library" buy={buySampleItem.bind(null, row.id)} />
            )}
          </div>
        </Section>
      )}
      {own || releases.length > 0 ? (
        <Section title="Versions">
          <ol className="grid gap-2 text-sm">
            {releases.map((release, i) => (
              <li key={release.id}>
                <span className="font-medium">Version {releases.length - i + 1}</span> <span className="text-xs text-muted-foreground">{dateTime(release.createdAt)}</span>
                <p className="break-words whitespace-pre-wrap">{release.note}</p>
              </li>
            ))}
            <li><span className="font-medium">Version 1</span> <span className="text-xs text-muted-foreground">{dateTime(row.createdAt)}</span></li>
          </ol>
          {own ? (
            <div className="mt-4 border-t pt-4">
              <p className="mb-3 text-sm text-muted-foreground">Replace the file with “Edit” first, then tell everybody who has it what changed.</p>
              <ReleaseForm release={releaseSampleItem.bind(null, row.id)} />
            </div>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}
