// @file each entity if entity.has.enum or entity.has.tags
import type { Option } from "@/kit/form/option";

// @each field
// @case enum
export const sampleEnumOptions: readonly Option[] = [{ value: "open", label: "Open", tone: "info" }, { value: "active", label: "In progress", tone: "warning" }, { value: "done", label: "Done", tone: "success", final: true }] /* @= field.options */;
// @case tags
export const sampleTagsOptions: readonly Option[] = [{ value: "red", label: "Red" }, { value: "green", label: "Green" }, { value: "blue", label: "Blue" }] /* @= field.options */;
// @case *
// @end
