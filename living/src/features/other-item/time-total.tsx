// @file never
type Within = { id: string; field: "sampleReference" };

export function OtherItemTimeTotal({ within }: { within: Within }) {
  return <p className="text-sm text-muted-foreground">Other items of {within.id}</p>;
}
