"use client";
import { useId, useState, useTransition } from "react";
import { Avatar } from "@/kit/ui/avatar";
import { Button } from "@/kit/ui/button";
import { Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { MAX_LENGTH, readComment } from "./comment";

export type ThreadComment = {
  id: string;
  /** The comment that this one answers. */
  parentId?: string | null;
  author: string;
  body: string;
  /** The instant for machines and as people read it. */
  at: string;
  atText: string;
  edited: boolean;
  /** May the viewer change it, may they remove it. */
  mayEdit: boolean;
  mayDelete: boolean;
};

type Result = { ok: true } | { ok: false; error: string };
type Props = {
  comments: readonly ThreadComment[];
  /** Without it the thread is only for reading; `invitation` then says how to take part. */
  post?: (body: string) => Promise<Result>;
  /** Answers a comment; without it comments stand by themselves. */
  reply?: ((parent: string, body: string) => Promise<Result>) | undefined;
  edit: (id: string, body: string) => Promise<Result>;
  remove: (id: string) => Promise<Result>;
  invitation?: React.ReactNode;
};

const failed = (): Result => ({ ok: false, error: "It could not be saved. Try again." });

/** A thread of comments, oldest first, with a line to write the next one. */
export function Thread({ comments, post, reply, edit, remove, invitation }: Props) {
  const first = comments.filter((comment) => !comment.parentId || !comments.some((other) => other.id === comment.parentId));
  return (
    <div className="grid gap-5">
      {comments.length > 0 ? (
        <ul className="grid gap-5">
          {first.map((comment) => (
            <Comment key={comment.id} comment={comment} answers={comments.filter((other) => other.parentId === comment.id)} reply={reply} edit={edit} remove={remove} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted-foreground">No comments yet.</p>
      )}
      {post ? <CommentForm label="Write a comment" action="Post comment" save={post} clear /> : invitation}
    </div>
  );
}

function Comment({ comment, answers = [], reply, edit, remove }: { comment: ThreadComment; answers?: readonly ThreadComment[] } & Pick<Props, "reply" | "edit" | "remove">) {
  const [mode, setMode] = useState<"read" | "edit" | "delete" | "reply">("read");
  const [pending, start] = useTransition();
  const toast = useToast();
  const confirmDelete = () => start(async () => {
    const result = await remove(comment.id).catch(failed);
    if (!result.ok) toast(result.error, "error");
    setMode("read");
  });
  return (
    <li className="flex gap-3">
      <Avatar name={comment.author} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-medium">{comment.author}</span>
          <time dateTime={comment.at} className="text-xs text-muted-foreground">{comment.atText}</time>
          {comment.edited ? <span className="text-xs text-muted-foreground">edited</span> : null}
        </p>
        {mode === "edit" ? (
          <div className="mt-2">
            <CommentForm
              label="Edit comment"
              action="Save comment"
              initial={comment.body}
              save={async (body) => {
                const result = await edit(comment.id, body);
                if (result.ok) setMode("read");
                return result;
              }}
              cancel={() => setMode("read")}
            />
          </div>
        ) : (
          <p className="mt-1 text-sm leading-relaxed break-words whitespace-pre-wrap">{comment.body}</p>
        )}
        {mode === "read" && (reply || comment.mayEdit || comment.mayDelete) ? (
          <div className="mt-1 -ml-2 flex gap-1">
            {reply ? <Button variant="ghost" size="sm" onClick={() => setMode("reply")}>Reply<span className="sr-only"> to {comment.author}</span></Button> : null}
            {comment.mayEdit ? <Button variant="ghost" size="sm" onClick={() => setMode("edit")}>Edit<span className="sr-only"> comment</span></Button> : null}
            {comment.mayDelete ? <Button variant="ghost" size="sm" onClick={() => setMode("delete")}>Delete<span className="sr-only"> comment</span></Button> : null}
          </div>
        ) : null}
        {mode === "reply" && reply ? (
          <div className="mt-2">
            <CommentForm
              label="Write a reply"
              action="Post reply"
              save={async (body) => {
                const result = await reply(comment.id, body);
                if (result.ok) setMode("read");
                return result;
              }}
              cancel={() => setMode("read")}
            />
          </div>
        ) : null}
        {answers.length > 0 ? (
          <ul aria-label={`Replies to ${comment.author}`} className="mt-4 grid gap-4 border-l pl-4">
            {answers.map((answer) => <Comment key={answer.id} comment={answer} edit={edit} remove={remove} />)}
          </ul>
        ) : null}
        {mode === "delete" ? (
          <div role="group" aria-label="Delete this comment?" className="mt-2 flex flex-wrap items-center gap-2 rounded-(--radius-control) bg-muted px-3 py-2 text-sm">
            <span className="mr-auto">Delete this comment?</span>
            <Button variant="ghost" size="sm" onClick={() => setMode("read")}>Keep it</Button>
            <Button variant="destructive" size="sm" disabled={pending} onClick={confirmDelete}>Yes, delete it</Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}

function CommentForm({ label, action, initial = "", save, cancel, clear }: {
  label: string;
  action: string;
  initial?: string;
  save: (body: string) => Promise<Result>;
  cancel?: () => void;
  clear?: boolean;
}) {
  const [body, setBody] = useState(initial);
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const id = useId();

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const read = readComment(body);
    if ("error" in read) {
      setError(read.error);
      return;
    }
    start(async () => {
      const result = await save(read.body).catch(failed);
      setError(result.ok ? "" : result.error);
      if (result.ok && clear) setBody((now) => (now === body ? "" : now));
    });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <Textarea
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        placeholder={label}
        rows={3}
        maxLength={MAX_LENGTH}
        value={body}
        onChange={(event) => {
          setBody(event.target.value);
          setError("");
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit();
        }}
        className="min-h-20 resize-y"
      />
      {error ? <p id={id} role="alert" className="text-xs text-destructive">{error}</p> : null}
      <div className="flex gap-2">
        <Button type="submit" size="sm" disabled={pending}>{action}</Button>
        {cancel ? <Button variant="ghost" size="sm" onClick={cancel}>Cancel</Button> : null}
      </div>
    </form>
  );
}
