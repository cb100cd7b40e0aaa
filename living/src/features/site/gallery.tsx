// @file if app.site
"use client";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

type Picture = { title: string; text: string; art: React.ReactNode };

/** Pictures side by side; each opens large with its title. */
export function SiteGallery({ items }: { items: readonly Picture[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : items[open];
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-3">
        {items.map((item, i) => (
          <li key={item.title}>
            <button type="button" aria-label={`Open ${item.title}`} onClick={() => setOpen(i)} className="block aspect-[4/3] w-full overflow-hidden rounded-(--radius-panel) border">{item.art}</button>
          </li>
        ))}
      </ul>
      <Dialog.Root open={shown !== undefined} onOpenChange={(on) => (on ? null : setOpen(null))}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-50 bg-black/80" />
          <Dialog.Content aria-describedby={undefined} className="fixed inset-4 z-50 m-auto flex h-fit max-h-[90dvh] max-w-4xl flex-col overflow-hidden rounded-(--radius-panel) bg-card">
            <div className="aspect-[4/3] min-h-0">{shown?.art}</div>
            <div className="flex items-center justify-between gap-4 p-4">
              <div>
                <Dialog.Title className="font-semibold">{shown?.title}</Dialog.Title>
                {shown?.text ? <p className="text-sm text-muted-foreground">{shown.text}</p> : null}
              </div>
              <Dialog.Close asChild><Button variant="ghost" size="icon" aria-label="Close"><Icon name="x" /></Button></Dialog.Close>
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}
