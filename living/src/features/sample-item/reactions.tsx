// @file each entity if entity.reactable
import type { Viewer } from "@/kit/access";
// @if entity.reactions
import { ReactionBar } from "@/kit/reactions/reaction-bar";
import type { Reaction } from "@/kit/reactions/types";
import { iconOf } from "@/kit/ui/icons";
// @end
// @if entity.report
import { ReportButton } from "@/kit/reactions/report-button";
// @end
// @if entity.share
import { ShareButton } from "@/kit/reactions/share-button";
// @end
import type { SampleItemRow } from "./queries";
// @if entity.reactions
import { reactToSampleItem } from "./reactions-actions";
// @end
// @if entity.report
import { reportSampleItem } from "./reactions-actions";
// @end

// @if entity.reactions
/** What accounts can press on a sample item. */
export const sampleItemReactionList: readonly Reaction[] = [
  // @each reaction
  {
    name: "like" /* @= reaction.name */,
    label: "Like" /* @= reaction.label */,
    done: "Liked" /* @= reaction.done */,
    one: "like" /* @= reaction.one */,
    many: "likes" /* @= reaction.many */,
    icon: iconOf("heart" /* @= reaction.icon */),
  },
  // @end
];

// @end
/** The buttons under a sample item; `all` also has those that stand on its own page only. */
export function SampleItemReactions({ row/* @if entity.report */, viewer/* @end *//* @if entity.report or entity.share */, all/* @end */ }: { row: SampleItemRow; viewer?: Viewer; all?: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {/* @if entity.reactions */}
      <ReactionBar reactions={sampleItemReactionList} reacted={row.reactions ?? {}} react={reactToSampleItem.bind(null, row.id)} />
      {/* @end */}
      {/* @if entity.share */}
      {all ? <ShareButton path={`/sample-items/${row.id}`} /> : null}
      {/* @end */}
      {/* @if entity.report */}
      {all && viewer && row.ownerId !== viewer.id ? <ReportButton what="sample item" report={reportSampleItem.bind(null, row.id)} /> : null}
      {/* @end */}
    </div>
  );
}
