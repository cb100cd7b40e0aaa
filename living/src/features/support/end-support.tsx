// @file if app.support
"use client";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { endSupport } from "./actions";

/** Ends one's support of a page, after asking. */
export const EndSupport = ({ page, until }: { page: string; until: string }) => (
  <ConfirmDialog
    trigger={<Button variant="outline" size="sm">End support</Button>}
    title="End your support?"
    description={`What is open for you now stays open until ${until}. Nothing is charged after that.`}
    confirm="End my support"
    action={endSupport.bind(null, page)}
  />
);
