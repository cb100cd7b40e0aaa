import { Link } from "@/kit/ui/link";
import { mayEver } from "@/kit/access";
import { requireRight } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { exhibitAccess } from "./access";
import { ExhibitBoard } from "./board";
import { ExhibitTabs } from "./list-views";

/** The board of all exhibits that the viewer may see. */
export async function ExhibitBoardPage() {
  const viewer = await requireRight(exhibitAccess.read);
  return (
    <>
      <PageHeader title="Exhibits">
        {mayEver(exhibitAccess.create, viewer) ? (
          <Button asChild>
            <Link href="/exhibits/new"><Icon name="plus" />New exhibit</Link>
          </Button>
        ) : null}
      </PageHeader>
      <ExhibitTabs query="" view="board" viewer={viewer} />
      <ExhibitBoard />
    </>
  );
}
