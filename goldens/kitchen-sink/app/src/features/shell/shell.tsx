import { Link } from "@/kit/ui/link";
import { signOut } from "@/features/auth/actions";
import { roleLabel, type Viewer } from "@/kit/access";
import { Avatar } from "@/kit/ui/avatar";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { ThemeSwitch } from "@/kit/ui/theme-switch";
import { Brand } from "./brand";
import { MobileMenu } from "./mobile-menu";
import { homeOf, navItems } from "./nav";
import { NavLinks } from "./nav-links";

/** The frame around the app's pages: a sidebar, or a bar with a menu on small screens. `counts` says by address what waits there. */
export function Shell({ viewer, counts = {}, children }: { viewer: Viewer; counts?: Readonly<Record<string, number>>; children: React.ReactNode }) {
  const items = navItems(viewer).map((item) => ({ ...item, count: counts[item.href] ?? 0 }));
  const home = viewer ? homeOf(viewer) : "/";
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a href="#content" className="sr-only z-50 rounded-md bg-primary px-4 py-2 text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3">
        Skip to content
      </a>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-(--bar) px-3 text-(--bar-foreground) md:hidden">
        <MobileMenu brand={<Brand />} items={items}>
          <ViewerCard viewer={viewer} />
        </MobileMenu>
        <Link href={home} className="mr-auto min-w-0 rounded-md"><Brand className="text-(--bar-foreground)" /></Link>
        <ThemeSwitch className="text-(--bar-foreground)" />
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r bg-card px-3 py-4 md:flex">
        <div className="-mx-3 -mt-4 mb-3 bg-(--bar) px-4.5 pt-4 pb-3"><Link href={home} className="block rounded-md px-1.5 py-1"><Brand className="text-(--bar-foreground)" /></Link></div>
        <div className="-mx-1 flex-1 overflow-y-auto px-1"><NavLinks items={items} /></div>
        <div className="mt-4 border-t pt-3"><ViewerCard viewer={viewer} theme /></div>
      </aside>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl min-w-0 px-4 py-6 outline-none md:px-8 md:py-10">
        {children}
      </main>
    </div>
  );
}

function ViewerCard({ viewer, theme }: { viewer: Viewer; theme?: boolean }) {
  if (!viewer) {
    return (
      <div className="flex items-center gap-2">
        <Button asChild className="flex-1"><Link href="/sign-in">Sign in</Link></Button>
        {theme ? <ThemeSwitch /> : null}
      </div>
    );
  }
  return (
    <div className="flex items-center gap-2.5 px-1">
      <Avatar name={viewer.name} />
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate text-sm font-medium">{viewer.name}</span>
        <span className="block truncate text-xs text-muted-foreground">{roleLabel(viewer.role)}</span>
      </span>
      {theme ? <ThemeSwitch className="-mr-2" /> : null}
      <form action={signOut}>
        <Button type="submit" variant="ghost" size="icon" aria-label="Sign out"><Icon name="sign-out" /></Button>
      </form>
    </div>
  );
}
