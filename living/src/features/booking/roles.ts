// @file if app.booking
import { isAdmin, type Viewer } from "@/kit/access";

/** Whether somebody takes bookings, or runs the place. */
export const isStaff = (viewer: Viewer) => isAdmin(viewer)/* @if app.booking.staff_role */ || viewer?.role === "sample_role" /* @= app.booking.staff_role *//* @end */;
