// @file each entity if entity.due and entity.enum
import { isFinal } from "@/kit/form/option";
import * as options from "./options";
import type { SampleItem } from "./schema";

/** Whether the work is over, so that nothing is due any more. */
export const isFinished = (row: SampleItem): boolean =>
  [
    // @each enum
    isFinal(options.sampleEnumOptions, row.sampleEnum),
    // @end
  ].some(Boolean);
