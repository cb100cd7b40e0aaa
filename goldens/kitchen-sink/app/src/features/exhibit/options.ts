import type { Option } from "@/kit/form/option";

export const stageOptions: readonly Option[] = [{ value: "draft", label: "Draft", tone: "neutral" }, { value: "open", label: "Open", tone: "info" }, { value: "closed", label: "Closed", tone: "success", final: true }];
export const topicsOptions: readonly Option[] = [{ value: "red", label: "Red", tone: "neutral" }, { value: "green", label: "Green", tone: "neutral" }];
export const keywordsOptions: readonly Option[] = [];
