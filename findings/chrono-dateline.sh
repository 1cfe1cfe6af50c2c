#!/usr/bin/env bash
# Package    chrono-node 2.10.3.
# Behaviour  A day without a year, as datelines and reports have it, is set to the nearest one, before or after the day of
#            reference. With the day of publication as the reference, half of the year's days come out in the future, in
#            spite of a verb in the past. There is an option for days ahead (forwardDate) and none for days gone by.
#            "on Monday" is likewise the nearest Monday, three days ahead or behind, "last Monday" only is behind.
# Seen       (published on Sunday, 29 November 2026)
#            "LONDON, Dec 28 (Agency) - The bank said"     2026-12-28
#            "LONDON, March 3 (Agency) - The bank said"    2027-03-03
#            "The minister resigned on Monday."            2026-11-30
# Why a good guess goes wrong
#            Dates with a year are right, and so are short dates of the last weeks, which is what one tries first. Only
#            older ones are set behind the article's own publication. "forwardDate: false" looks like the way back, but
#            changes nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund chrono-node@2.10.3
cat >run.mjs <<'JS'
import assert from "node:assert/strict";
import * as chrono from "chrono-node";

const published = new Date("2026-11-29T12:00:00Z");
function dayOf(text, option) {
  const [found] = chrono.parse(text, { instant: published, timezone: 0 }, option);
  const [year, month, day] = ["year", "month", "day"].map((part) => String(found.start.get(part)).padStart(2, "0"));
  return `${year}-${month}-${day}`;
}
const march = "LONDON, March 3 (Agency) - The bank said";
const days = {
  march: dayOf(march),
  notForward: dayOf(march, { forwardDate: false }),
  december: dayOf("LONDON, Dec 28 (Agency) - The bank said"),
  monday: dayOf("The minister resigned on Monday."),
  lastMonday: dayOf("The minister resigned last Monday."),
  whole: dayOf("LONDON, March 3, 2026 (Agency) - The bank said"),
};
console.log(days);
assert.deepEqual(days, {
  march: "2027-03-03",
  notForward: "2027-03-03",
  december: "2026-12-28",
  monday: "2026-11-30",
  lastMonday: "2026-11-23",
  whole: "2026-03-03",
});
JS
node run.mjs
