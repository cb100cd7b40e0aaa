// @file if app.quiz_staff
"use client";
import { useState, useTransition } from "react";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import type { ListboxOption } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import { enterStaff } from "./auth/actions";
import { addQuestion, removeName, switchQuestion } from "./staff-actions";

export function PasswordForm({ demo }: { demo: string | null }) {
  return (
    <div className="grid gap-3">
      <Form action={enterStaff} submit="Open the staff page">
        {(error) => <TextField name="password" label="Password" type="password" required autoComplete="current-password" error={error("password")} />}
      </Form>
      {demo ? <p className="text-xs text-muted-foreground">{`This is a demonstration; its password is ${demo}. Set STAFF_PASSWORD to have your own.`}</p> : null}
    </div>
  );
}

export function QuestionForm({ quizzes }: { quizzes: readonly ListboxOption[] }) {
  return (
    <Form action={addQuestion} submit="Add question">
      {(error) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {quizzes.length > 1 ? <ChoiceField name="quiz" label="Quiz" required options={quizzes} value={quizzes[0]?.value} error={error("quiz")} /> : <input type="hidden" name="quiz" value={quizzes[0]?.value ?? ""} />}
          <TextField name="question" label="Question" required wide maxLength={400} error={error("question")} />
          <TextField name="right" label="Right answer" required maxLength={200} error={error("right")} />
          <LongTextField name="wrong" label="Wrong answers" required help="One a line." error={error("wrong")} />
          <TextField name="explanation" label="What is true" wide maxLength={600} error={error("explanation")} />
        </div>
      )}
    </Form>
  );
}

export function QuestionList({ questions }: { questions: readonly { id: string; question: string; answers: string[]; active: boolean }[] }) {
  const [words, setWords] = useState("");
  const [pending, start] = useTransition();
  const toast = useToast();
  const shown = questions.filter((one) => one.question.toLowerCase().includes(words.toLowerCase()));
  return (
    <div className="grid gap-3">
      <input type="search" aria-label="Search questions" placeholder="Search questions" value={words} onChange={(event) => setWords(event.target.value)} className="h-9 w-full rounded-(--radius-control) border border-input bg-card px-3 text-sm" />
      <p className="text-sm text-muted-foreground">{`${questions.filter((one) => one.active).length} of ${questions.length} on`}</p>
      <ul className="divide-y">
        {shown.map(({ id, question, answers, active }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <span className="min-w-0 flex-1 basis-64">
              <span className={active ? "block text-sm font-medium" : "block text-sm text-muted-foreground line-through"}>{question}</span>
              <span className="block text-xs text-muted-foreground">{`Right: ${answers[0]}`}</span>
            </span>
            <button
              type="button"
              role="switch"
              aria-checked={active}
              aria-label={`On: ${question}`}
              disabled={pending}
              onClick={() => start(async () => {
                const done = await switchQuestion(id, !active);
                toast(done.ok ? (active ? "Question switched off" : "Question switched on") : done.error, done.ok ? "success" : "error");
              })}
              className="inline-flex h-9 min-w-24 items-center justify-center gap-2 rounded-(--radius-control) border border-input bg-card px-3 text-sm aria-checked:border-primary aria-checked:bg-primary-soft aria-checked:text-primary-soft-foreground"
            >
              <Icon name={active ? "check" : "x"} />
              {active ? "On" : "Off"}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function NameList({ rows }: { rows: readonly { id: string; nickname: string; points: number }[] }) {
  if (rows.length === 0) return <Empty icon="users" title="Nobody is in the table">Names appear here as soon as somebody has played.</Empty>;
  return (
    <ul className="divide-y">
      {rows.map(({ id, nickname, points }) => (
        <li key={id} className="flex items-center gap-4 py-2 text-sm">
          <span className="min-w-0 flex-1 truncate font-medium">{nickname}</span>
          <span className="tabular-nums">{points}</span>
          <ConfirmDialog
            trigger={<Button variant="outline" size="sm" aria-label={`Remove ${nickname}`}><Icon name="trash" />Remove</Button>}
            title={`Remove ${nickname}?`}
            description="The name and its points disappear from the table."
            confirm="Remove name"
            action={() => removeName(id)}
          />
        </li>
      ))}
    </ul>
  );
}
