"use client";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

/** Prints the page; what has no place on paper hides itself. */
export const PrintButton = () => (
  <Button variant="outline" className="print:hidden" onClick={() => window.print()}>
    <Icon name="file" />
    Print
  </Button>
);
