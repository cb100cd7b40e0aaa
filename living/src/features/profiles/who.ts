// @file if app.profile
import type { Viewer } from "@/kit/access";

/** Whether accounts of this kind have a profile. */
export const hasProfile = (viewer: Viewer): boolean => viewer !== null && PROFILED.includes(viewer.role);

const PROFILED: readonly string[] = [
  // @each entity if entity.profile
  "sample_role" /* @= entity.profile_role */,
  // @end
];
