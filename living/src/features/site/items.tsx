// @file if app.site
import { cn } from "@/kit/class-names";
import app from "@/content/app.json";
import { Badge } from "@/kit/ui/badge";
import { Icon } from "@/kit/ui/icon";
import { Art } from "./art";
import { site, type Item } from "./content";
import { lineOn, weekdayIn } from "./week";

const card = "flex flex-col overflow-hidden rounded-(--radius-panel) border bg-card shadow-soft";

/** Lines about days of the week: opening hours, the stops of a round. The one about today stands out. */
function Week({ items }: { items: readonly Item[] }) {
  const found = lineOn(items, weekdayIn(app.time_zone));
  const said = found?.line.text || found?.line.price;
  // What holds in a season only, or when one asks first, is not promised for today.
  const now = said && !/\b(during|season|appointment|request|harvest|holidays|until|from)\b/i.test(said) ? said : undefined;
  return (
    <div className="grid gap-5">
      {found && now ? (
        <p className="flex flex-wrap items-baseline gap-x-3 rounded-(--radius-panel) bg-primary px-5 py-4 text-primary-foreground shadow-soft sm:px-7">
          <span className="text-sm font-medium">{found.today ? "Today" : `Not today. Next: ${found.line.title}`}</span>
          <span className="font-heading text-2xl font-semibold">{now}</span>
        </p>
      ) : null}
      <dl className="divide-y rounded-(--radius-panel) border bg-card px-5 shadow-soft sm:px-7">
        {items.map((item) => (
          <div key={item.title} className={cn("flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4", now && found?.today && found.line === item && "font-semibold")}>
            <dt className="font-medium text-heading">{item.title}</dt>
            <dd className="tabular-nums">{item.text || item.price}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The items of a section, drawn by its kind. */
export function SiteItems({ kind, items }: { kind: string; items: readonly Item[]; entity?: string }) {
  switch (kind) {
    case "hours":
      return <Week items={items} />;
    case "prices":
      return (
        <dl className="divide-y rounded-(--radius-panel) border bg-card px-5 shadow-soft sm:px-7">
          {items.map((item) => (
            <div key={item.title} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
              <dt className="font-medium text-heading">
                {item.title}
                {item.note ? <span className="ml-2 text-sm font-normal text-muted-foreground">{item.note}</span> : null}
              </dt>
              <dd className="text-lg font-semibold text-heading tabular-nums">
                {item.price ?? item.text}
                {item.price && item.text ? <span className="ml-2 text-sm font-normal text-muted-foreground">{item.text}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      );
    case "plans":
      return (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((item) => (
            <li key={item.title} className={cn(card, "gap-4 p-7", item.highlight && "border-2 border-primary lg:-my-3 lg:py-10")}>
              <div className="flex items-center justify-between gap-3">
                <h3 className="font-heading text-xl font-semibold">{item.title}</h3>
                {item.highlight ? <Badge tone="info">Most chosen</Badge> : null}
              </div>
              {item.price ? <p className="text-3xl font-semibold text-heading tabular-nums">{item.price}</p> : null}
              {item.text ? <p className="leading-relaxed text-muted-foreground">{item.text}</p> : null}
              {item.lines?.length ? (
                <ul className="grid gap-2">
                  {item.lines.map((line) => <li key={line} className="flex gap-2"><Icon name="check" className="mt-1 text-link" />{line}</li>)}
                </ul>
              ) : null}
              {site.action ? <a href={`#${site.action}`} className={cn("mt-auto inline-flex h-10 items-center justify-center rounded-(--radius-control) border px-4 font-medium", item.highlight ? "bg-primary text-primary-foreground" : "hover:bg-muted")}>Choose {item.title}</a> : null}
            </li>
          ))}
        </ul>
      );
    case "items":
      return (
        <ul className={cn("grid gap-5 sm:grid-cols-2", items.length % 3 === 0 && "lg:grid-cols-3", items.length === 4 && "lg:grid-cols-4")}>
          {items.map((item) => (
            <li key={item.title} className={card}>
              {item.art ? <div className="aspect-[4/3] border-b"><Art name={item.art} /></div> : null}
              <div className="grid gap-2 p-6">
                <h3 className="font-heading text-lg font-semibold">{item.title}</h3>
                {item.price ? <p className="text-xl font-semibold text-heading tabular-nums">{item.price}</p> : null}
                {item.text ? <p className="leading-relaxed text-muted-foreground">{item.text}</p> : null}
              </div>
            </li>
          ))}
        </ul>
      );
    case "faq":
      return (
        <div className="divide-y rounded-(--radius-panel) border bg-card px-5 shadow-soft sm:px-7">
          {items.map((item) => (
            <details key={item.title} className="group py-4">
              <summary className="flex list-none items-center justify-between gap-4 rounded-sm font-medium text-heading [&::-webkit-details-marker]:hidden">
                {item.title}
                <Icon name="chevron-down" className="text-muted-foreground transition-transform group-open:rotate-180" />
              </summary>
              <p className="mt-2 max-w-prose leading-relaxed text-muted-foreground">{item.text}</p>
            </details>
          ))}
        </div>
      );
    case "quotes":
      return (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((item) => (
            <li key={item.title} className={cn(card, "p-6")}>
              <figure className="flex h-full flex-col gap-4">
                <blockquote className="flex-1 text-lg leading-relaxed">“{item.text}”</blockquote>
                <figcaption className="text-sm font-semibold text-heading">{item.title}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
      );
    case "steps":
    case "timeline":
      return (
        <ol className="relative grid gap-6 border-l-2 border-primary pl-7">
          {items.map((item, i) => (
            <li key={item.title} className="relative">
              <span aria-hidden className="absolute top-0.5 -left-[2.45rem] grid size-6 place-items-center rounded-full bg-primary text-xs font-semibold text-primary-foreground">{kind === "steps" ? i + 1 : "•"}</span>
              {item.note ? <p className="text-sm font-medium text-muted-foreground">{item.note}</p> : null}
              <h3 className="font-heading text-lg font-semibold">{item.title}</h3>
              {item.text ? <p className="mt-1 leading-relaxed text-muted-foreground">{item.text}</p> : null}
            </li>
          ))}
        </ol>
      );
    case "team":
      return (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((item, i) => (
            <li key={item.title} className={card}>
              <div className="aspect-[4/3] border-b"><Art name={item.art ?? `portrait:${i + 2}`} /></div>
              <div className="p-5">
                <h3 className="font-heading text-lg font-semibold">{item.title}</h3>
                {item.text ? <p className="mt-1 text-muted-foreground">{item.text}</p> : null}
              </div>
            </li>
          ))}
        </ul>
      );
    case "links":
      return (
        <ul className="grid gap-3">
          {items.map((item) => (
            <li key={item.title}>
              <a href={item.href ?? "#content"} rel="noopener" className="inline-flex items-center gap-2 text-lg text-link underline underline-offset-4">{item.title}<Icon name="external" /></a>
              {item.text ? <span className="ml-3 text-muted-foreground">{item.text}</span> : null}
            </li>
          ))}
        </ul>
      );
    default:
      return (
        <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {items.map((item) => (
            <li key={item.title} className="flex gap-3">
              <Icon name="check-circle" className="mt-1 size-5 text-link" />
              <div>
                <h3 className="font-semibold">{item.title}</h3>
                {item.text ? <p className="mt-0.5 text-muted-foreground">{item.text}</p> : null}
              </div>
            </li>
          ))}
        </ul>
      );
  }
}
