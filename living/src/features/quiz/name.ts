// @file if app.scores
/** What a nickname may be, and the sentence that says so. */
export const nameRule = (least: number, most: number) => ({
  text: `Use ${least} to ${most} letters or numbers.`,
  fits: (name: string) => /^[\p{L}\p{N}]+$/u.test(name) && [...name].length >= least && [...name].length <= most,
});
