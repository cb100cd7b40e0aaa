const a = 1; // @if app.booking
const b = /* @= app.name */ "x";
const c = "x" /* @= app.nam */;
const d = "x" /* @= app.name
