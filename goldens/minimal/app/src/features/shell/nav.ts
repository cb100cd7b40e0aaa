import { isAdmin, mayEver, type Viewer } from "@/kit/access";
import { iconOf, type IconName } from "@/kit/ui/icons";
import { noteAccess } from "@/features/note/access";

export type NavItem = { href: string; label: string; icon: IconName; count?: number };

/** The places of the app that the viewer may go to, in order. The first is where signing in leads. */
export function navItems(viewer: Viewer): NavItem[] {
  const items: (NavItem & { shown: boolean })[] = [
    { href: "/notes", label: "Notes", icon: iconOf("list"), shown: mayEver(noteAccess.read, viewer) },
    { href: "/people", label: "People", icon: "users", shown: isAdmin(viewer) },
    { href: "/settings", label: "Settings", icon: "settings", shown: Boolean(viewer) },
  ];
  return items.filter((item) => item.shown).map(({ href, label, icon }) => ({ href, label, icon }));
}

/** Where signing in leads when nothing else was asked for. */
export const homeOf = (viewer: Viewer): string => navItems(viewer)[0]?.href ?? "/";
