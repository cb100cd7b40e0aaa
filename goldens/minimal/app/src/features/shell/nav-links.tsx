"use client";
import { Link } from "@/kit/ui/link";
import { usePathname } from "next/navigation";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import type { NavItem } from "./nav";

/** The app's places, with the current one marked. */
export function NavLinks({ items, onNavigate }: { items: readonly NavItem[]; onNavigate?: () => void }) {
  const path = usePathname();
  const holds = (href: string) => path === href || path.startsWith(`${href}/`);
  // A place may lie below another one: only the deepest is where the viewer is.
  const deepest = items.reduce((best, item) => (holds(item.href) && item.href.length > best.length ? item.href : best), "");
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {items.map((item) => {
          const here = item.href === deepest;
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
                {item.count ? <span className="ml-auto rounded-full bg-primary px-1.5 py-0.5 text-xs leading-none font-semibold text-primary-foreground tabular-nums">{item.count}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
