// @file each entity if entity.persona
import type { Viewer } from "@/kit/access";
// @if app.connect
import { ConnectButtons } from "@/features/network/connect-buttons";
import { standingWith } from "@/features/network/standing";
// @end
// @if app.messages
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
// @end
import type { SampleItemRow } from "./queries";

/** How the viewer reaches the person that a sample item is about. */
export async function SampleItemPerson({ row, viewer }: { row: SampleItemRow; viewer: Viewer }) {
  if (!viewer || !row.ownerId || row.ownerId === viewer.id) return null;
  // @if app.connect
  const standing = await standingWith(row.ownerId);
  // @end
  return (
    <div className="flex flex-wrap items-center gap-2">
      {/* @if app.connect */}
      <ConnectButtons person={row.ownerId} name={row.sampleTitle} standing={standing} />
      {/* @end */}
      {/* @if app.messages */}
      {/* @if app.messages.connected */standing === "connected" && /* @end */<Button asChild size="sm" variant="outline"><Link href={`/messages/${row.ownerId}`}><Icon name="message" />Message</Link></Button>}
      {/* @end */}
    </div>
  );
}
