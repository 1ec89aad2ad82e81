import { Equipoise, ProblemError } from "equipoise-client";

declare const process: { env: Record<string, string | undefined> };
const equipoise = new Equipoise({ address: process.env["EQUIPOISE"] ?? "http://127.0.0.1:8000" });

// The first comparison there is, row by row.
const { items } = await equipoise.listComparisons({ limit: 1 });
const first = items[0];
if (first === undefined) throw new Error("nothing has been published");
const comparison = await equipoise.readComparison({ slug: first.slug });
console.log(comparison.title);
for (const row of comparison.rows.slice(0, 3)) {
  // A cell is reported or absent; either way it has words to show.
  const cells = row.cells.map((cell) => `${cell.treatment}: ${cell.display}`);
  console.log(`- ${row.attribute.name}. ${cells.join("; ")}`);
}
console.log(comparison.disclaimer);

// A value is one of nine kinds, told apart by `kind`.
for await (const finding of equipoise.iterateFindings({ category: "harms", limit: 100 })) {
  if (finding.value.kind === "proportion" && finding.value.estimate !== undefined) {
    console.log(`${finding.treatment.name}, ${finding.attribute.name}: ${finding.display} (${finding.source.citation})`);
    break;
  }
}

// A misspelt name is answered with the nearest real ones.
try {
  await equipoise.readTreatment({ slug: `${comparison.treatments[0]?.slug}x` });
} catch (problem) {
  if (!(problem instanceof ProblemError)) throw problem;
  console.log(problem.kind, problem.candidates);
}
