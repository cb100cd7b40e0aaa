"use client";
import { useEffect } from "react";

/** Notes once that something was opened; draws nothing. */
export function MarkOpened({ open }: { open: () => Promise<void> }) {
  useEffect(() => {
    void open();
    // Once for each visit of the page.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  return null;
}
