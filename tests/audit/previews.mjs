// Reads pages as JSON from standard input, and tells which tests of the presets for shared pages each fails or barely passes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const load = createRequire(process.argv[2] + "/");
const { structuredDataTest } = load("structured-data-testing-tool");
const { Twitter, Facebook } = load("structured-data-testing-tool/presets");
const found = [];
for (const { html, schemas } of JSON.parse(readFileSync(0, "utf8"))) {
  // A page with a failed test is thrown, with the result in what is thrown.
  const told = await structuredDataTest(html, { presets: [Twitter, Facebook], schemas }).catch((thrown) => {
    if (!thrown.res) throw thrown;
    return thrown.res;
  });
  found.push(
    [...told.failed, ...told.warnings].map((one) => ({
      test: `${one.group}: ${one.description}`,
      words: String(one.error?.message ?? one.test),
    })),
  );
}
console.log(JSON.stringify(found));
