/** What a list shows, as its address says it: ?q=…&sort=-name&page=2&view=cards&<filter>=<value>. */
export type ListParams = {
  q: string;
  sort: string;
  descending: boolean;
  /** From 1. */
  page: number;
  view: string;
  /** The chosen values by filter; a filter that is not set is not there. */
  filters: Readonly<Record<string, string>>;
};

export type ListSettings = {
  /** The order that the list starts with, "-" before it for the highest first; without it the first of `sorts`, the newest first. */
  initial?: string;
  sorts: readonly { value: string; label: string }[];
  /** The names of the filters. */
  filters: readonly string[];
  /** The first one is shown unless the address says otherwise. */
  views: readonly string[];
};

export type RawParams = Record<string, string | string[] | undefined>;

export const PAGE_SIZE = 20;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).slice(0, 200);

/** Reads an address; whatever the list does not know is left out. */
export function readListParams(raw: RawParams, settings: ListSettings): ListParams {
  const wanted = one(raw.sort) || (settings.initial ?? "");
  const sort = wanted.replace(/^-/, "");
  const known = settings.sorts.some((each) => each.value === sort);
  const page = Number.parseInt(one(raw.page), 10);
  const view = one(raw.view);
  const filters = settings.filters.flatMap((name) => {
    const value = one(raw[name]);
    return value ? [[name, value] as const] : [];
  });
  return {
    q: one(raw.q).trim(),
    sort: known ? sort : (settings.sorts[0]?.value ?? ""),
    descending: known ? wanted.startsWith("-") : true,
    page: page > 0 && page < 100_000 ? page : 1,
    view: settings.views.includes(view) ? view : (settings.views[0] ?? "table"),
    filters: Object.fromEntries(filters),
  };
}

/** The pattern that finds `text` anywhere; what is special in a pattern stands for itself. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;

/** The address with some parameters set, or taken out by "". Any change but of the page leads to the first page. */
export function withParams(path: string, current: URLSearchParams | string, change: Record<string, string>): string {
  const next = new URLSearchParams(current);
  if (!("page" in change)) next.delete("page");
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}
