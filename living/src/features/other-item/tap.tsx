// @file never
/** A stand-in, so that the specimen compiles. */
export const OtherItemTap = ({ id, about }: { id: string; about: string }) => <span>{id}{about}</span>;
