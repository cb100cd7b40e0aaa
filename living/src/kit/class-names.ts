import { clsx, type ClassValue } from "clsx";
import { twMerge } from "tailwind-merge";

/** Joins class names; of two Tailwind classes that clash, the later one stays. */
export const cn = (...values: ClassValue[]) => twMerge(clsx(values));
