"""Every question of the API. Generated from docs/openapi.json by `make clients`; do not edit."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal

from equipoise_client import documents
from equipoise_client.asking import AsyncAsker, SyncAsker


class SyncQuestions(SyncAsker):
    """Every question of the API, one a method."""

    def compare(self, *, treatments: str, condition: str | None = None, attributes: str | None = None, category: documents.Category | None = None, fields: str | None = None) -> documents.Comparison:
        """Compose a comparison."""
        answer: documents.Comparison = self._ask("GET", "/v1/compare", "json", True, {"treatments": treatments, "condition": condition, "attributes": attributes, "category": category, "fields": fields})
        return answer

    def compare_form(self, suffix: str, *, treatments: str, condition: str | None = None) -> dict[str, Any]:
        """Compose a comparison in another form."""
        answer: dict[str, Any] = self._ask("GET", "/v1/compare.{suffix}", "json", True, {"suffix": suffix, "treatments": treatments, "condition": condition})
        return answer

    def download_comparison_picture(self, slug: str, name: str, *, theme: Literal["light", "dark"] | None = None, width: int | None = None, attribute: str | None = None) -> bytes:
        """Draw a comparison as PNG."""
        answer: bytes = self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.png", "bytes", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    def download_composed_picture(self, name: str, *, treatments: str, theme: Literal["light", "dark"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> bytes:
        """Draw any treatments as PNG."""
        answer: bytes = self._ask("GET", "/v1/compare/pictures/{name}.png", "bytes", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    def download_edition(self, edition_id: str, suffix: str) -> str:
        """Download an edition."""
        answer: str = self._ask("GET", "/v1/editions/{edition_id}/download.{suffix}", "json", False, {"edition_id": edition_id, "suffix": suffix})
        return answer

    def download_schedule(self, slug: str, *, start: str, weeks: int | None = None, regimen: str | None = None) -> str:
        """Download a treatment's schedule."""
        answer: str = self._ask("GET", "/v1/treatments/{slug}/schedule.ics", "text", True, {"slug": slug, "start": start, "weeks": weeks, "regimen": regimen})
        return answer

    def draw_comparison(self, slug: str, name: str, *, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None) -> str:
        """Draw a comparison as SVG."""
        answer: str = self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.svg", "text", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    def draw_composed(self, name: str, *, treatments: str, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> str:
        """Draw any treatments as SVG."""
        answer: str = self._ask("GET", "/v1/compare/pictures/{name}.svg", "text", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    def list_attributes(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, category: documents.Category | None = None, kind: documents.ValueKind | None = None) -> documents.PageOfAttributeBrief:
        """List attributes."""
        answer: documents.PageOfAttributeBrief = self._ask("GET", "/v1/attributes", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "category": category, "kind": kind})
        return answer

    def iterate_attributes(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, category: documents.Category | None = None, kind: documents.ValueKind | None = None) -> Iterator[documents.AttributeBrief]:
        """List attributes: every item, page after page."""
        for item in self._iterate("GET", "/v1/attributes", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "category": category, "kind": kind}):
            found: documents.AttributeBrief = item
            yield found

    def list_comparisons(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, treatment: str | None = None) -> documents.PageOfComparisonBrief:
        """List comparisons."""
        answer: documents.PageOfComparisonBrief = self._ask("GET", "/v1/comparisons", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "treatment": treatment})
        return answer

    def iterate_comparisons(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, treatment: str | None = None) -> Iterator[documents.ComparisonBrief]:
        """List comparisons: every item, page after page."""
        for item in self._iterate("GET", "/v1/comparisons", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "treatment": treatment}):
            found: documents.ComparisonBrief = item
            yield found

    def list_conditions(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, part_of: str | None = None) -> documents.PageOfConditionBrief:
        """List conditions."""
        answer: documents.PageOfConditionBrief = self._ask("GET", "/v1/conditions", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "part_of": part_of})
        return answer

    def iterate_conditions(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, part_of: str | None = None) -> Iterator[documents.ConditionBrief]:
        """List conditions: every item, page after page."""
        for item in self._iterate("GET", "/v1/conditions", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "part_of": part_of}):
            found: documents.ConditionBrief = item
            yield found

    def list_editions(self) -> documents.EditionList:
        """List editions."""
        answer: documents.EditionList = self._ask("GET", "/v1/editions", "json", False, {})
        return answer

    def list_findings(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None, treatment: str | None = None) -> documents.PageOfFindingBrief:
        """List findings."""
        answer: documents.PageOfFindingBrief = self._ask("GET", "/v1/findings", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants, "treatment": treatment})
        return answer

    def iterate_findings(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None, treatment: str | None = None) -> Iterator[documents.FindingBrief]:
        """List findings: every item, page after page."""
        for item in self._iterate("GET", "/v1/findings", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants, "treatment": treatment}):
            found: documents.FindingBrief = item
            yield found

    def list_json_schemas(self) -> documents.SchemaList:
        """List JSON Schemas."""
        answer: documents.SchemaList = self._ask("GET", "/v1/schemas", "json", False, {})
        return answer

    def list_sources(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, source_type: documents.SourceType | None = None, year: int | None = None) -> documents.PageOfSourceBrief:
        """List sources."""
        answer: documents.PageOfSourceBrief = self._ask("GET", "/v1/sources", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "source_type": source_type, "year": year})
        return answer

    def iterate_sources(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, source_type: documents.SourceType | None = None, year: int | None = None) -> Iterator[documents.SourceBrief]:
        """List sources: every item, page after page."""
        for item in self._iterate("GET", "/v1/sources", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "source_type": source_type, "year": year}):
            found: documents.SourceBrief = item
            yield found

    def list_treatment_findings(self, slug: str, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None) -> documents.PageOfFindingBrief:
        """List a treatment's findings."""
        answer: documents.PageOfFindingBrief = self._ask("GET", "/v1/treatments/{slug}/findings", "json", True, {"slug": slug, "limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants})
        return answer

    def iterate_treatment_findings(self, slug: str, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None) -> Iterator[documents.FindingBrief]:
        """List a treatment's findings: every item, page after page."""
        for item in self._iterate("GET", "/v1/treatments/{slug}/findings", "json", True, {"slug": slug, "limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants}):
            found: documents.FindingBrief = item
            yield found

    def list_treatments(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "name", "-name"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, category: documents.Category | None = None, variant_of: str | None = None, form: documents.TreatmentForm | None = None, source_type: documents.SourceType | None = None, where: list[str] | None = None) -> documents.PageOfTreatmentBrief:
        """List treatments."""
        answer: documents.PageOfTreatmentBrief = self._ask("GET", "/v1/treatments", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "category": category, "variant_of": variant_of, "form": form, "source_type": source_type, "where": where})
        return answer

    def iterate_treatments(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "name", "-name"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, category: documents.Category | None = None, variant_of: str | None = None, form: documents.TreatmentForm | None = None, source_type: documents.SourceType | None = None, where: list[str] | None = None) -> Iterator[documents.TreatmentBrief]:
        """List treatments: every item, page after page."""
        for item in self._iterate("GET", "/v1/treatments", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "category": category, "variant_of": variant_of, "form": form, "source_type": source_type, "where": where}):
            found: documents.TreatmentBrief = item
            yield found

    def read_attribute(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Attribute:
        """Read an attribute."""
        answer: documents.Attribute = self._ask("GET", "/v1/attributes/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_catalogue_of_editions(self) -> dict[str, Any]:
        """Read the catalogue (DCAT)."""
        answer: dict[str, Any] = self._ask("GET", "/v1/catalog.jsonld", "json", False, {})
        return answer

    def read_changes(self, edition_id: str, *, since: str | None = None) -> documents.Changes:
        """Read what changed."""
        answer: documents.Changes = self._ask("GET", "/v1/editions/{edition_id}/changes", "json", False, {"edition_id": edition_id, "since": since})
        return answer

    def read_comparison(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Comparison:
        """Read a comparison."""
        answer: documents.Comparison = self._ask("GET", "/v1/comparisons/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_comparison_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a comparison in another form."""
        answer: dict[str, Any] = self._ask("GET", "/v1/comparisons/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    def read_comparison_picture(self, slug: str, name: str, *, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None) -> str:
        """Read a comparison's picture."""
        answer: str = self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.txt", "text", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    def read_composed_picture(self, name: str, *, treatments: str, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> str:
        """Read a picture of any treatments."""
        answer: str = self._ask("GET", "/v1/compare/pictures/{name}.txt", "text", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    def read_condition(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Condition:
        """Read a condition."""
        answer: documents.Condition = self._ask("GET", "/v1/conditions/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_context(self) -> dict[str, Any]:
        """Read the JSON-LD context."""
        answer: dict[str, Any] = self._ask("GET", "/v1/contexts/1.jsonld", "json", False, {})
        return answer

    def read_data_package(self, edition_id: str) -> documents.DataPackage:
        """List an edition's downloads."""
        answer: documents.DataPackage = self._ask("GET", "/v1/editions/{edition_id}/datapackage.json", "json", False, {"edition_id": edition_id})
        return answer

    def read_dataset(self, edition_id: str) -> dict[str, Any]:
        """Describe an edition's downloads (DCAT)."""
        answer: dict[str, Any] = self._ask("GET", "/v1/editions/{edition_id}/dataset.jsonld", "json", False, {"edition_id": edition_id})
        return answer

    def read_edition(self, edition_id: str) -> documents.Edition:
        """Read an edition."""
        answer: documents.Edition = self._ask("GET", "/v1/editions/{edition_id}", "json", False, {"edition_id": edition_id})
        return answer

    def read_finding(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Finding:
        """Read a finding."""
        answer: documents.Finding = self._ask("GET", "/v1/findings/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_finding_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a finding in another form."""
        answer: dict[str, Any] = self._ask("GET", "/v1/findings/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    def read_json_schema(self, name: str) -> dict[str, Any]:
        """Read a JSON Schema."""
        answer: dict[str, Any] = self._ask("GET", "/v1/schemas/{name}", "json", False, {"name": name})
        return answer

    def read_liveness(self) -> documents.Liveness:
        """Is the process alive."""
        answer: documents.Liveness = self._ask("GET", "/v1/health/live", "json", False, {})
        return answer

    def read_meta(self) -> documents.Meta:
        """What is served."""
        answer: documents.Meta = self._ask("GET", "/v1/meta", "json", True, {})
        return answer

    def read_problem_type(self, name: str) -> documents.ProblemTypeDocument:
        """What an error means."""
        answer: documents.ProblemTypeDocument = self._ask("GET", "/problems/{name}", "json", False, {"name": name})
        return answer

    def read_quality(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Quality:
        """Read a comparison's quality."""
        answer: documents.Quality = self._ask("GET", "/v1/comparisons/{slug}/quality", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_readiness(self) -> documents.Readiness:
        """Can it be read."""
        answer: documents.Readiness = self._ask("GET", "/v1/health/ready", "json", False, {})
        return answer

    def read_rules(self) -> documents.Rules:
        """How comparisons are made."""
        answer: documents.Rules = self._ask("GET", "/v1/rules", "json", True, {})
        return answer

    def read_schedule(self, slug: str, *, start: str, weeks: int | None = None, regimen: str | None = None) -> documents.Schedule:
        """Read a treatment's schedule."""
        answer: documents.Schedule = self._ask("GET", "/v1/treatments/{slug}/schedule", "json", True, {"slug": slug, "start": start, "weeks": weeks, "regimen": regimen})
        return answer

    def read_source(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Source:
        """Read a source."""
        answer: documents.Source = self._ask("GET", "/v1/sources/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_source_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a source in another form."""
        answer: dict[str, Any] = self._ask("GET", "/v1/sources/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    def read_summary_of_findings(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Summary:
        """Read a summary of findings."""
        answer: documents.Summary = self._ask("GET", "/v1/comparisons/{slug}/summary-of-findings", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_treatment(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Treatment:
        """Read a treatment."""
        answer: documents.Treatment = self._ask("GET", "/v1/treatments/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    def read_treatment_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a treatment in another form."""
        answer: dict[str, Any] = self._ask("GET", "/v1/treatments/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    def search_records(self, *, q: str, kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"] | None = None, limit: int | None = None, cursor: str | None = None) -> documents.SearchResults:
        """Search everything."""
        answer: documents.SearchResults = self._ask("GET", "/v1/search", "json", True, {"q": q, "kind": kind, "limit": limit, "cursor": cursor})
        return answer

    def iterate_search_records(self, *, q: str, kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"] | None = None, limit: int | None = None, cursor: str | None = None) -> Iterator[documents.SearchResult]:
        """Search everything: every item, page after page."""
        for item in self._iterate("GET", "/v1/search", "json", True, {"q": q, "kind": kind, "limit": limit, "cursor": cursor}):
            found: documents.SearchResult = item
            yield found

    def verify_text(self, body: dict[str, Any]) -> documents.Verification:
        """Check a text's numbers."""
        answer: documents.Verification = self._ask("POST", "/v1/verify", "json", False, {}, body)
        return answer


class AsyncQuestions(AsyncAsker):
    """Every question of the API, one a method."""

    async def compare(self, *, treatments: str, condition: str | None = None, attributes: str | None = None, category: documents.Category | None = None, fields: str | None = None) -> documents.Comparison:
        """Compose a comparison."""
        answer: documents.Comparison = await self._ask("GET", "/v1/compare", "json", True, {"treatments": treatments, "condition": condition, "attributes": attributes, "category": category, "fields": fields})
        return answer

    async def compare_form(self, suffix: str, *, treatments: str, condition: str | None = None) -> dict[str, Any]:
        """Compose a comparison in another form."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/compare.{suffix}", "json", True, {"suffix": suffix, "treatments": treatments, "condition": condition})
        return answer

    async def download_comparison_picture(self, slug: str, name: str, *, theme: Literal["light", "dark"] | None = None, width: int | None = None, attribute: str | None = None) -> bytes:
        """Draw a comparison as PNG."""
        answer: bytes = await self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.png", "bytes", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    async def download_composed_picture(self, name: str, *, treatments: str, theme: Literal["light", "dark"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> bytes:
        """Draw any treatments as PNG."""
        answer: bytes = await self._ask("GET", "/v1/compare/pictures/{name}.png", "bytes", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    async def download_edition(self, edition_id: str, suffix: str) -> str:
        """Download an edition."""
        answer: str = await self._ask("GET", "/v1/editions/{edition_id}/download.{suffix}", "json", False, {"edition_id": edition_id, "suffix": suffix})
        return answer

    async def download_schedule(self, slug: str, *, start: str, weeks: int | None = None, regimen: str | None = None) -> str:
        """Download a treatment's schedule."""
        answer: str = await self._ask("GET", "/v1/treatments/{slug}/schedule.ics", "text", True, {"slug": slug, "start": start, "weeks": weeks, "regimen": regimen})
        return answer

    async def draw_comparison(self, slug: str, name: str, *, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None) -> str:
        """Draw a comparison as SVG."""
        answer: str = await self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.svg", "text", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    async def draw_composed(self, name: str, *, treatments: str, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> str:
        """Draw any treatments as SVG."""
        answer: str = await self._ask("GET", "/v1/compare/pictures/{name}.svg", "text", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    async def list_attributes(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, category: documents.Category | None = None, kind: documents.ValueKind | None = None) -> documents.PageOfAttributeBrief:
        """List attributes."""
        answer: documents.PageOfAttributeBrief = await self._ask("GET", "/v1/attributes", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "category": category, "kind": kind})
        return answer

    async def iterate_attributes(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, category: documents.Category | None = None, kind: documents.ValueKind | None = None) -> AsyncIterator[documents.AttributeBrief]:
        """List attributes: every item, page after page."""
        async for item in self._iterate("GET", "/v1/attributes", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "category": category, "kind": kind}):
            found: documents.AttributeBrief = item
            yield found

    async def list_comparisons(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, treatment: str | None = None) -> documents.PageOfComparisonBrief:
        """List comparisons."""
        answer: documents.PageOfComparisonBrief = await self._ask("GET", "/v1/comparisons", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "treatment": treatment})
        return answer

    async def iterate_comparisons(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, treatment: str | None = None) -> AsyncIterator[documents.ComparisonBrief]:
        """List comparisons: every item, page after page."""
        async for item in self._iterate("GET", "/v1/comparisons", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "treatment": treatment}):
            found: documents.ComparisonBrief = item
            yield found

    async def list_conditions(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, part_of: str | None = None) -> documents.PageOfConditionBrief:
        """List conditions."""
        answer: documents.PageOfConditionBrief = await self._ask("GET", "/v1/conditions", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "part_of": part_of})
        return answer

    async def iterate_conditions(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, part_of: str | None = None) -> AsyncIterator[documents.ConditionBrief]:
        """List conditions: every item, page after page."""
        async for item in self._iterate("GET", "/v1/conditions", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "part_of": part_of}):
            found: documents.ConditionBrief = item
            yield found

    async def list_editions(self) -> documents.EditionList:
        """List editions."""
        answer: documents.EditionList = await self._ask("GET", "/v1/editions", "json", False, {})
        return answer

    async def list_findings(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None, treatment: str | None = None) -> documents.PageOfFindingBrief:
        """List findings."""
        answer: documents.PageOfFindingBrief = await self._ask("GET", "/v1/findings", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants, "treatment": treatment})
        return answer

    async def iterate_findings(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None, treatment: str | None = None) -> AsyncIterator[documents.FindingBrief]:
        """List findings: every item, page after page."""
        async for item in self._iterate("GET", "/v1/findings", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants, "treatment": treatment}):
            found: documents.FindingBrief = item
            yield found

    async def list_json_schemas(self) -> documents.SchemaList:
        """List JSON Schemas."""
        answer: documents.SchemaList = await self._ask("GET", "/v1/schemas", "json", False, {})
        return answer

    async def list_sources(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, source_type: documents.SourceType | None = None, year: int | None = None) -> documents.PageOfSourceBrief:
        """List sources."""
        answer: documents.PageOfSourceBrief = await self._ask("GET", "/v1/sources", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "source_type": source_type, "year": year})
        return answer

    async def iterate_sources(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, source_type: documents.SourceType | None = None, year: int | None = None) -> AsyncIterator[documents.SourceBrief]:
        """List sources: every item, page after page."""
        async for item in self._iterate("GET", "/v1/sources", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "source_type": source_type, "year": year}):
            found: documents.SourceBrief = item
            yield found

    async def list_treatment_findings(self, slug: str, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None) -> documents.PageOfFindingBrief:
        """List a treatment's findings."""
        answer: documents.PageOfFindingBrief = await self._ask("GET", "/v1/treatments/{slug}/findings", "json", True, {"slug": slug, "limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants})
        return answer

    async def iterate_treatment_findings(self, slug: str, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "year", "-year"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, attribute: str | None = None, condition: str | None = None, category: documents.Category | None = None, source: str | None = None, source_type: documents.SourceType | None = None, certainty: documents.CertaintyLevel | None = None, design: documents.Design | None = None, year: int | None = None, variants: bool | None = None) -> AsyncIterator[documents.FindingBrief]:
        """List a treatment's findings: every item, page after page."""
        async for item in self._iterate("GET", "/v1/treatments/{slug}/findings", "json", True, {"slug": slug, "limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "attribute": attribute, "condition": condition, "category": category, "source": source, "source_type": source_type, "certainty": certainty, "design": design, "year": year, "variants": variants}):
            found: documents.FindingBrief = item
            yield found

    async def list_treatments(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "name", "-name"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, category: documents.Category | None = None, variant_of: str | None = None, form: documents.TreatmentForm | None = None, source_type: documents.SourceType | None = None, where: list[str] | None = None) -> documents.PageOfTreatmentBrief:
        """List treatments."""
        answer: documents.PageOfTreatmentBrief = await self._ask("GET", "/v1/treatments", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "category": category, "variant_of": variant_of, "form": form, "source_type": source_type, "where": where})
        return answer

    async def iterate_treatments(self, *, limit: int | None = None, cursor: str | None = None, sort: Literal["slug", "-slug", "updated", "-updated", "name", "-name"] | None = None, count: bool | None = None, fields: str | None = None, updated_since: str | None = None, condition: str | None = None, category: documents.Category | None = None, variant_of: str | None = None, form: documents.TreatmentForm | None = None, source_type: documents.SourceType | None = None, where: list[str] | None = None) -> AsyncIterator[documents.TreatmentBrief]:
        """List treatments: every item, page after page."""
        async for item in self._iterate("GET", "/v1/treatments", "json", True, {"limit": limit, "cursor": cursor, "sort": sort, "count": count, "fields": fields, "updated_since": updated_since, "condition": condition, "category": category, "variant_of": variant_of, "form": form, "source_type": source_type, "where": where}):
            found: documents.TreatmentBrief = item
            yield found

    async def read_attribute(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Attribute:
        """Read an attribute."""
        answer: documents.Attribute = await self._ask("GET", "/v1/attributes/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_catalogue_of_editions(self) -> dict[str, Any]:
        """Read the catalogue (DCAT)."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/catalog.jsonld", "json", False, {})
        return answer

    async def read_changes(self, edition_id: str, *, since: str | None = None) -> documents.Changes:
        """Read what changed."""
        answer: documents.Changes = await self._ask("GET", "/v1/editions/{edition_id}/changes", "json", False, {"edition_id": edition_id, "since": since})
        return answer

    async def read_comparison(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Comparison:
        """Read a comparison."""
        answer: documents.Comparison = await self._ask("GET", "/v1/comparisons/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_comparison_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a comparison in another form."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/comparisons/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    async def read_comparison_picture(self, slug: str, name: str, *, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None) -> str:
        """Read a comparison's picture."""
        answer: str = await self._ask("GET", "/v1/comparisons/{slug}/pictures/{name}.txt", "text", True, {"slug": slug, "name": name, "theme": theme, "width": width, "attribute": attribute})
        return answer

    async def read_composed_picture(self, name: str, *, treatments: str, theme: Literal["light", "dark", "auto"] | None = None, width: int | None = None, attribute: str | None = None, condition: str | None = None) -> str:
        """Read a picture of any treatments."""
        answer: str = await self._ask("GET", "/v1/compare/pictures/{name}.txt", "text", True, {"name": name, "theme": theme, "width": width, "attribute": attribute, "treatments": treatments, "condition": condition})
        return answer

    async def read_condition(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Condition:
        """Read a condition."""
        answer: documents.Condition = await self._ask("GET", "/v1/conditions/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_context(self) -> dict[str, Any]:
        """Read the JSON-LD context."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/contexts/1.jsonld", "json", False, {})
        return answer

    async def read_data_package(self, edition_id: str) -> documents.DataPackage:
        """List an edition's downloads."""
        answer: documents.DataPackage = await self._ask("GET", "/v1/editions/{edition_id}/datapackage.json", "json", False, {"edition_id": edition_id})
        return answer

    async def read_dataset(self, edition_id: str) -> dict[str, Any]:
        """Describe an edition's downloads (DCAT)."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/editions/{edition_id}/dataset.jsonld", "json", False, {"edition_id": edition_id})
        return answer

    async def read_edition(self, edition_id: str) -> documents.Edition:
        """Read an edition."""
        answer: documents.Edition = await self._ask("GET", "/v1/editions/{edition_id}", "json", False, {"edition_id": edition_id})
        return answer

    async def read_finding(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Finding:
        """Read a finding."""
        answer: documents.Finding = await self._ask("GET", "/v1/findings/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_finding_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a finding in another form."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/findings/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    async def read_json_schema(self, name: str) -> dict[str, Any]:
        """Read a JSON Schema."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/schemas/{name}", "json", False, {"name": name})
        return answer

    async def read_liveness(self) -> documents.Liveness:
        """Is the process alive."""
        answer: documents.Liveness = await self._ask("GET", "/v1/health/live", "json", False, {})
        return answer

    async def read_meta(self) -> documents.Meta:
        """What is served."""
        answer: documents.Meta = await self._ask("GET", "/v1/meta", "json", True, {})
        return answer

    async def read_problem_type(self, name: str) -> documents.ProblemTypeDocument:
        """What an error means."""
        answer: documents.ProblemTypeDocument = await self._ask("GET", "/problems/{name}", "json", False, {"name": name})
        return answer

    async def read_quality(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Quality:
        """Read a comparison's quality."""
        answer: documents.Quality = await self._ask("GET", "/v1/comparisons/{slug}/quality", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_readiness(self) -> documents.Readiness:
        """Can it be read."""
        answer: documents.Readiness = await self._ask("GET", "/v1/health/ready", "json", False, {})
        return answer

    async def read_rules(self) -> documents.Rules:
        """How comparisons are made."""
        answer: documents.Rules = await self._ask("GET", "/v1/rules", "json", True, {})
        return answer

    async def read_schedule(self, slug: str, *, start: str, weeks: int | None = None, regimen: str | None = None) -> documents.Schedule:
        """Read a treatment's schedule."""
        answer: documents.Schedule = await self._ask("GET", "/v1/treatments/{slug}/schedule", "json", True, {"slug": slug, "start": start, "weeks": weeks, "regimen": regimen})
        return answer

    async def read_source(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Source:
        """Read a source."""
        answer: documents.Source = await self._ask("GET", "/v1/sources/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_source_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a source in another form."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/sources/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    async def read_summary_of_findings(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Summary:
        """Read a summary of findings."""
        answer: documents.Summary = await self._ask("GET", "/v1/comparisons/{slug}/summary-of-findings", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_treatment(self, slug: str, *, fields: str | None = None, include: str | None = None) -> documents.Treatment:
        """Read a treatment."""
        answer: documents.Treatment = await self._ask("GET", "/v1/treatments/{slug}", "json", True, {"slug": slug, "fields": fields, "include": include})
        return answer

    async def read_treatment_form(self, slug: str, suffix: str) -> dict[str, Any]:
        """Read a treatment in another form."""
        answer: dict[str, Any] = await self._ask("GET", "/v1/treatments/{slug}.{suffix}", "json", True, {"slug": slug, "suffix": suffix})
        return answer

    async def search_records(self, *, q: str, kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"] | None = None, limit: int | None = None, cursor: str | None = None) -> documents.SearchResults:
        """Search everything."""
        answer: documents.SearchResults = await self._ask("GET", "/v1/search", "json", True, {"q": q, "kind": kind, "limit": limit, "cursor": cursor})
        return answer

    async def iterate_search_records(self, *, q: str, kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"] | None = None, limit: int | None = None, cursor: str | None = None) -> AsyncIterator[documents.SearchResult]:
        """Search everything: every item, page after page."""
        async for item in self._iterate("GET", "/v1/search", "json", True, {"q": q, "kind": kind, "limit": limit, "cursor": cursor}):
            found: documents.SearchResult = item
            yield found

    async def verify_text(self, body: dict[str, Any]) -> documents.Verification:
        """Check a text's numbers."""
        answer: documents.Verification = await self._ask("POST", "/v1/verify", "json", False, {}, body)
        return answer
