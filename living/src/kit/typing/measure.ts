/** Words (of five letters) a minute and the share of right letters in percent. */
export function measure(text: string, typed: string, seconds: number): { speed: number; accuracy: number } {
  const right = [...typed].filter((letter, i) => letter === text[i]).length;
  return {
    speed: seconds < 1 ? 0 : Math.round(right / 5 / (seconds / 60)),
    accuracy: typed.length === 0 ? 100 : Math.round((right / typed.length) * 100),
  };
}
