// @file if app.site and app.visitors
import { Link } from "@/kit/ui/link";
import { Icon } from "@/kit/ui/icon";
// @each entity if entity.public
import { NewestSampleItems } from "@/features/sample-item/newest";
// @end

/** The newest rows of an entity on the start page, and the way to all of them. */
export function SiteRows({ entity }: { entity: string }) {
  switch (entity) {
    // @each entity if entity.public
    case "sample_item" /* @= entity.name */:
      return (
        <div className="grid gap-6">
          <NewestSampleItems />
          <Link href="/sample-items" className="inline-flex items-center gap-2 justify-self-start font-medium text-link underline-offset-4 hover:underline">All sample items<Icon name="arrow-right" /></Link>
        </div>
      );
    // @end
    default:
      return null;
  }
}
