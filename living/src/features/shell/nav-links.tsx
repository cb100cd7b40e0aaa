"use client";
import { Link } from "@/kit/ui/link";
import { usePathname } from "next/navigation";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import type { NavItem } from "./nav";

/** The app's places, with the current one marked. */
export function NavLinks({ items, onNavigate }: { items: readonly NavItem[]; onNavigate?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {items.map((item) => {
          const here = path === item.href || path.startsWith(`${item.href}/`);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                onClick={onNavigate}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex items-center gap-3 rounded-(--radius-control) px-3 py-2 text-sm font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground",
                  here && "bg-primary-soft text-primary-soft-foreground hover:bg-primary-soft hover:text-primary-soft-foreground",
                )}
              >
                <Icon name={item.icon} className="size-4.5" />
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
