import { isFinal } from "@/kit/form/option";
import * as options from "./options";
import type { Exhibit } from "./schema";

/** Whether the work is over, so that nothing is due any more. */
export const isFinished = (row: Exhibit): boolean =>
  [
    isFinal(options.stageOptions, row.stage),
  ].some(Boolean);
