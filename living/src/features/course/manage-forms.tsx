// @file if app.course
"use client";
// @if app.course.test or app.course.exam
import { useId, useState } from "react";
// @end
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { LongTextField, TextField, UrlField } from "@/kit/form/text-fields";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import type { ListboxOption } from "@/kit/ui/listbox";
// @if app.course.test or app.course.exam
import { Input } from "@/kit/ui/input";
import { saveQuestion } from "./manage-actions";
// @end
import { removeFromCourse, saveLesson, saveModule } from "./manage-actions";

export const ModuleForm = () => (
  <Form action={saveModule} submit="Add">
    {(error) => (
      <div className="grid gap-4">
        <TextField name="title" label="Title" required maxLength={120} error={error("title")} />
        <LongTextField name="intro" label="What it is about" maxLength={600} error={error("intro")} />
      </div>
    )}
  </Form>
);

export function LessonForm({ modules, lesson }: { modules: readonly ListboxOption[]; lesson?: { id: string; moduleId: string; title: string; body: string; videoUrl: string } }) {
  return (
    <Form action={saveLesson} submit={lesson ? "Save lesson" : "Add lesson"}>
      {(error) => (
        <div className="grid gap-4">
          <input type="hidden" name="id" value={lesson?.id ?? ""} />
          <ChoiceField name="module" label="Belongs to" required options={modules} value={lesson?.moduleId ?? modules[0]?.value} error={error("module")} />
          <TextField name="title" label="Title of the lesson" required maxLength={120} value={lesson?.title} error={error("title")} />
          <LongTextField name="body" label="Text" maxLength={8000} value={lesson?.body} error={error("body")} />
          <UrlField name="video" label="Video link" value={lesson?.videoUrl} error={error("video")} />
        </div>
      )}
    </Form>
  );
}
// @if app.course.test or app.course.exam

/** Three or four answers, of which one is marked as right. */
export function QuestionForm({ modules, question }: { modules: readonly ListboxOption[]; question?: { id: string; moduleId: string; question: string; answers: string[]; explanation: string } }) {
  const id = useId();
  const [right, setRight] = useState<number[]>(question ? [0] : []);
  return (
    <Form action={saveQuestion} submit={question ? "Save question" : "Add question"}>
      {(error) => (
        <div className="grid gap-4">
          <input type="hidden" name="id" value={question?.id ?? ""} />
          <ChoiceField name="module" label="Belongs to" required options={modules} value={question?.moduleId ?? modules[0]?.value} error={error("module")} />
          <TextField name="question" label="Question" required maxLength={400} value={question?.question} error={error("question")} />
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-sm font-medium">Answers: three or four, exactly one right</legend>
            {[0, 1, 2, 3].map((n) => (
              <div key={n} className="flex items-center gap-3">
                <Input name={`answer${n}`} aria-label={`Answer ${n + 1}`} defaultValue={question?.answers[n] ?? ""} maxLength={200} />
                <label className="flex shrink-0 items-center gap-1.5 text-sm">
                  <input type="checkbox" name={`right${n}`} id={`${id}-${n}`} aria-label={`Answer ${n + 1} is right`} checked={right.includes(n)} className="size-4 accent-(--primary)" onChange={() => setRight(right.includes(n) ? right.filter((one) => one !== n) : [...right, n])} />
                  right
                </label>
              </div>
            ))}
            {error("answers") ? <p role="alert" className="text-sm text-destructive">{error("answers")}</p> : null}
          </fieldset>
          <TextField name="explanation" label="Explanation" maxLength={600} value={question?.explanation} error={error("explanation")} />
        </div>
      )}
    </Form>
  );
}
// @end

export function RemoveButton({ kind, id, name }: { kind: "module" | "lesson" | "question"; id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost" size="icon" aria-label={`Remove ${name}`}><Icon name="trash" /></Button>}
      title={`Remove this ${kind}?`}
      description={kind === "module" ? "Its lessons, questions and results go with it." : "It cannot be brought back."}
      confirm="Remove"
      action={() => removeFromCourse(kind, id)}
    />
  );
}
