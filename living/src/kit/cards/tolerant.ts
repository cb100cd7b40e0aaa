/** A text as it is compared: without case, accents and punctuation, with single spaces. */
export const plainText = (text: string): string =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[’'`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Whether what was typed is what was asked for; case and punctuation do not count. Several answers are parted by " / ". */
export const saysSame = (typed: string, wanted: string): boolean => {
  const said = plainText(typed);
  return said !== "" && [wanted, ...wanted.split(" / ")].some((one) => plainText(one) === said);
};
