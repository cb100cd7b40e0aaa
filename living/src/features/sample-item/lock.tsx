// @file each entity if entity.guard
// @if entity.guard.date
import { shortDate } from "@/kit/format";
// @end
// @if entity.guard.level
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";
// @end
import { Card } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import type { SampleItemRow } from "./queries";

// @if entity.guard.party or entity.guard.met or entity.guard.asked
const GUARDED = [
  // @each field if field.guarded
  "Sample text" /* @= field.label */,
  // @end
];

// @end
/** Why a part of a sample item is not shown, and what opens it. The part itself never left the database. */
export function SampleItemLock({ row }: { row: SampleItemRow }) {
  if (!row.locked) return null;
  return (
    <Card className="grid gap-3 p-5 text-sm">
      {/* @if entity.guard.level */}
      <p><Badge tone="warning"><Icon name="lock" />from {row.sampleTierTitle}</Badge></p>
      {row.teaser ? <p className="max-w-prose leading-relaxed whitespace-pre-wrap text-muted-foreground">{row.teaser} …</p> : null}
      <p>The rest is for supporters from {row.sampleTierTitle} up.</p>
      {/* @each parent if linked.supported */}
      <p><Button asChild size="sm"><Link href={`/linked-items/${row.sampleReference}`}>See the levels</Link></Button></p>
      {/* @end */}
      {/* @end */}
      {/* @if entity.guard.purchase */}
      <p className="flex items-center gap-2"><Icon name="lock" />What you get opens once you have bought it.</p>
      {/* @end */}
      {/* @if entity.guard.date */}
      <p className="flex items-center gap-2"><Icon name="lock" />Opens on {row.sampleOpening ? shortDate(row.sampleOpening) : "a date that is not set yet"}.</p>
      {/* @end */}
      {/* @if entity.guard.party */}
      <p className="flex items-center gap-2"><Icon name="lock" />{GUARDED.join(", ")}: shown once you are accepted.</p>
      {/* @end */}
      {/* @if entity.guard.met */}
      <p className="flex items-center gap-2"><Icon name="lock" />{GUARDED.join(", ")}: shown once you have agreed with each other.</p>
      {/* @end */}
      {/* @if entity.guard.asked */}
      <p className="flex items-center gap-2"><Icon name="lock" />{GUARDED.join(", ")}: shown to those they applied to.</p>
      {/* @end */}
      {/* @if entity.guard.connected */}
      <p className="flex items-center gap-2"><Icon name="lock" />{row.sampleTitle} shows some details to connections only.</p>
      {/* @end */}
    </Card>
  );
}
