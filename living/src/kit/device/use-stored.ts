"use client";
import { useCallback, useSyncExternalStore } from "react";

type Valid<T> = (value: unknown) => value is T;

const listeners = new Set<() => void>();
// Where a browser keeps nothing (private windows, full disks), things last as long as the page.
const memory = new Map<string, string>();
const parsed = new Map<string, { text: string | null; value: unknown }>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    memory.set(key, text);
  }
  for (const changed of listeners) changed();
}

function valueOf(key: string): unknown {
  const text = read(key);
  const known = parsed.get(key);
  if (known && known.text === text) return known.value;
  let value: unknown;
  try {
    value = text === null ? undefined : JSON.parse(text);
  } catch {
    value = undefined;
  }
  parsed.set(key, { text, value });
  return value;
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    removeEventListener("storage", changed);
  };
}

/**
 * A value that this device remembers, shared by everything on the page that names the same key. What stands there and is
 * not valid (an older version of the app, another app) counts as nothing. `fallback` must stay the same object.
 */
export function useStored<T>(key: string, fallback: T, valid: Valid<T>): [T, (next: T) => void] {
  const stored = useSyncExternalStore(subscribe, () => valueOf(key), () => undefined);
  const set = useCallback((next: T) => write(key, JSON.stringify(next)), [key]);
  return [valid(stored) ? stored : fallback, set];
}

export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
export const isText = (value: unknown): value is string => typeof value === "string";
export const isList = <T>(one: Valid<T>) => (value: unknown): value is T[] => Array.isArray(value) && value.every(one);
export const isRecord = <T>(one: Valid<T>) => (value: unknown): value is Record<string, T> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(one);
