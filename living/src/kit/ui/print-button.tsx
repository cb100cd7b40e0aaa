"use client";
import { Button } from "./button";
import { Icon } from "./icon";

/** Opens the browser's print dialog; the page leaves out on paper what only a screen needs. */
export const PrintButton = () => (
  <Button variant="outline" onClick={() => window.print()} className="print:hidden"><Icon name="printer" />Print</Button>
);
