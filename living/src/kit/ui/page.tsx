import { Link } from "@/kit/ui/link";
import { Icon } from "./icon";

/** The top of a page: where it belongs, what it is, and what can be done here. */
export function PageHeader({ title, lead, back, children }: {
  title: React.ReactNode;
  lead?: React.ReactNode;
  back?: { href: string; label: string };
  children?: React.ReactNode;
}) {
  return (
    <header className="mb-6">
      {back ? (
        <Link href={back.href} className="-ml-1 mb-2 inline-flex items-center gap-1 rounded-sm px-1 text-sm text-muted-foreground hover:text-foreground">
          <Icon name="chevron-left" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h1>
          {lead ? <p className="mt-1.5 max-w-2xl text-sm text-muted-foreground">{lead}</p> : null}
        </div>
        {children ? <div className="flex flex-wrap items-center gap-2 sm:pt-1">{children}</div> : null}
      </div>
    </header>
  );
}
