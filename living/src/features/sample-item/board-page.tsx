// @file each entity if entity.board
import { Link } from "@/kit/ui/link";
import { mayEver } from "@/kit/access";
import { requireRight } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { sampleItemAccess } from "./access";
import { SampleItemBoard } from "./board";
import { SampleItemTabs } from "./list-views";

/** The board of all sample items that the viewer may see. */
export async function SampleItemBoardPage() {
  const viewer = await requireRight(sampleItemAccess.read);
  return (
    <>
      <PageHeader title="Sample items">
        {mayEver(sampleItemAccess.create, viewer) ? (
          <Button asChild>
            <Link href="/sample-items/new"><Icon name="plus" />New sample item</Link>
          </Button>
        ) : null}
      </PageHeader>
      <SampleItemTabs query="" view="board" viewer={viewer} />
      <SampleItemBoard />
    </>
  );
}
