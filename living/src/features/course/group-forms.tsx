// @file if app.course.groups
"use client";
import { Form } from "@/kit/form/form";
import { TextField } from "@/kit/form/text-fields";
import { joinGroup, makeGroup } from "./actions";
// @if app.course.comments
import { LongTextField } from "@/kit/form/text-fields";
import { writeNote } from "./actions";
// @end
// @if app.course.test or app.course.exam
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";
import { resetWait } from "./actions";
// @end

export const GroupForm = () => <Form action={makeGroup} submit="Make group">{(error) => <TextField name="name" label="Name" required maxLength={80} error={error("name")} />}</Form>;
export const JoinForm = () => <Form action={joinGroup} submit="Join">{(error) => <TextField name="code" label="Join code" required maxLength={40} autoComplete="off" error={error("code")} />}</Form>;
// @if app.course.comments

export const NoteForm = ({ learner }: { learner: string }) => (
  <Form action={writeNote} submit="Save comment">
    {(error) => (
      <>
        <input type="hidden" name="learner" value={learner} />
        <LongTextField name="body" label="Comment" required maxLength={2000} error={error("body")} />
      </>
    )}
  </Form>
);
// @end
// @if app.course.test or app.course.exam

export function ResetWait({ learner }: { learner: string }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  return (
    <Button variant="outline" disabled={pending} onClick={() => start(async () => {
      const done = await resetWait(learner);
      toast(done.ok ? "Waiting time reset" : done.error, done.ok ? "success" : "error");
    })}>Reset waiting time</Button>
  );
}
// @end
