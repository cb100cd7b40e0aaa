import { isAdmin, type Viewer } from "@/kit/access";

/** Whether somebody takes bookings, or runs the place. */
export const isStaff = (viewer: Viewer) => isAdmin(viewer) || viewer?.role === "editor";
