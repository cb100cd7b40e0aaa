// @file if app.site
import { viewer as currentViewer } from "@/kit/auth";
import { Button } from "@/kit/ui/button";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import app from "@/content/app.json";
import { Art } from "./art";
import { content, sections, site, telHref } from "./content";
import { SiteFrame } from "./frame";
import { SiteSection } from "./section";

/** The start page of a public site: a large picture with its sentence, then the sections in the owner's order. */
export async function Site() {
  const viewer = await currentViewer();
  return (
    <SiteFrame viewer={viewer}>
      <Hero />
      {sections.map((section, i) => <SiteSection key={section.id ?? section.title} section={section} tinted={i % 2 === 1} />)}
    </SiteFrame>
  );
}

function Hero() {
  const actions = (
    <div className="mt-8 flex flex-wrap gap-3">
      {site.action ? <Button asChild size="lg"><a href={`#${site.action}`}>{content.action}<Icon name="arrow-right" /></a></Button> : null}
      {site.phone ? <Button asChild size="lg" variant="outline" className="max-sm:hidden"><a href={telHref(site.phone)}><Icon name="phone" />{site.phone}</a></Button> : null}
    </div>
  );
  const alt = `Picture: ${app.name}`;
  if (site.layout === "cover") {
    return (
      <section aria-label="Welcome" className="relative isolate">
        <div className="relative h-[26rem] sm:h-[34rem] lg:h-[38rem]">
          <Art name={site.art} alt={alt} className="absolute inset-0" />
        </div>
        <div className="relative mx-auto max-w-6xl px-4 md:px-8">
          <div className="relative z-10 -mt-28 mb-10 max-w-3xl rounded-(--radius-panel) border bg-card p-7 shadow-soft sm:-mt-40 sm:mb-16 sm:p-11">
            <h1 className="font-heading text-4xl leading-[1.08] font-semibold tracking-tight text-balance sm:text-5xl lg:text-6xl">{content.headline}</h1>
            <p className="mt-5 text-lg leading-relaxed text-pretty text-muted-foreground">{content.sub}</p>
            {actions}
          </div>
        </div>
      </section>
    );
  }
  return (
    <section aria-label="Welcome" className="hero relative overflow-hidden">
      <div className={cn("relative mx-auto grid max-w-6xl items-center gap-10 px-4 py-12 md:px-8 md:py-20", site.layout === "split" && "lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]")}>
        <div>
          <h1 className="font-heading text-4xl leading-[1.08] font-semibold tracking-tight text-balance sm:text-5xl lg:text-6xl">{content.headline}</h1>
          <p className="mt-6 max-w-2xl text-lg leading-relaxed text-pretty text-muted-foreground">{content.sub}</p>
          {actions}
        </div>
        {site.layout === "split" ? (
          <div className="aspect-[4/3] overflow-hidden rounded-(--radius-panel) border shadow-soft">
            <Art name={site.art} alt={alt} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
