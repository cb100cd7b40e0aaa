import { cn } from "@/kit/class-names";
import { Avatar } from "@/kit/ui/avatar";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";

type Item = { icon: string; title: string; text: string };
export type Section = { kind: string; title: string; text?: string; items?: Item[] };

/** One further part of the start page, drawn by its kind. */
export function LandingSection({ section, tinted }: { section: Section; tinted: boolean }) {
  const { kind, title, text, items = [] } = section;
  return (
    <section aria-label={title} className={cn(tinted && "border-y bg-muted/40")}>
      <div className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-4 py-14 md:px-8 md:py-20 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div>
          <h2 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h2>
          {text && items.length > 0 ? <p className="mt-3 leading-relaxed whitespace-pre-line text-muted-foreground">{text}</p> : null}
        </div>
        {items.length === 0 ? <p className="max-w-prose text-lg leading-relaxed whitespace-pre-line text-muted-foreground">{text}</p> : <Items kind={kind} items={items} />}
      </div>
    </section>
  );
}

function Items({ kind, items }: { kind: string; items: readonly Item[] }) {
  switch (kind) {
    case "faq":
      return (
        <div className="divide-y rounded-(--radius-panel) border bg-card px-5 shadow-soft">
          {items.map((item) => (
            <details key={item.title} className="group py-4">
              <summary className="flex list-none items-center justify-between gap-4 rounded-sm font-medium text-heading [&::-webkit-details-marker]:hidden">
                {item.title}
                <Icon name="chevron-down" className="text-muted-foreground transition-transform group-open:rotate-180" />
              </summary>
              <p className="mt-2 max-w-prose text-sm leading-relaxed text-muted-foreground">{item.text}</p>
            </details>
          ))}
        </div>
      );
    case "prices":
    case "hours":
      return (
        <dl className="divide-y rounded-(--radius-panel) border bg-card px-5 shadow-soft">
          {items.map((item) => (
            <div key={item.title} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5">
              <dt className="font-medium text-heading">{item.title}</dt>
              <dd className="text-muted-foreground tabular-nums">{item.text}</dd>
            </div>
          ))}
        </dl>
      );
    case "team":
      return (
        <ul className="grid gap-4 sm:grid-cols-2">
          {items.map((item) => (
            <li key={item.title} className="flex items-center gap-4 rounded-(--radius-panel) border bg-card p-5 shadow-soft">
              <Avatar name={item.title} size="lg" />
              <div className="min-w-0">
                <h3 className="font-semibold">{item.title}</h3>
                <p className="text-sm text-muted-foreground">{item.text}</p>
              </div>
            </li>
          ))}
        </ul>
      );
    default:
      return (
        <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          {items.map((item) => (
            <li key={item.title} className="flex gap-4">
              <span className="grid size-9 shrink-0 place-items-center rounded-(--radius-control) bg-primary-soft text-primary-soft-foreground">
                <Icon name={iconOf(item.icon)} />
              </span>
              <div className="min-w-0">
                <h3 className="font-semibold">{item.title}</h3>
                <p className="mt-1 text-sm leading-relaxed text-muted-foreground">{item.text}</p>
              </div>
            </li>
          ))}
        </ul>
      );
  }
}
