// @file if app.writer_history
"use client";
import { useOptimistic, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { deleteWriting, starWriting } from "./actions";

/** A star for the good ones, and the way out for the others. */
export function WritingButtons({ id, starred }: { id: string; starred: boolean }) {
  const [shown, show] = useOptimistic(starred);
  const [, start] = useTransition();
  const toggle = () =>
    start(async () => {
      show(!shown);
      await starWriting(id, !shown);
    });
  return (
    <div className="flex gap-2">
      <Button variant="outline" aria-pressed={shown} onClick={toggle}>
        <Icon name="star" className={shown ? "fill-current text-warning-foreground" : undefined} />
        Star
      </Button>
      <ConfirmDialog
        trigger={<Button variant="ghost" aria-label="Delete this text"><Icon name="trash" /></Button>}
        title="Delete this text?"
        description="It is gone for good, with all its versions."
        confirm="Delete text"
        action={() => deleteWriting(id)}
      />
    </div>
  );
}
