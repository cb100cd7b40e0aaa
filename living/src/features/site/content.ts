// @file if app.site
import landing from "@/content/landing.json";

export type Item = { icon: string; title: string; text: string; price?: string; note?: string; highlight?: boolean; lines?: string[]; art?: string; href?: string };
export type Area = { label: string; country: string; districts: { letters: string; from: number; to: number }[]; yes: string; no: string };
export type Section = { kind: string; title: string; text?: string; items?: Item[]; id?: string; entity?: string; art?: string; area?: Area };
export type Site = { kind: string; art: string; layout: string; action?: string; phone?: string; email?: string; owner: string };
export type Landing = { headline: string; sub: string; action: string; sections?: Section[]; site?: Site };

const PLAIN: Site = { kind: "landing", art: "abstract", layout: "split", owner: "Owner sign-in" };

/** What the owner's text made of the start page. */
export const content: Landing = landing;
export const site: Site = content.site ?? PLAIN;
export const sections: readonly Section[] = content.sections ?? [];

/** Where a call to the phone number begins. */
export const telHref = (phone: string) => `tel:${phone.replace(/(?!^\+)\D/g, "")}`;
