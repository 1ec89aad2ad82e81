"""FHIR R5: a record as a bundle of evidence, variables, citations, assessments and, of comparisons, a composition."""
