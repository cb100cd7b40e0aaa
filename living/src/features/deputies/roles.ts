// @file if app.deputies
import { isAdmin, type Viewer } from "@/kit/access";

const lenders: readonly string[] = ["admin", "sample_role"] /* @= app.deputy_roles */;

/** Whether the viewer may name a deputy, as the policies of the database have it. */
export const namesDeputies = (viewer: Viewer): boolean => isAdmin(viewer) || (viewer !== null && lenders.includes(viewer.role));
