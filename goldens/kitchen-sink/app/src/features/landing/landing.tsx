import { Link } from "@/kit/ui/link";
import app from "@/content/app.json";
import content from "@/content/landing.json";
import { Brand } from "@/features/shell/brand";
import { homeOf, navItems } from "@/features/shell/nav";
import { viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";
import { ThemeSwitch } from "@/kit/ui/theme-switch";
import { HeroPicture, type Picture } from "./picture";
import { LandingSection, type Section } from "./section";

type Landing = {
  headline: string;
  sub: string;
  action: string;
  points: { icon: string; title: string; text: string }[];
  sections?: Section[];
  picture: Picture;
};

/** The start page, for everybody. */
export async function Landing() {
  const { headline, sub, action, points, sections = [], picture }: Landing = content;
  const viewer = await currentViewer();
  const open = navItems(viewer);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-30 border-b border-transparent bg-(--site-header) text-(--site-header-foreground)">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 md:px-8">
          <Link href="/" className="mr-auto min-w-0 rounded-md"><Brand className="text-(--site-header-foreground)" /></Link>
          <ThemeSwitch className="text-(--site-header-foreground)" />
          {viewer ? (
            <Button asChild><Link href={homeOf(viewer)}>Open the app</Link></Button>
          ) : (
            <>
              <Button asChild variant="ghost" className="text-(--site-header-foreground)"><Link href="/sign-in">Sign in</Link></Button>
              <Button asChild className="ring-1 ring-(--site-header-foreground)/25 max-sm:hidden"><Link href="/sign-up">Sign up</Link></Button>
            </>
          )}
        </div>
      </header>
      <main className="flex-1">
        <section className="hero relative overflow-hidden">
          <div className="relative mx-auto grid max-w-6xl items-center gap-x-16 px-4 pt-16 pb-20 md:px-8 md:pt-24 md:pb-24 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
            <div>
              {app.tagline === sub ? null : (
                <p className="mb-5 inline-flex max-w-full items-center gap-2 rounded-full border bg-card px-3 py-1 text-sm text-muted-foreground shadow-xs">
                  <span aria-hidden className="size-2 shrink-0 rounded-full bg-primary" />
                  {app.tagline}
                </p>
              )}
              <h1 className="max-w-4xl text-4xl leading-[1.08] font-semibold tracking-tight text-balance sm:text-5xl xl:text-6xl">{headline}</h1>
              <p className="mt-6 max-w-2xl text-lg leading-relaxed text-pretty text-muted-foreground">{sub}</p>
              <div className="mt-9 flex flex-wrap gap-3">
                <Button asChild size="lg">
                  <Link href={viewer ? homeOf(viewer) : "/sign-up"}>{action}<Icon name="arrow-right" /></Link>
                </Button>
                {viewer ? null : (
                  open.map((item) => (
                    <Button key={item.href} asChild size="lg" variant="outline">
                      <Link href={item.href}><Icon name={item.icon} />{item.label}</Link>
                    </Button>
                  ))
                )}
              </div>
            </div>
            <HeroPicture {...picture} />
          </div>
        </section>
        <section aria-label="What it does" className="mx-auto max-w-6xl px-4 pb-16 md:px-8 md:pb-24">
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
            {points.map((point) => (
              <li key={point.title} className="rounded-(--radius-panel) border bg-card p-6 shadow-soft">
                <span className="grid size-10 place-items-center rounded-(--radius-control) bg-primary-soft text-primary-soft-foreground">
                  <Icon name={iconOf(point.icon)} className="size-5" />
                </span>
                <h2 className="mt-4 font-semibold">{point.title}</h2>
                <p className="mt-1.5 text-sm leading-relaxed text-muted-foreground">{point.text}</p>
              </li>
            ))}
          </ul>
        </section>
        {sections.map((section, i) => <LandingSection key={section.title} section={section} tinted={i % 2 === 0} />)}
      </main>
      <footer className="border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-8 text-sm text-muted-foreground md:px-8">
          <span>{app.name}</span>
          <span>{app.tagline}</span>
        </div>
      </footer>
    </div>
  );
}
