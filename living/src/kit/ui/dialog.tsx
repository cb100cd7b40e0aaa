"use client";
import { Dialog as Radix } from "radix-ui";
import { Icon } from "./icon";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  trigger?: React.ReactNode;
  children: React.ReactNode;
};

/** A question or a small form over the page. Esc and a click beside it close it. */
export function Dialog({ open, onOpenChange, title, description, trigger, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-(--radius-panel) border bg-card p-6 shadow-2xl"
        >
          <Radix.Title className="pr-8 text-lg font-semibold">{title}</Radix.Title>
          {description ? <Radix.Description className="mt-1.5 text-sm text-muted-foreground">{description}</Radix.Description> : null}
          <div className="mt-5">{children}</div>
          <Radix.Close aria-label="Close" className="absolute top-5 right-5 rounded-md p-1 text-muted-foreground hover:bg-muted hover:text-foreground">
            <Icon name="x" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
