// @file if app.course
"use client";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { useToast } from "@/kit/ui/toast";
import { markLesson } from "./actions";

export function DoneButton({ lesson, done, next, nextLabel }: { lesson: string; done: boolean; next: string; nextLabel: string }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const set = (to: boolean) => start(async () => {
    const kept = await markLesson(lesson, to);
    toast(kept.ok ? (to ? "Marked as done" : "No longer marked as done") : kept.error, kept.ok ? "success" : "error");
  });
  return (
    <div className="flex flex-wrap items-center gap-3 border-t pt-5">
      {done ? (
        <>
          <p className="inline-flex items-center gap-2 font-medium text-success-foreground"><Icon name="check-circle" />Done</p>
          <Button variant="outline" disabled={pending} onClick={() => set(false)}><Icon name="undo" />Undo done</Button>
        </>
      ) : <Button size="lg" disabled={pending} onClick={() => set(true)}><Icon name="check" />Done</Button>}
      <Button asChild variant="ghost"><Link href={next}>{nextLabel}<Icon name="arrow-right" /></Link></Button>
    </div>
  );
}
