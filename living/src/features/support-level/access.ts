// @file never
import type { Access } from "@/kit/access";

export const supportLevelAccess: Access<{ ownerId: string | null }> = { read: [], create: [], update: [], delete: [] };
