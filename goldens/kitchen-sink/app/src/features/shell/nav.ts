import { isAdmin, mayEver, type Viewer } from "@/kit/access";
import { isStaff } from "@/features/booking/roles";
import { iconOf, type IconName } from "@/kit/ui/icons";
import { workspaceAccess } from "@/features/workspace/access";
import { exhibitAccess } from "@/features/exhibit/access";
import { loanAccess } from "@/features/loan/access";
import { ideaAccess } from "@/features/idea/access";

export type NavItem = { href: string; label: string; icon: IconName; count?: number };

/** The places of the app that the viewer may go to, in order. The first is where signing in leads. */
export function navItems(viewer: Viewer): NavItem[] {
  const items: (NavItem & { shown: boolean })[] = [
    { href: "/dashboard", label: "Dashboard", icon: "dashboard", shown: Boolean(viewer) },
    { href: "/workspaces", label: "Workspaces", icon: iconOf("home"), shown: mayEver(workspaceAccess.read, viewer) },
    { href: "/exhibits", label: "Exhibits", icon: iconOf("star"), shown: mayEver(exhibitAccess.read, viewer) },
    { href: "/loans", label: "Loans", icon: iconOf("inbox"), shown: mayEver(loanAccess.read, viewer) },
    { href: "/ideas", label: "Ideas", icon: iconOf("message"), shown: mayEver(ideaAccess.read, viewer) },
    { href: "/book", label: "Book", icon: "calendar", shown: true },
    { href: "/bookings", label: "Visits", icon: "clipboard", shown: Boolean(viewer) },
    { href: "/schedule", label: "Schedule", icon: "clock", shown: isStaff(viewer) },
    { href: "/services", label: "Tours", icon: "list", shown: isAdmin(viewer) },
    { href: "/providers", label: "Guides", icon: "users", shown: isAdmin(viewer) },
    { href: "/hours", label: "Opening hours", icon: "settings", shown: isAdmin(viewer) },
    { href: "/time", label: "Time sheet", icon: "clock", shown: Boolean(viewer) },
    { href: "/people", label: "People", icon: "users", shown: isAdmin(viewer) },
    { href: "/settings", label: "Settings", icon: "settings", shown: Boolean(viewer) },
  ];
  return items.filter((item) => item.shown).map(({ href, label, icon }) => ({ href, label, icon }));
}

/** Where signing in leads when nothing else was asked for. */
export const homeOf = (viewer: Viewer): string => navItems(viewer)[0]?.href ?? "/";
