// A stand-in for a built app: it counts its starts in the data folder, as an app migrates its database there, and does
// what the file "behave" beside it says.
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const data = process.env.DATA_DIR;
fs.mkdirSync(data, { recursive: true });
fs.writeFileSync(`${data}.lock`, String(process.pid), { flag: "wx" }); // as real apps do, and a kill leaves it behind
const file = path.join(data, "starts");
const behave = fs.readFileSync(path.join(__dirname, "behave"), "utf8").trim();
const starts = (fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0) + 1;
fs.writeFileSync(file, String(starts));
console.log("starting", behave, starts);
if (behave === "broken") {
  fs.writeFileSync(file, "spoilt");
  console.log("cannot migrate");
  process.exit(1);
}
http
  .createServer((req, res) => {
    if (req.url === "/crash") process.exit(3);
    res.end(JSON.stringify({ behave, starts, pid: process.pid, secret: process.env.SKYCOT_SECRET ?? null }));
  })
  .listen(Number(process.env.PORT), process.env.HOSTNAME);
