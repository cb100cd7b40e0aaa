import { Link } from "@/kit/ui/link";
import { cn } from "@/kit/class-names";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export type Tab = { href: string; label: string; icon?: IconName; current: boolean };

/** Ways to look at the same thing, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-1 flex max-w-full gap-1 overflow-x-auto px-1 py-1">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className={cn(
            "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-(--radius-control) px-2.5 text-sm font-medium text-muted-foreground hover:bg-muted hover:text-foreground",
            tab.current && "bg-primary-soft text-primary-soft-foreground hover:bg-primary-soft hover:text-primary-soft-foreground",
          )}
        >
          {tab.icon ? <Icon name={tab.icon} /> : null}
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
