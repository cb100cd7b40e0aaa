// @file if app.site
import { cn } from "@/kit/class-names";
import { Art } from "./art";
import { AreaBox } from "./area-box";
import { Carousel } from "./carousel";
import type { Section } from "./content";
// @if app.form
import { SiteForm } from "./forms";
// @end
import { SiteGallery } from "./gallery";
import { SiteItems } from "./items";
// @if app.visitors
import { SiteRows } from "./rows";
// @end

const WIDE = ["gallery", "carousel", "rows", "plans", "quotes", "items", "team"];

/** One section of the start page, drawn by its kind. */
export function SiteSection({ section, tinted }: { section: Section; tinted: boolean }) {
  const { kind, title, text, id, art } = section;
  const wide = WIDE.includes(kind);
  const body = <Body section={section} />;
  return (
    <section id={id} aria-label={title} className={cn("scroll-mt-16", tinted && "border-y bg-(--site-tint)")}>
      {kind === "text" ? (
        <div className="mx-auto grid max-w-6xl items-center gap-x-14 gap-y-8 px-4 py-14 md:px-8 md:py-20 lg:grid-cols-2">
          <div>
            <Title>{title}</Title>
            <p className="mt-4 max-w-prose text-lg leading-relaxed whitespace-pre-line">{text}</p>
          </div>
          {art ? <div className="aspect-[4/3] overflow-hidden rounded-(--radius-panel) border shadow-soft"><Art name={art} /></div> : null}
        </div>
      ) : (
        <div className={cn("mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-4 py-14 md:px-8 md:py-20", wide ? "" : "lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]")}>
          <div className={wide ? "max-w-prose" : undefined}>
            <Title>{title}</Title>
            {text && kind !== "address" ? <p className="mt-3 leading-relaxed whitespace-pre-line text-muted-foreground">{text}</p> : null}
          </div>
          {body}
        </div>
      )}
    </section>
  );
}

const Title = ({ children }: { children: React.ReactNode }) => (
  <h2 className="font-heading text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{children}</h2>
);

function Body({ section }: { section: Section }) {
  const { kind, items = [], area, entity = "", text } = section;
  switch (kind) {
    case "area":
      return area ? <AreaBox area={area} /> : null;
    // @if app.form
    case "form":
      return <SiteForm entity={entity} />;
    // @end
    // @if app.visitors
    case "rows":
      return <SiteRows entity={entity} />;
    // @end
    case "gallery":
      return <SiteGallery items={items.map((item) => ({ title: item.title, text: item.text, art: <Art name={item.art ?? ""} alt={item.title} /> }))} />;
    case "carousel":
      return <Carousel label={section.title} slides={items.map((item) => ({ title: item.title, art: <Art name={item.art ?? ""} alt={item.title} /> }))} />;
    case "address":
      return <address className="text-lg leading-relaxed whitespace-pre-line not-italic">{text}</address>;
    default:
      return <SiteItems kind={kind} items={items} entity={entity} />;
  }
}
