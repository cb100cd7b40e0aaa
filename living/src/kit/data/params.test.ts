import { expect, it } from "vitest";
import { containing, readListParams, withParams } from "./params";

const settings = { sorts: [{ value: "created", label: "Newest" }, { value: "name", label: "Name" }], filters: ["status"], views: ["table", "cards"] };

it("reads what it knows and nothing else", () => {
  expect(readListParams({ q: " x ", sort: "-name", page: "3", view: "cards", status: "open", evil: "1" }, settings)).toEqual({
    q: "x", sort: "name", descending: true, page: 3, view: "cards", filters: { status: "open" },
  });
  expect(readListParams({ sort: "password", page: "-2", view: "?", q: ["a", "b"] }, settings)).toEqual({
    q: "a", sort: "created", descending: true, page: 1, view: "table", filters: {},
  });
});

it("searches for what was typed, not for a pattern", () => expect(containing("50%_\\")).toBe(String.raw`%50\%\_\\%`));

it("goes back to the first page when the list changes", () => {
  expect(withParams("/a", "page=4&q=x", { status: "open" })).toBe("/a?q=x&status=open");
  expect(withParams("/a", "page=4&q=x", { page: "5" })).toBe("/a?page=5&q=x");
  expect(withParams("/a", "q=x", { q: "" })).toBe("/a");
});
