import os

from equipoise_client import Equipoise, ProblemError

with Equipoise(os.environ.get("EQUIPOISE", "http://127.0.0.1:8000")) as equipoise:
    # The first comparison there is, row by row.
    first = equipoise.list_comparisons(limit=1)["items"][0]
    comparison = equipoise.read_comparison(first["slug"])
    print(comparison["title"])
    for row in comparison["rows"][:3]:
        # A cell is reported or absent; either way it has words to show.
        cells = [f"{cell['treatment']}: {cell['display']}" for cell in row["cells"]]
        print(f"- {row['attribute']['name']}. {'; '.join(cells)}")
    print(comparison["disclaimer"])

    # A value is one of nine kinds, told apart by `kind`.
    for finding in equipoise.iterate_findings(category="harms", limit=100):
        value = finding["value"]
        if value["kind"] == "proportion" and "estimate" in value:
            name, harm = finding["treatment"]["name"], finding["attribute"]["name"]
            print(f"{name}, {harm}: {finding['display']} ({finding['source']['citation']})")
            break

    # A misspelt name is answered with the nearest real ones.
    try:
        equipoise.read_treatment(f"{comparison['treatments'][0]['slug']}x")
    except ProblemError as problem:
        print(problem.kind, problem.candidates)
