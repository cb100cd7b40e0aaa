// @file if app.site
import { Link } from "@/kit/ui/link";
import app from "@/content/app.json";
import { homeOf, navItems } from "@/features/shell/nav";
import type { Viewer } from "@/kit/access";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { ThemeSwitch } from "@/kit/ui/theme-switch";
import { content, sections, site, telHref } from "./content";
import { SiteMenu } from "./menu";

/** The places of the site that its header leads to: its pages, then the parts of the start page. */
function placesOf(viewer: Viewer) {
  const pages = navItems(viewer).filter((item) => item.href !== "/settings" && item.href !== "/people").map(({ href, label }) => ({ href, label }));
  const parts = sections.filter((section) => section.id && section.kind !== "rows").map((section) => ({ href: `/#${section.id}`, label: section.title }));
  return [...pages, ...parts].slice(0, 6);
}

/** The header and the foot of a public site around its pages. */
export function SiteFrame({ viewer, children }: { viewer: Viewer; children: React.ReactNode }) {
  const places = placesOf(null);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#content" className="sr-only z-50 rounded-md bg-primary px-4 py-2 text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3">
        Skip to content
      </a>
      <header className="sticky top-0 z-30 border-b bg-(--site-header) text-(--site-header-foreground)">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-x-5 px-4 md:px-8">
          <Link href="/" className="mr-auto min-w-0 truncate rounded-md font-heading text-lg font-semibold text-(--site-header-foreground)">{app.name}</Link>
          <nav aria-label="Site" className="hidden gap-x-5 lg:flex">
            {places.map((place) => (
              <Link key={place.href} href={place.href} className="rounded-sm text-sm underline-offset-8 hover:underline">{place.label}</Link>
            ))}
          </nav>
          {site.phone ? (
            <a href={telHref(site.phone)} className="hidden items-center gap-1.5 rounded-sm text-sm font-medium underline-offset-4 hover:underline sm:inline-flex"><Icon name="phone" />{site.phone}</a>
          ) : null}
          <ThemeSwitch />
          <SiteMenu places={places} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex-1 outline-none">{children}</main>
      <footer className="border-t bg-(--site-footer) text-(--site-footer-foreground)">
        <div className="mx-auto flex max-w-6xl flex-wrap items-start justify-between gap-x-10 gap-y-6 px-4 py-10 text-sm md:px-8 max-sm:pb-24">
          <div className="grid max-w-sm gap-2">
            <p className="font-heading text-base font-semibold">{app.name}</p>
            <p>{content.sub}</p>
          </div>
          <div className="grid gap-2">
            {site.phone ? <a href={telHref(site.phone)} className="inline-flex items-center gap-2 underline-offset-4 hover:underline"><Icon name="phone" />{site.phone}</a> : null}
            {site.email ? <a href={`mailto:${site.email}`} className="inline-flex items-center gap-2 underline-offset-4 hover:underline"><Icon name="mail" />{site.email}</a> : null}
            {viewer ? <Link href={homeOf(viewer)} className="underline underline-offset-4">Open your pages</Link> : <Link href="/sign-in" className="underline-offset-4 hover:underline">{site.owner}</Link>}
          </div>
        </div>
      </footer>
      {site.phone ? (
        <Button asChild size="lg" className="fixed inset-x-4 bottom-4 z-40 h-13 text-base shadow-2xl sm:hidden">
          <a href={telHref(site.phone)}><Icon name="phone" />Call {site.phone}</a>
        </Button>
      ) : null}
    </div>
  );
}
