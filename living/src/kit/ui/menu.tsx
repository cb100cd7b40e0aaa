"use client";
import { DropdownMenu as Radix } from "radix-ui";
import { cn } from "@/kit/class-names";

/** A list of commands behind a button. */
export function Menu({ trigger, align = "end", children }: { trigger: React.ReactNode; align?: "start" | "end"; children: React.ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={12}
          className="z-50 max-h-[min(24rem,var(--radix-dropdown-menu-content-available-height))] min-w-48 overflow-y-auto rounded-(--radius-control) border bg-card p-1 text-sm shadow-xl"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const MenuItem = ({ className, ...props }: React.ComponentProps<typeof Radix.Item>) => (
  <Radix.Item
    className={cn("flex cursor-pointer items-center gap-2 rounded-md px-2.5 py-2 outline-none data-disabled:pointer-events-none data-disabled:opacity-50 data-highlighted:bg-muted", className)}
    {...props}
  />
);

export const MenuLabel = ({ className, ...props }: React.ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={cn("px-2.5 py-1.5 text-xs font-medium text-muted-foreground", className)} {...props} />
);

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-border" />;
