// @file if app.writer
import { Icon } from "@/kit/ui/icon";

/** Says that no model is connected, what stands in for it, and what its owner can do. */
export const PracticeNote = () => (
  <p role="note" className="mb-6 flex max-w-3xl items-start gap-2.5 rounded-(--radius-control) bg-warning px-3.5 py-2.5 text-sm text-warning-foreground">
    <Icon name="alert" className="mt-0.5" />
    <span>
      <strong className="font-semibold">Practice mode:</strong> no AI key is set up, so simple rules put the texts together, in English only. To have a model
      write them, set <code>ANTHROPIC_API_KEY</code> or <code>OPENAI_API_KEY</code> on the server and start the app again.
    </span>
  </p>
);
