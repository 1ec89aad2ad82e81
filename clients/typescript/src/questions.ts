// Generated from docs/openapi.json by `make clients`. Do not edit.

import type * as documents from "./documents.js";
import { Asker } from "./asking.js";

/** Every question of the API, one a method. */
export class Questions extends Asker {
  /** Compose a comparison. */
  compare(asked: Compare): Promise<documents.Comparison> {
    return this.ask({"method": "GET", "path": "/v1/compare", "form": "json", "editions": true}, asked);
  }
  /** Compose a comparison in another form. */
  compareForm(asked: CompareForm): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/compare.{suffix}", "form": "json", "editions": true}, asked);
  }
  /** Draw a comparison as PNG. */
  downloadComparisonPicture(asked: DownloadComparisonPicture): Promise<Uint8Array> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}/pictures/{name}.png", "form": "bytes", "editions": true}, asked);
  }
  /** Draw any treatments as PNG. */
  downloadComposedPicture(asked: DownloadComposedPicture): Promise<Uint8Array> {
    return this.ask({"method": "GET", "path": "/v1/compare/pictures/{name}.png", "form": "bytes", "editions": true}, asked);
  }
  /** Download an edition. */
  downloadEdition(asked: DownloadEdition): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/editions/{edition_id}/download.{suffix}", "form": "json", "editions": false}, asked);
  }
  /** Download a treatment's schedule. */
  downloadSchedule(asked: DownloadSchedule): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/treatments/{slug}/schedule.ics", "form": "text", "editions": true}, asked);
  }
  /** Draw a comparison as SVG. */
  drawComparison(asked: DrawComparison): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}/pictures/{name}.svg", "form": "text", "editions": true}, asked);
  }
  /** Draw any treatments as SVG. */
  drawComposed(asked: DrawComposed): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/compare/pictures/{name}.svg", "form": "text", "editions": true}, asked);
  }
  /** List attributes. */
  listAttributes(asked: ListAttributes = {}): Promise<documents.PageOfAttributeBrief> {
    return this.ask({"method": "GET", "path": "/v1/attributes", "form": "json", "editions": true}, asked);
  }
  /** List attributes: every item, page after page. */
  iterateAttributes(asked: ListAttributes = {}): AsyncGenerator<documents.AttributeBrief> {
    return this.iterate({"method": "GET", "path": "/v1/attributes", "form": "json", "editions": true}, asked);
  }
  /** List comparisons. */
  listComparisons(asked: ListComparisons = {}): Promise<documents.PageOfComparisonBrief> {
    return this.ask({"method": "GET", "path": "/v1/comparisons", "form": "json", "editions": true}, asked);
  }
  /** List comparisons: every item, page after page. */
  iterateComparisons(asked: ListComparisons = {}): AsyncGenerator<documents.ComparisonBrief> {
    return this.iterate({"method": "GET", "path": "/v1/comparisons", "form": "json", "editions": true}, asked);
  }
  /** List conditions. */
  listConditions(asked: ListConditions = {}): Promise<documents.PageOfConditionBrief> {
    return this.ask({"method": "GET", "path": "/v1/conditions", "form": "json", "editions": true}, asked);
  }
  /** List conditions: every item, page after page. */
  iterateConditions(asked: ListConditions = {}): AsyncGenerator<documents.ConditionBrief> {
    return this.iterate({"method": "GET", "path": "/v1/conditions", "form": "json", "editions": true}, asked);
  }
  /** List editions. */
  listEditions(): Promise<documents.EditionList> {
    return this.ask({"method": "GET", "path": "/v1/editions", "form": "json", "editions": false}, {});
  }
  /** List findings. */
  listFindings(asked: ListFindings = {}): Promise<documents.PageOfFindingBrief> {
    return this.ask({"method": "GET", "path": "/v1/findings", "form": "json", "editions": true}, asked);
  }
  /** List findings: every item, page after page. */
  iterateFindings(asked: ListFindings = {}): AsyncGenerator<documents.FindingBrief> {
    return this.iterate({"method": "GET", "path": "/v1/findings", "form": "json", "editions": true}, asked);
  }
  /** List JSON Schemas. */
  listJsonSchemas(): Promise<documents.SchemaList> {
    return this.ask({"method": "GET", "path": "/v1/schemas", "form": "json", "editions": false}, {});
  }
  /** List sources. */
  listSources(asked: ListSources = {}): Promise<documents.PageOfSourceBrief> {
    return this.ask({"method": "GET", "path": "/v1/sources", "form": "json", "editions": true}, asked);
  }
  /** List sources: every item, page after page. */
  iterateSources(asked: ListSources = {}): AsyncGenerator<documents.SourceBrief> {
    return this.iterate({"method": "GET", "path": "/v1/sources", "form": "json", "editions": true}, asked);
  }
  /** List a treatment's findings. */
  listTreatmentFindings(asked: ListTreatmentFindings): Promise<documents.PageOfFindingBrief> {
    return this.ask({"method": "GET", "path": "/v1/treatments/{slug}/findings", "form": "json", "editions": true}, asked);
  }
  /** List a treatment's findings: every item, page after page. */
  iterateTreatmentFindings(asked: ListTreatmentFindings): AsyncGenerator<documents.FindingBrief> {
    return this.iterate({"method": "GET", "path": "/v1/treatments/{slug}/findings", "form": "json", "editions": true}, asked);
  }
  /** List treatments. */
  listTreatments(asked: ListTreatments = {}): Promise<documents.PageOfTreatmentBrief> {
    return this.ask({"method": "GET", "path": "/v1/treatments", "form": "json", "editions": true}, asked);
  }
  /** List treatments: every item, page after page. */
  iterateTreatments(asked: ListTreatments = {}): AsyncGenerator<documents.TreatmentBrief> {
    return this.iterate({"method": "GET", "path": "/v1/treatments", "form": "json", "editions": true}, asked);
  }
  /** Read an attribute. */
  readAttribute(asked: ReadAttribute): Promise<documents.Attribute> {
    return this.ask({"method": "GET", "path": "/v1/attributes/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read the catalogue (DCAT). */
  readCatalogueOfEditions(): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/catalog.jsonld", "form": "json", "editions": false}, {});
  }
  /** Read what changed. */
  readChanges(asked: ReadChanges): Promise<documents.Changes> {
    return this.ask({"method": "GET", "path": "/v1/editions/{edition_id}/changes", "form": "json", "editions": false}, asked);
  }
  /** Read a comparison. */
  readComparison(asked: ReadComparison): Promise<documents.Comparison> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read a comparison in another form. */
  readComparisonForm(asked: ReadComparisonForm): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}.{suffix}", "form": "json", "editions": true}, asked);
  }
  /** Read a comparison's picture. */
  readComparisonPicture(asked: ReadComparisonPicture): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}/pictures/{name}.txt", "form": "text", "editions": true}, asked);
  }
  /** Read a picture of any treatments. */
  readComposedPicture(asked: ReadComposedPicture): Promise<string> {
    return this.ask({"method": "GET", "path": "/v1/compare/pictures/{name}.txt", "form": "text", "editions": true}, asked);
  }
  /** Read a condition. */
  readCondition(asked: ReadCondition): Promise<documents.Condition> {
    return this.ask({"method": "GET", "path": "/v1/conditions/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read the JSON-LD context. */
  readContext(): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/contexts/1.jsonld", "form": "json", "editions": false}, {});
  }
  /** List an edition's downloads. */
  readDataPackage(asked: ReadDataPackage): Promise<documents.DataPackage> {
    return this.ask({"method": "GET", "path": "/v1/editions/{edition_id}/datapackage.json", "form": "json", "editions": false}, asked);
  }
  /** Describe an edition's downloads (DCAT). */
  readDataset(asked: ReadDataset): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/editions/{edition_id}/dataset.jsonld", "form": "json", "editions": false}, asked);
  }
  /** Read an edition. */
  readEdition(asked: ReadEdition): Promise<documents.Edition> {
    return this.ask({"method": "GET", "path": "/v1/editions/{edition_id}", "form": "json", "editions": false}, asked);
  }
  /** Read a finding. */
  readFinding(asked: ReadFinding): Promise<documents.Finding> {
    return this.ask({"method": "GET", "path": "/v1/findings/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read a finding in another form. */
  readFindingForm(asked: ReadFindingForm): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/findings/{slug}.{suffix}", "form": "json", "editions": true}, asked);
  }
  /** Read a JSON Schema. */
  readJsonSchema(asked: ReadJsonSchema): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/schemas/{name}", "form": "json", "editions": false}, asked);
  }
  /** Is the process alive. */
  readLiveness(): Promise<documents.Liveness> {
    return this.ask({"method": "GET", "path": "/v1/health/live", "form": "json", "editions": false}, {});
  }
  /** What is served. */
  readMeta(): Promise<documents.Meta> {
    return this.ask({"method": "GET", "path": "/v1/meta", "form": "json", "editions": true}, {});
  }
  /** What an error means. */
  readProblemType(asked: ReadProblemType): Promise<documents.ProblemTypeDocument> {
    return this.ask({"method": "GET", "path": "/problems/{name}", "form": "json", "editions": false}, asked);
  }
  /** Read a comparison's quality. */
  readQuality(asked: ReadQuality): Promise<documents.Quality> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}/quality", "form": "json", "editions": true}, asked);
  }
  /** Can it be read. */
  readReadiness(): Promise<documents.Readiness> {
    return this.ask({"method": "GET", "path": "/v1/health/ready", "form": "json", "editions": false}, {});
  }
  /** How comparisons are made. */
  readRules(): Promise<documents.Rules> {
    return this.ask({"method": "GET", "path": "/v1/rules", "form": "json", "editions": true}, {});
  }
  /** Read a treatment's schedule. */
  readSchedule(asked: ReadSchedule): Promise<documents.Schedule> {
    return this.ask({"method": "GET", "path": "/v1/treatments/{slug}/schedule", "form": "json", "editions": true}, asked);
  }
  /** Read a source. */
  readSource(asked: ReadSource): Promise<documents.Source> {
    return this.ask({"method": "GET", "path": "/v1/sources/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read a source in another form. */
  readSourceForm(asked: ReadSourceForm): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/sources/{slug}.{suffix}", "form": "json", "editions": true}, asked);
  }
  /** Read a summary of findings. */
  readSummaryOfFindings(asked: ReadSummaryOfFindings): Promise<documents.Summary> {
    return this.ask({"method": "GET", "path": "/v1/comparisons/{slug}/summary-of-findings", "form": "json", "editions": true}, asked);
  }
  /** Read a treatment. */
  readTreatment(asked: ReadTreatment): Promise<documents.Treatment> {
    return this.ask({"method": "GET", "path": "/v1/treatments/{slug}", "form": "json", "editions": true}, asked);
  }
  /** Read a treatment in another form. */
  readTreatmentForm(asked: ReadTreatmentForm): Promise<Readonly<Record<string, unknown>>> {
    return this.ask({"method": "GET", "path": "/v1/treatments/{slug}.{suffix}", "form": "json", "editions": true}, asked);
  }
  /** Search everything. */
  searchRecords(asked: SearchRecords): Promise<documents.SearchResults> {
    return this.ask({"method": "GET", "path": "/v1/search", "form": "json", "editions": true}, asked);
  }
  /** Search everything: every item, page after page. */
  iterateSearchRecords(asked: SearchRecords): AsyncGenerator<documents.SearchResult> {
    return this.iterate({"method": "GET", "path": "/v1/search", "form": "json", "editions": true}, asked);
  }
  /** Check a text's numbers. */
  verifyText(body: Readonly<Record<string, unknown>>): Promise<documents.Verification> {
    return this.ask({"method": "POST", "path": "/v1/verify", "form": "json", "editions": false}, {}, body);
  }
}

/** What may be asked with each question. */
export interface Compare {
  /** From two to eight slugs of treatments, with commas between them. */
  readonly treatments: string;
  /** The condition the values are to be of; everything known where it is left out. */
  readonly condition?: string;
  /** The rows, in this order; every attribute with a value where it is left out. */
  readonly attributes?: string;
  /** Only rows of this category. */
  readonly category?: documents.Category;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
}

export interface CompareForm {
  /** The form. `json`: the record itself; `csv`: a table, one row a finding or gap; `csv-metadata.json`: what its columns mean; `xlsx`: a workbook; `md`: a text to read; `jsonld`: linked data; `fhir.json`: a FHIR R5 bundle; `ris`: the sources for reference managers; `bib`: the sources for BibTeX; `csl.json`: the sources for citation processors. */
  readonly suffix: "json" | "csv" | "csv-metadata.json" | "xlsx" | "md" | "jsonld" | "fhir.json" | "ris" | "bib" | "csl.json" | "html" | "svg" | "png";
  /** From two to eight slugs of treatments, with commas between them. */
  readonly treatments: string;
  /** The condition the values are to be of; everything known where it is left out. */
  readonly condition?: string;
}

export interface DownloadComparisonPicture {
  /** The record's slug. */
  readonly slug: string;
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours. */
  readonly theme?: "light" | "dark";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
}

export interface DownloadComposedPicture {
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours. */
  readonly theme?: "light" | "dark";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
  /** From two to eight slugs of treatments, with commas between them. */
  readonly treatments: string;
  /** The condition the values are to be of; everything known where it is left out. */
  readonly condition?: string;
}

export interface DownloadEdition {
  /** An edition's id, YYYY.MM.N. */
  readonly edition_id: string;
  /** `ndjson`: every record, one a line; `csv.zip`: every table as CSV, with a data package; `sqlite`: every table and record as a database; `parquet`: every finding, typed. */
  readonly suffix: "ndjson" | "csv.zip" | "sqlite" | "parquet";
}

export interface DownloadSchedule {
  /** The record's slug. */
  readonly slug: string;
  /** The day the treatment would begin. */
  readonly start: string;
  /** How many weeks to look at. */
  readonly weeks?: number;
  /** Which regimen, by its slug (`burden[].regimen.slug`) or its number from 1 up; the first where it is left out. */
  readonly regimen?: string;
}

export interface DrawComparison {
  /** The record's slug. */
  readonly slug: string;
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours; `auto` follows the reader's system. */
  readonly theme?: "light" | "dark" | "auto";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
}

export interface DrawComposed {
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours; `auto` follows the reader's system. */
  readonly theme?: "light" | "dark" | "auto";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
  /** From two to eight slugs of treatments, with commas between them. */
  readonly treatments: string;
  /** The condition the values are to be of; everything known where it is left out. */
  readonly condition?: string;
}

export interface ListAttributes {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only attributes of this category. */
  readonly category?: documents.Category;
  /** Only attributes whose values are of this kind. */
  readonly kind?: documents.ValueKind;
}

export interface ListComparisons {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only comparisons under this condition. */
  readonly condition?: string;
  /** Only comparisons that hold this treatment. */
  readonly treatment?: string;
}

export interface ListConditions {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only the narrower ones of this condition. */
  readonly part_of?: string;
}

export interface ListFindings {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated" | "year" | "-year";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only findings about this attribute. */
  readonly attribute?: string;
  /** Only findings under this condition. */
  readonly condition?: string;
  /** Only findings about attributes of this category. */
  readonly category?: documents.Category;
  /** Only findings from this source. */
  readonly source?: string;
  /** Only findings from sources of this type. */
  readonly source_type?: documents.SourceType;
  /** Only findings of this level of certainty. */
  readonly certainty?: documents.CertaintyLevel;
  /** Only findings from studies of this design. */
  readonly design?: documents.Design;
  /** The year of the source. */
  readonly year?: number;
  /** With a treatment: its variants' findings too. */
  readonly variants?: boolean;
  /** Only findings about this treatment. */
  readonly treatment?: string;
}

export interface ListSources {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated" | "year" | "-year";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only sources of this type. */
  readonly source_type?: documents.SourceType;
  /** Only sources of this year. */
  readonly year?: number;
}

export interface ListTreatmentFindings {
  /** The record's slug. */
  readonly slug: string;
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated" | "year" | "-year";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only findings about this attribute. */
  readonly attribute?: string;
  /** Only findings under this condition. */
  readonly condition?: string;
  /** Only findings about attributes of this category. */
  readonly category?: documents.Category;
  /** Only findings from this source. */
  readonly source?: string;
  /** Only findings from sources of this type. */
  readonly source_type?: documents.SourceType;
  /** Only findings of this level of certainty. */
  readonly certainty?: documents.CertaintyLevel;
  /** Only findings from studies of this design. */
  readonly design?: documents.Design;
  /** The year of the source. */
  readonly year?: number;
  /** With a treatment: its variants' findings too. */
  readonly variants?: boolean;
}

export interface ListTreatments {
  /** How many items a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
  /** The order of the list; a leading minus turns it round. */
  readonly sort?: "slug" | "-slug" | "updated" | "-updated" | "name" | "-name";
  /** Whether to count the whole list. */
  readonly count?: boolean;
  /** Only these members of each item, with commas between them, from the whole record. */
  readonly fields?: string;
  /** Only records whose substance changed on or after this day or time (UTC). */
  readonly updated_since?: string;
  /** Only treatments of this condition; `where` then reads the values under it. */
  readonly condition?: string;
  /** Only treatments with a finding of this category. */
  readonly category?: documents.Category;
  /** Only the variants of this treatment. */
  readonly variant_of?: string;
  /** Only treatments of this form. */
  readonly form?: documents.TreatmentForm;
  /** Only treatments with a finding from a source of this type. */
  readonly source_type?: documents.SourceType;
  /** Only treatments whose headline value satisfies this: attribute:operator:amount with its unit, as in onset:lte:3d; operators are lt, lte, gt, gte, eq. The whole of a range must. May stand several times. */
  readonly where?: readonly string[];
}

export interface ReadAttribute {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadChanges {
  /** An edition's id, YYYY.MM.N. */
  readonly edition_id: string;
  /** The edition to compare with; its parent where it is left out. */
  readonly since?: string;
}

export interface ReadComparison {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadComparisonForm {
  /** The record's slug. */
  readonly slug: string;
  /** The form. `json`: the record itself; `csv`: a table, one row a finding or gap; `csv-metadata.json`: what its columns mean; `xlsx`: a workbook; `md`: a text to read; `jsonld`: linked data; `fhir.json`: a FHIR R5 bundle; `ris`: the sources for reference managers; `bib`: the sources for BibTeX; `csl.json`: the sources for citation processors. */
  readonly suffix: "json" | "csv" | "csv-metadata.json" | "xlsx" | "md" | "jsonld" | "fhir.json" | "ris" | "bib" | "csl.json" | "html" | "svg" | "png";
}

export interface ReadComparisonPicture {
  /** The record's slug. */
  readonly slug: string;
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours; `auto` follows the reader's system. */
  readonly theme?: "light" | "dark" | "auto";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
}

export interface ReadComposedPicture {
  /** Which picture. */
  readonly name: "timeline" | "icons" | "intervals";
  /** The colours; `auto` follows the reader's system. */
  readonly theme?: "light" | "dark" | "auto";
  /** How many pixels wide; the height follows from what is shown. */
  readonly width?: number;
  /** For `icons` and `intervals`: only this attribute of the comparison. */
  readonly attribute?: string;
  /** From two to eight slugs of treatments, with commas between them. */
  readonly treatments: string;
  /** The condition the values are to be of; everything known where it is left out. */
  readonly condition?: string;
}

export interface ReadCondition {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadDataPackage {
  /** An edition's id, YYYY.MM.N. */
  readonly edition_id: string;
}

export interface ReadDataset {
  /** An edition's id, YYYY.MM.N. */
  readonly edition_id: string;
}

export interface ReadEdition {
  /** An edition's id, YYYY.MM.N. */
  readonly edition_id: string;
}

export interface ReadFinding {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadFindingForm {
  /** The record's slug. */
  readonly slug: string;
  /** The form. `json`: the record itself; `csv`: a table, one row a finding or gap; `csv-metadata.json`: what its columns mean; `xlsx`: a workbook; `md`: a text to read; `jsonld`: linked data; `fhir.json`: a FHIR R5 bundle; `ris`: the sources for reference managers; `bib`: the sources for BibTeX; `csl.json`: the sources for citation processors. */
  readonly suffix: "json" | "csv" | "csv-metadata.json" | "xlsx" | "md" | "jsonld" | "fhir.json" | "ris" | "bib" | "csl.json" | "html";
}

export interface ReadJsonSchema {
  /** The plural noun of what it describes. */
  readonly name: string;
}

export interface ReadProblemType {
  /** The last part of a problem's `type`. */
  readonly name: string;
}

export interface ReadQuality {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadSchedule {
  /** The record's slug. */
  readonly slug: string;
  /** The day the treatment would begin. */
  readonly start: string;
  /** How many weeks to look at. */
  readonly weeks?: number;
  /** Which regimen, by its slug (`burden[].regimen.slug`) or its number from 1 up; the first where it is left out. */
  readonly regimen?: string;
}

export interface ReadSource {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadSourceForm {
  /** The record's slug. */
  readonly slug: string;
  /** The form. `json`: the record itself; `ris`: the sources for reference managers; `bib`: the sources for BibTeX; `csl.json`: the sources for citation processors; `vancouver.txt`: a reference in the style of Vancouver; `apa.txt`: a reference in the style of APA; `ama.txt`: a reference in the style of AMA. */
  readonly suffix: "json" | "ris" | "bib" | "csl.json" | "vancouver.txt" | "apa.txt" | "ama.txt";
}

export interface ReadSummaryOfFindings {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadTreatment {
  /** The record's slug. */
  readonly slug: string;
  /** Only these members of the answer, with commas between them. */
  readonly fields?: string;
  /** Related records to add under `included`, with commas between them. */
  readonly include?: string;
}

export interface ReadTreatmentForm {
  /** The record's slug. */
  readonly slug: string;
  /** The form. `json`: the record itself; `csv`: a table, one row a finding or gap; `csv-metadata.json`: what its columns mean; `xlsx`: a workbook; `md`: a text to read; `jsonld`: linked data; `fhir.json`: a FHIR R5 bundle; `ris`: the sources for reference managers; `bib`: the sources for BibTeX; `csl.json`: the sources for citation processors. */
  readonly suffix: "json" | "csv" | "csv-metadata.json" | "xlsx" | "md" | "jsonld" | "fhir.json" | "ris" | "bib" | "csl.json" | "html";
}

export interface SearchRecords {
  /** A few words; every one must occur, the last may be unfinished. No operators. */
  readonly q: string;
  /** Only records of this kind. */
  readonly kind?: "treatment" | "condition" | "attribute" | "finding" | "source" | "comparison";
  /** How many matches a page holds. */
  readonly limit?: number;
  /** Where the page begins: take it from the `next` address of the page before. */
  readonly cursor?: string;
}
