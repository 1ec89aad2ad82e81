// Reads policies as JSON from standard input, and tells what csp_evaluator finds in each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const load = createRequire(process.argv[2] + "/");
const { CspEvaluator } = load("csp_evaluator/dist/evaluator.js");
const { CspParser } = load("csp_evaluator/dist/parser.js");
const found = JSON.parse(readFileSync(0, "utf8")).map((policy) =>
  new CspEvaluator(new CspParser(policy).csp).evaluate().map(({ directive, severity, description }) => ({
    directive,
    severity,
    description,
  })),
);
console.log(JSON.stringify(found));
