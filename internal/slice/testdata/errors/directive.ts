// @iff app.booking
const a = 1;
// @ts-expect-error: on purpose
const b: string = 1;
// @ts-nocheck
