// @file if app.log
import { isAdmin, type Viewer } from "@/kit/access";

const readers: readonly string[] = ["admin", "sample_role"] /* @= app.log_roles */;

/** Whether the viewer may read the change log, as the policies of the database have it. */
export const readsLog = (viewer: Viewer): boolean => isAdmin(viewer) || (viewer !== null && readers.includes(viewer.role));
