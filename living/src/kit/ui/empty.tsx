import { Icon } from "./icon";
import type { IconName } from "./icons";

/** What a place looks like while there is nothing in it: what would be here, and the next step. */
export function Empty({ icon = "inbox", title, children, action }: {
  icon?: IconName;
  title: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-1.5 rounded-(--radius-panel) border border-dashed px-6 py-12 text-center">
      <span className="mb-2 grid size-11 place-items-center rounded-full bg-muted text-muted-foreground">
        <Icon name={icon} className="size-5" />
      </span>
      <p className="font-medium text-heading">{title}</p>
      {children ? <p className="max-w-sm text-sm text-muted-foreground">{children}</p> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
