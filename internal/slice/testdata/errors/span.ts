const a = 1/* @if app.booking */ + 1;
const b = 1/* @end */;
const c = 1/* @if app.bookin */ + 1/* @end */;
const d = 1/* @if app.booking */ + 1/* @if app.name */ + 2/* @end */;
const e = 1/* @each entity */ + 1/* @end */;
