import { CounterpointError } from "#lib/errors.ts";
import { LoadTally } from "./load/load-tally.ts";
import { putUnderLoad } from "./load/put-under-load.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run load -- [--url URL] [--at-once N] [--seconds N]
  Asks a running server on this machine many questions at once, and looks at its health meanwhile. Fails where a
  connection breaks, an answer is a fault (503 apart, which asks for patience), or the health's slowest twentieth takes
  longer than 250 ms.
  --url URL      the server (default: http://127.0.0.1:3000)
  --at-once N    questions at a time (default: 128)
  --seconds N    how long (default: 60)`;

const HEALTH_LIMIT_MS = 250;

await runScript(USAGE, async (argv) => {
  const { values } = readArguments({
    args: argv,
    options: {
      url: { type: "string", default: "http://127.0.0.1:3000" },
      "at-once": { type: "string", default: "128" },
      seconds: { type: "string", default: "60" },
    },
  });
  const url = values.url.replace(/\/+$/, "");
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url))
    throw new CounterpointError("bad-input", "Only a server on this machine may be put under load.");
  const tally = new LoadTally();
  const load = { url, atOnce: Number(values["at-once"]), seconds: Number(values.seconds) };
  await putUnderLoad(load, tally);
  console.log(tally.render());
  const failed = tally.broken > 0 || tally.faults > 0 || tally.healthAt(0.95) > HEALTH_LIMIT_MS;
  return failed ? 1 : 0;
});
