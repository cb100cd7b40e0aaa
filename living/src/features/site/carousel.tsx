// @file if app.site
"use client";
import { useState } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

/** Pictures one at a time. Nothing moves by itself. */
export function Carousel({ label, slides }: { label: string; slides: readonly { title: string; art: React.ReactNode }[] }) {
  const [at, setAt] = useState(0);
  const slide = slides[at];
  const go = (by: number) => setAt((at + by + slides.length) % slides.length);
  return (
    <div role="group" aria-roledescription="carousel" aria-label={label} className="grid gap-3">
      <div className="aspect-[16/9] overflow-hidden rounded-(--radius-panel) border shadow-soft">{slide?.art}</div>
      <div className="flex items-center justify-between gap-3">
        <p aria-live="polite" className="text-sm text-muted-foreground">{slide?.title} ({at + 1} of {slides.length})</p>
        <div className="flex gap-2">
          <Button type="button" variant="outline" size="icon" aria-label="Previous picture" onClick={() => go(-1)}><Icon name="chevron-left" /></Button>
          <Button type="button" variant="outline" size="icon" aria-label="Next picture" onClick={() => go(1)}><Icon name="chevron-right" /></Button>
        </div>
      </div>
    </div>
  );
}
