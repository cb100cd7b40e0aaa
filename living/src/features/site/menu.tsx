// @file if app.site
"use client";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Link } from "@/kit/ui/link";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

/** The places of the site where the header has no room for them. */
export function SiteMenu({ places }: { places: readonly { href: string; label: string }[] }) {
  const [open, setOpen] = useState(false);
  if (places.length === 0) return null;
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button variant="ghost" size="icon" aria-label="Menu" className="text-inherit lg:hidden"><Icon name="menu" className="size-5!" /></Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-x-3 top-3 z-50 grid gap-2 rounded-(--radius-panel) border bg-card p-4 shadow-2xl">
          <div className="flex items-center justify-between">
            <Dialog.Title className="px-3 text-base font-semibold">Menu</Dialog.Title>
            <Dialog.Close asChild><Button variant="ghost" size="icon" aria-label="Close menu"><Icon name="x" /></Button></Dialog.Close>
          </div>
          <nav aria-label="Site" className="grid">
            {places.map((place) => (
              <Link key={place.href} href={place.href} onClick={() => setOpen(false)} className="rounded-(--radius-control) px-3 py-2.5 hover:bg-muted">{place.label}</Link>
            ))}
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
