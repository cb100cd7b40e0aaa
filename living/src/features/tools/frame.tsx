// @file if app.tools
import { Brand } from "@/features/shell/brand";
import { Link } from "@/kit/ui/link";
import { ThemeSwitch } from "@/kit/ui/theme-switch";
import { pathOf, tools } from "./tools";

/** The frame around a tool: no account, no menu but the other tools. */
export function ToolFrame({ title, intro, children }: { title: string; intro?: string; children: React.ReactNode }) {
  // @if app.quiz_staff
  const staff = tools.some((tool) => tool.quiz?.staff);
  // @end
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b bg-card print:hidden">
        <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-5 px-4 md:px-8">
          <Link href="/" className="mr-auto min-w-0 rounded-md py-2"><Brand /></Link>
          {tools.length > 1 ? (
            <nav aria-label="Main" className="order-last flex w-full gap-1 overflow-x-auto pb-2 sm:order-none sm:w-auto sm:pb-0">
              {tools.map((tool) => (
                <Link key={tool.slug} href={pathOf(tool)} className="shrink-0 rounded-(--radius-control) px-3 py-2 text-sm font-medium text-muted-foreground hover:bg-muted hover:text-foreground">{tool.title}</Link>
              ))}
            </nav>
          ) : null}
          <ThemeSwitch />
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-6xl min-w-0 flex-1 px-4 py-5 md:px-8 md:py-8">
        <div className="mb-5">
          <h1 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h1>
          {intro ? <p className="mt-1.5 max-w-2xl text-sm text-muted-foreground print:hidden">{intro}</p> : null}
        </div>
        {children}
      </main>
      {/* @if app.quiz_staff */}
      {staff ? (
        <footer className="border-t print:hidden">
          <div className="mx-auto flex max-w-6xl justify-end px-4 py-4 text-sm md:px-8"><Link href="/staff" className="rounded-sm text-muted-foreground hover:text-foreground">Staff</Link></div>
        </footer>
      ) : null}
      {/* @end */}
    </div>
  );
}
