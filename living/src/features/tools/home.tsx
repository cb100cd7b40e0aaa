// @file if app.accountless
import content from "@/content/landing.json";
import { Icon } from "@/kit/ui/icon";
import { iconOf } from "@/kit/ui/icons";
import { Link } from "@/kit/ui/link";
import { ToolFrame } from "./frame";
import { ToolBody } from "./tool";
import { pathOf, tools } from "./tools";

/** The start page of an app that is its tools: the one it has, or a choice. */
export function ToolHome() {
  const [only, ...more] = tools;
  if (only && more.length === 0) {
    return <ToolFrame title={content.headline} intro={content.sub}><ToolBody tool={only} /></ToolFrame>;
  }
  return (
    <ToolFrame title={content.headline} intro={content.sub}>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {tools.map((tool) => (
          <li key={tool.slug}>
            <Link href={pathOf(tool)} className="grid h-full gap-3 rounded-(--radius-panel) border bg-card p-6 shadow-soft hover:border-primary">
              <span className="grid size-11 place-items-center rounded-(--radius-control) bg-primary-soft text-primary-soft-foreground"><Icon name={iconOf(tool.icon ?? "play")} className="size-5" /></span>
              <span className="text-lg font-semibold text-heading">{tool.title}</span>
              {tool.intro ? <span className="text-sm text-muted-foreground">{tool.intro}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </ToolFrame>
  );
}
