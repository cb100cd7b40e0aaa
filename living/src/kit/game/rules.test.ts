import { expect, it } from "vitest";
import { canMove, reply, slide, winner } from "./rules";

it("knows three in a row, and the computer wins or hinders", () => {
  expect(winner(["X", "X", "X", "O", "O", "", "", "", ""])).toBe("X");
  expect(winner(["X", "O", "X", "", "", "", "", "", ""])).toBe("");
  expect(reply(["O", "O", "", "X", "X", "", "", "", ""])).toBe(2);
  expect(reply(["X", "X", "", "O", "", "", "", "", ""])).toBe(2);
});

it("slides and merges each tile once", () => {
  expect(slide([2, 2, 4, 0, 2, 2, 2, 2, 0, 0, 0, 2, 4, 2, 0, 2], "Left")).toEqual({ cells: [4, 4, 0, 0, 4, 4, 0, 0, 2, 0, 0, 0, 4, 4, 0, 0], gained: 16 });
  expect(slide([2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "Down").cells[12]).toBe(4);
  expect(canMove([2, 4, 2, 4, 4, 2, 4, 2, 2, 4, 2, 4, 4, 2, 4, 2])).toBe(false);
});
