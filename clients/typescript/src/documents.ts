// Generated from docs/openapi.json by `make clients`. Do not edit.

/** Why a cell has no value. Zero is a value, never an absence. */
export type AbsenceReason = "not_reported" | "not_studied" | "not_applicable" | "withheld" | "pending";

/** Whose lives the value describes. */
export type AgeGroup = "adults" | "older_adults" | "adolescents" | "all_ages" | "not_stated";

/** How the other findings of a cell stand to its headline. */
export type AgreementStatus = "single" | "consistent" | "differs" | "contradicts";

/** Who was counted. */
export type AnalysisSet = "all_randomised" | "modified_intention_to_treat" | "observed_cases" | "last_observation_carried_forward" | "completers" | "per_protocol" | "responders_or_remitters" | "safety" | "pooled" | "all_treated" | "not_stated";

/** What is asked of a person. */
export type Asked = "sessions" | "visits" | "minutes" | "observation_minutes" | "hours" | "weeks";

/** Which way a value must move to be better for the person treated. */
export type Better = "higher" | "lower" | "neither";

/** Who did not know which arm a person was in. */
export type Blinding = "double_blind" | "rater_blind" | "open_label" | "mixed" | "not_stated";

/** What side of a treatment an attribute describes; the order is the order readers meet them in. */
export type Category = "efficacy" | "speed" | "durability" | "regimen" | "harms" | "access" | "description";

/** GRADE levels, and what is said when nobody rated. */
export type CertaintyLevel = "high" | "moderate" | "low" | "very_low" | "not_rated";

/** Whether the two may be compared. */
export type Comparability = "comparable" | "with_caveats" | "not_comparable";

/** What the treated were measured against. */
export type ComparatorKind = "sham" | "placebo" | "active_placebo" | "active" | "usual_care" | "no_treatment" | "mixed_control" | "baseline";

/** What one counted thing is. */
export type Denominator = "patient" | "session" | "course" | "patient_year" | "report";

/** How the value came to be known, as far as the source says. */
export type Design = "systematic_review" | "randomised_trial" | "network_meta_analysis" | "label" | "randomised_withdrawal" | "secondary_analysis" | "health_technology_assessment" | "guideline" | "regulatory" | "single_arm_trial" | "observational" | "registry" | "economic_model" | "survey" | "case_report" | "narrative_review" | "payer_policy" | "education_page" | "manufacturer_page" | "news_report" | "clinic_page" | "web_article";

/** How the two values came to stand side by side; the first is the best. */
export type Directness = "same_trial" | "head_to_head" | "common_comparator" | "cross_study";

/** Measures of one treatment against a comparator. */
export type EffectMeasure = "risk_ratio" | "odds_ratio" | "hazard_ratio" | "risk_difference" | "mean_difference" | "standardised_mean_difference" | "number_needed_to_treat" | "number_needed_to_harm";

/** What a criterion is for. */
export type Group = "qualifying" | "certification" | "quality";

/** Why a result comes without the risk of people who went without the treatment. */
export type NoBaseline = "no_comparator" | "other_treatment" | "not_counted" | "not_a_share";

/** Why a value does not become so many in 1000. */
export type NoRisk = "no_baseline" | "not_a_risk" | "other_count" | "other_comparator" | "other_condition" | "other_direction" | "direction_not_stated" | "not_applicable" | "one_end_only";

/** Whether the source states the value or we worked it out from other findings. */
export type Obtained = "stated" | "derived";

/** What the row says. */
export type Outcome = "favours" | "similar" | "uncertain" | "not_comparable" | "no_data";

/** Whether a clinician has attested the content. */
export type ReviewStatus = "not_clinically_reviewed" | "clinically_reviewed";

/** Whether the value is of this treatment alone or of a wider pool it belongs to. */
export type Scope = "this_treatment" | "pooled_variants" | "wider_pool";

/** What a source is. */
export type SourceType = "randomised_trial" | "secondary_analysis" | "systematic_review" | "network_meta_analysis" | "open_trial" | "observational_study" | "registry" | "case_report" | "methods_study" | "narrative_review" | "label" | "regulatory_notice" | "agency_page" | "guideline" | "health_technology_assessment" | "economic_evaluation" | "payer_policy" | "survey" | "textbook" | "terminology" | "manufacturer_page" | "clinic_page" | "news_report" | "web_article";

/** What a stated number is beside what is published. */
export type Standing = "matching" | "outdated" | "different" | "never_ours" | "unclear";

/** How a comparison stands to a criterion. */
export type Status = "met" | "not_met" | "attested" | "not_attested";

/** How near the reading was to the thing itself: A the paper, label or agency page; D a copy of uncertain hands. */
export type Tier = "A" | "B" | "C" | "D";

/** What a treatment physically is. */
export type TreatmentForm = "procedure" | "drug" | "drug_class" | "device" | "psychological" | "other";

/** The shapes a value can take. */
export type ValueKind = "duration" | "count" | "proportion" | "rate" | "effect" | "change" | "money" | "level" | "statement";

/** Why there is no value, and where and when somebody looked. */
export interface Absence {
  readonly reason: AbsenceReason;
  readonly words: string;
  readonly looked_in: string;
  readonly looked_on: string;
  readonly note?: string;
}

/** An attribute without a value, and why. */
export interface AbsentAttribute {
  readonly attribute: AttributeReference;
  readonly absence: Absence;
}

/** A treatment of a comparison for which nothing can be computed, and why. */
export interface AbsentBurden {
  readonly state: "absent";
  readonly treatment: string;
  readonly display: string;
  readonly absence: Absence;
}

/** A cell without a value, and why. */
export interface AbsentCell {
  readonly state: "absent";
  readonly treatment: string;
  readonly display: string;
  readonly absence: Absence;
}

/** A treatment without a result for the outcome, and why. */
export interface AbsentResult {
  readonly state: "absent";
  readonly treatment: string;
  readonly display: string;
  readonly absence: Absence;
}

/** How many in 1000 have the outcome with the treatment. */
export interface AbsoluteRisk {
  readonly display: string;
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  readonly high?: number;
  readonly interval?: Interval;
  /** Only where a baseline was used. */
  readonly difference?: RiskDifference;
  /** The baseline the effect was applied to; left out where the value's own counts say it. */
  readonly baseline?: BaselineRisk;
  readonly method: string;
  readonly conventions: readonly string[];
  /** What to be careful of: `capped` where a limit went past what is possible. */
  readonly flags: readonly string[];
  /** Method, conventions and flags in plain sentences. */
  readonly explanation: string;
}

/** How the findings of a cell agree with its headline. */
export interface Agreement {
  readonly status: AgreementStatus;
  readonly differing: readonly string[];
  /** The labels on which the differing findings differ from the headline. */
  readonly labels: readonly string[];
}

/** One comparable property. */
export interface Attribute {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly category: Category;
  readonly kind: ValueKind;
  readonly unit: string;
  readonly better: Better;
  readonly position: number;
  readonly definition: string;
  readonly also_known_as: readonly string[];
  readonly also_kinds: readonly ValueKind[];
  readonly unit_words: string;
  readonly worthwhile_differences: readonly WorthwhileDifference[];
  readonly finding_count: number;
  readonly treatment_count: number;
  /** How many treatments have no value, by reason. */
  readonly absences: Readonly<Record<string, number>>;
  readonly review: Review;
  /** Only where `include` asked for it. */
  readonly included?: AttributeIncluded;
}

/** An attribute as lists show it. */
export interface AttributeBrief {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly category: Category;
  readonly kind: ValueKind;
  readonly unit: string;
  readonly better: Better;
  readonly position: number;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface AttributeIncluded {
  readonly findings?: readonly Finding[];
}

/** An attribute as a finding or a row names it. */
export interface AttributeReference {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly category: Category;
}

/** How many in 1000 have the outcome without the treatment, who they are, and where that stands. */
export interface BaselineRisk {
  readonly per_1000: number;
  /** Who they are, what they had instead, and over what time. */
  readonly words: string;
  /** The figure as it stands in its source, or in the finding it is of. */
  readonly display?: string;
  readonly source_number: number;
  readonly locator: string;
}

/** A finding as a cell shows it. */
export interface CellFinding {
  readonly id: string;
  /** The treatment or variant the finding is of. */
  readonly treatment: string;
  readonly condition?: string;
  /** The value in words; the finding's own address has it as data. */
  readonly display: string;
  readonly population: string;
  readonly time_point?: string;
  /** Its number in the list of sources. */
  readonly source_number: number;
  readonly locator: string;
}

/** How sure one can be, as entered by the source or an editor; `not_rated` where nobody did. */
export interface Certainty {
  readonly level: CertaintyLevel;
  readonly rated_by?: string;
  readonly reasons: readonly string[];
}

/** A change within one group; it says nothing about what a comparator would have done. */
export interface ChangeValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "change";
  readonly unit: string;
  readonly better: Better;
}

/** What changed from one edition to another. */
export interface Changes {
  /** The edition compared with; left out where there is none before. */
  readonly since?: string;
  readonly edition: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly RecordChange[];
}

/** One number, what it seems to be said of, and what it is beside ours. */
export interface CheckedStatement {
  readonly number: StatedNumber;
  readonly status: Standing;
  /** Why, as a code. */
  readonly reason: string;
  /** Why, in a sentence. */
  readonly why: string;
  readonly treatment?: Reference;
  readonly attribute?: Reference;
  /** The older edition that said so, for an outdated number. */
  readonly edition?: string;
  readonly findings: readonly ComparedFinding[];
}

/** What the treated were measured against, and what happened there. */
export interface Comparator {
  readonly kind: ComparatorKind;
  readonly words: string;
  readonly treatment?: string;
  readonly value?: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  /** The comparator's value in words. */
  readonly display?: string;
}

/** A finding that a number was held against. */
export interface ComparedFinding {
  readonly id: string;
  readonly treatment: string;
  readonly attribute: string;
  /** Its value in words. */
  readonly display: string;
  /** Where it stands, in the edition that says so. */
  readonly address: string;
}

/** A treatment in the head of a comparison. */
export interface ComparedTreatment {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly form: TreatmentForm;
  /** Variants whose findings are shown with its own. */
  readonly variants: readonly Reference[];
  readonly variant_of?: Reference;
  readonly review: Review;
}

/** Treatments side by side, attribute by attribute. */
export interface Comparison {
  /** Its name in addresses; of a composed comparison, the treatments joined by -vs-. */
  readonly slug: string;
  readonly origin: "curated" | "composed";
  readonly title: string;
  readonly question: string;
  readonly summary: string;
  readonly condition?: Reference;
  readonly treatments: readonly ComparedTreatment[];
  /** What each treatment asks of a person, in the order of `treatments`; computed from its first regimen. */
  readonly burden: readonly (ReportedBurden | AbsentBurden)[];
  readonly rows: readonly Row[];
  readonly natural_course?: NaturalCourse;
  /** One a treatment, where an editor wrote them. */
  readonly experiences: readonly Experience[];
  /** Questions for the reader: what matters most to you? */
  readonly what_matters: readonly string[];
  /** Questions to take to a clinician. */
  readonly questions_to_ask: readonly string[];
  /** A way to decide, step by step. */
  readonly steps: readonly string[];
  /** How the evidence was found and chosen. */
  readonly methods?: string;
  readonly update_policy?: string;
  readonly sources: readonly NumberedSource[];
  /** The version of the rules that chose headlines and reached verdicts. */
  readonly rules_version: string;
  readonly funding: string;
  readonly disclaimer: string;
  readonly review: Review;
  readonly digest: string;
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: ComparisonLinks;
  /** Only where `include` asked for it. */
  readonly included?: ComparisonIncluded;
}

/** A comparison as lists show it. */
export interface ComparisonBrief {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly condition?: Reference;
  readonly treatments: readonly Reference[];
}

/** Related records, whole: each list only where `include` asked for it. */
export interface ComparisonIncluded {
  readonly treatments?: readonly Treatment[];
  readonly attributes?: readonly Attribute[];
  readonly sources?: readonly Source[];
  readonly findings?: readonly Finding[];
}

/** Where a comparison lives, and what else is told of it. */
export interface ComparisonLinks {
  /** The record in the current edition. */
  readonly self: string;
  /** The record as this edition printed it; never changes. */
  readonly pinned: string;
  /** Of a curated comparison: the outcomes that matter most. */
  readonly summary_of_findings?: string;
  /** Of a curated comparison: the criteria it meets. */
  readonly quality?: string;
}

/** What is treated. */
export interface Condition {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  readonly slug: string;
  readonly name: string;
  readonly also_known_as: readonly string[];
  readonly definition: string;
  readonly part_of?: Reference;
  readonly narrower: readonly Reference[];
  /** Names of the condition in other systems: mesh, icd_10, icd_11, snomed_ct. */
  readonly codes: Readonly<Record<string, string>>;
  readonly scales: readonly Scale[];
  readonly facts: readonly Fact[];
  readonly treatments: readonly Reference[];
  readonly comparisons: readonly Reference[];
  readonly review: Review;
  /** Only where `include` asked for it. */
  readonly included?: ConditionIncluded;
}

/** A condition as lists show it. */
export interface ConditionBrief {
  readonly slug: string;
  readonly name: string;
  readonly also_known_as: readonly string[];
  readonly definition: string;
  readonly part_of?: Reference;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface ConditionIncluded {
  readonly treatments?: readonly Treatment[];
  readonly comparisons?: readonly Comparison[];
}

/** So many of something: sessions, points, milligrams. */
export interface CountValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "count";
  readonly unit: string;
}

/** How the comparison stands to one criterion. */
export interface CriterionResult {
  readonly number: number;
  readonly group: Group;
  readonly asks: string;
  /** Whether it is computed from the record, or counts only where a person vouched for it. */
  readonly told_by: "software" | "a_person";
  readonly status: Status;
  readonly why: string;
  /** Who vouched for it. */
  readonly by?: string;
  readonly on?: string;
}

/** Everything of an edition that can be downloaded whole. */
export interface DataPackage {
  readonly name: string;
  /** The edition's digest. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly created: string;
  readonly profile: "data-package";
  readonly licenses: readonly PackageLicence[];
  readonly resources: readonly DownloadFile[];
}

/** One thing that was counted for every treatment, how unequal it is, and how unequal it may be. */
export interface DetailMeasure {
  readonly name: string;
  readonly words: string;
  /** The treatment that has fewest. */
  readonly least: string;
  readonly most: string;
  /** The fewest as a share of the most. */
  readonly share: number;
  /** The least share allowed; left out where the measure is only shown. */
  readonly bound?: number;
  readonly is_within: boolean;
}

/** One file: where it is, how large it is, and what it must be. */
export interface DownloadFile {
  readonly name: string;
  readonly title: string;
  /** Its address, as seen from this document's. */
  readonly path: string;
  readonly format: string;
  readonly mediatype: string;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
}

/** A length of time. */
export interface DurationValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "duration";
  readonly unit: string;
}

/** An edition: one immutable published state of everything. */
export interface Edition {
  readonly id: string;
  readonly digest: string;
  readonly printed_at: string;
  readonly note: string;
  readonly parent?: string;
  readonly is_current: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly address: string;
  readonly rules_version: string;
  readonly manuscript_digest: string;
  /** Where the changes since its parent are. */
  readonly changes: string;
  /** Where the files are listed that hold all of it. */
  readonly downloads: string;
  /** The same in DCAT's words, for catalogues that harvest. */
  readonly dataset: string;
}

/** An edition in the list of editions. */
export interface EditionBrief {
  readonly id: string;
  readonly digest: string;
  readonly printed_at: string;
  readonly note: string;
  readonly parent?: string;
  readonly is_current: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly address: string;
}

/** Every edition, newest first. */
export interface EditionList {
  readonly items: readonly EditionBrief[];
  readonly current: string;
}

/** The edition an answer was read from. */
export interface EditionReference {
  readonly id: string;
  readonly digest: string;
}

/** One treatment against a comparator. */
export interface EffectValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "effect";
  readonly measure: EffectMeasure;
  readonly unit: string;
  /** Which way the figure must move to favour the treatment, as this source signs it. */
  readonly better: Better;
}

/** Whether every treatment is told as fully as the others. */
export interface EqualDetail {
  readonly is_within: boolean;
  readonly options: readonly OptionDetail[];
  readonly measures: readonly DetailMeasure[];
  readonly least_share_of_a_side: number;
  readonly explanation: string;
}

/** What an option is like to live through: physically, in the mind, among people. */
export interface Experience {
  readonly treatment: string;
  readonly words: string;
  /** Where it comes from. */
  readonly findings: readonly string[];
  readonly source_numbers: readonly number[];
}

/** One cited thing about a condition. */
export interface Fact {
  readonly id: string;
  readonly about: string;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  readonly display: string;
  readonly population: string;
  readonly source: SourceReference;
  readonly locator: string;
  readonly note?: string;
}

/** One thing that is wrong, and what would be right. */
export interface Fault {
  readonly code: string;
  readonly detail: string;
  readonly expected: string;
  readonly parameter?: string;
  readonly pointer?: string;
  /** Real names that look like the one given. */
  readonly candidates: readonly string[];
}

/** One member of a record that is not what it was. */
export interface FieldChange {
  /** A JSON Pointer into the record. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One cited value of one attribute for one treatment. */
export interface Finding {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  readonly id: string;
  readonly treatment: Reference;
  readonly attribute: AttributeReference;
  readonly condition?: Reference;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  /** The value in words. */
  readonly display: string;
  readonly summary?: string;
  readonly population: Population;
  readonly time_point?: TimePoint;
  readonly design: Design;
  readonly certainty: Certainty;
  readonly source: SourceReference;
  /** Where in the source the value stands. */
  readonly locator: string;
  /** The words the source used where it used words and not a number. */
  readonly source_words?: string;
  readonly arm?: string;
  readonly comparator?: Comparator;
  readonly instrument?: string;
  /** The scale the instrument is, whichever way its name is written. */
  readonly scale?: string;
  readonly analysis_set: AnalysisSet;
  readonly blinding: Blinding;
  readonly counted: Denominator;
  readonly scope: Scope;
  readonly pooled?: string;
  readonly participants?: number;
  readonly studies?: number;
  readonly jurisdiction?: string;
  readonly dated?: string;
  readonly obtained: Obtained;
  readonly derived_from: readonly string[];
  readonly derivation?: string;
  readonly note?: string;
  /** Only where `include` asked for it. */
  readonly included?: FindingIncluded;
}

/** A finding as lists show it. */
export interface FindingBrief {
  readonly id: string;
  readonly treatment: Reference;
  readonly attribute: AttributeReference;
  readonly condition?: Reference;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  /** The value in words. */
  readonly display: string;
  readonly summary?: string;
  readonly population: Population;
  readonly time_point?: TimePoint;
  readonly design: Design;
  readonly certainty: Certainty;
  readonly source: SourceReference;
  /** Where in the source the value stands. */
  readonly locator: string;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface FindingIncluded {
  readonly treatment?: readonly Treatment[];
  readonly attribute?: readonly Attribute[];
  readonly condition?: readonly Condition[];
  readonly source?: readonly Source[];
  readonly derived_from?: readonly Finding[];
}

/** Why a certainty was lowered or raised, or where a baseline comes from. */
export interface Footnote {
  readonly number: number;
  readonly text: string;
}

/** How many criteria of a group are met or attested. */
export interface GroupResult {
  readonly group: Group;
  readonly met: number;
  readonly of: number;
}

/** The finding that speaks for a cell, with its labels. */
export interface Headline {
  readonly id: string;
  /** The treatment or variant the finding is of. */
  readonly treatment: string;
  readonly condition?: string;
  /** The value in words; the finding's own address has it as data. */
  readonly display: string;
  readonly population: string;
  readonly time_point?: string;
  /** Its number in the list of sources. */
  readonly source_number: number;
  readonly locator: string;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  readonly source_words?: string;
  readonly summary?: string;
  /** The first criterion of the headline rule that put it before the next finding. */
  readonly chosen_for: string;
  /** Whether it is a variant's finding, shown because the treatment has none of its own. */
  readonly is_variant: boolean;
  /** What the variant is called, where it is one's. */
  readonly variant_name?: string;
  readonly people: Population;
  readonly when?: TimePoint;
  readonly comparator?: Comparator;
  readonly instrument?: string;
  readonly analysis_set: AnalysisSet;
  readonly design: Design;
  readonly blinding: Blinding;
  readonly scope: Scope;
  readonly pooled?: string;
  readonly obtained: Obtained;
  readonly certainty: Certainty;
  /** For a ratio in a curated comparison with a baseline risk: how many in 1000 that makes. */
  readonly absolute?: AbsoluteRisk;
  /** Why a ratio does not say how many in 1000. */
  readonly absolute_missing?: NoRisk;
  readonly note?: string;
}

/** Headline values of one category. */
export interface HeadlineGroup {
  readonly category: Category;
  readonly values: readonly HeadlineValue[];
}

/** The value that speaks for one attribute. */
export interface HeadlineValue {
  readonly attribute: AttributeReference;
  /** The treatment or variant it is of. */
  readonly treatment: string;
  readonly condition?: string;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  readonly display: string;
  readonly finding: string;
  readonly source_number: number;
  readonly locator: string;
  /** How many findings there are, this one included. */
  readonly finding_count: number;
}

/** Names of the source in registers. */
export interface Identifiers {
  readonly doi?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly nct: readonly string[];
}

/** An uncertainty interval around the estimate, in the same unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Percent. */
  readonly level: number;
}

/** A figure with both ends. */
export interface KnownFigure {
  readonly asked: Asked;
  readonly label: string;
  /** UCUM. */
  readonly unit: string;
  readonly display: string;
  readonly state: "known";
  readonly low: number;
  readonly high: number;
  /** What the regimen states that it follows from. */
  readonly derived_from: readonly string[];
}

/** A figure of which only the least amount is known, since something is not stated. */
export interface LeastFigure {
  readonly asked: Asked;
  readonly label: string;
  /** UCUM. */
  readonly unit: string;
  readonly display: string;
  readonly state: "at_least";
  readonly low: number;
  readonly derived_from: readonly string[];
  /** What is not stated, so that no upper end can be known. */
  readonly missing: readonly string[];
}

/** A word from an ordered scale. */
export interface LevelValue {
  readonly kind: "level";
  readonly scale: "frequency" | "amount" | "severity";
  readonly word: string;
}

/** On what terms the content may be used. */
export interface Licence {
  readonly name: string;
  readonly address: string;
}

/** The process answers. */
export interface Liveness {
  readonly status: "alive";
}

/** What is served: edition, counts, licence, disclaimer. */
export interface Meta {
  readonly name: string;
  readonly version: string;
  readonly edition: EditionReference;
  readonly printed_at: string;
  /** The latest day on which evidence was looked through. */
  readonly evidence_checked: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly review_statement: string;
  readonly disclaimer: string;
  readonly licence: Licence;
  readonly rules_version: string;
  readonly links: Readonly<Record<string, string>>;
}

/** An amount of money in the prices of a year. */
export interface MoneyValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "money";
  readonly unit: "1";
  readonly currency: string;
  /** The year of the prices, where the source states it. */
  readonly price_year?: number;
  readonly per: string;
}

/** What happens when nothing is done. */
export interface NaturalCourse {
  readonly words: string;
  readonly source_number: number;
  readonly locator: string;
}

/** A source in the numbered list at the end of a page. */
export interface NumberedSource {
  readonly slug: string;
  readonly type: SourceType;
  readonly citation: string;
  readonly year?: number;
  readonly tier: Tier;
  readonly number: number;
  /** Where a reader can open it. */
  readonly address?: string;
  /** Who paid for it, as far as it says. */
  readonly funding?: string;
  readonly conflict_of_interest?: string;
}

/** How much is said of one treatment. */
export interface OptionDetail {
  readonly treatment: Reference;
  /** Rows of efficacy, speed and durability with a value. */
  readonly benefits: number;
  /** Rows of harms with a value. */
  readonly harms: number;
  readonly benefit_figures: number;
  readonly harm_figures: number;
  readonly findings: number;
  readonly statistics: number;
  readonly words: number;
  readonly experience_words: number;
  /** Its rows of benefits or of harms, whichever has fewer, as a share of the other's. */
  readonly share_of_a_side: number;
}

/** On what terms the files may be used. */
export interface PackageLicence {
  readonly name: string;
  readonly path: string;
  readonly title: string;
}

export interface PageOfAttributeBrief {
  readonly items: readonly AttributeBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

export interface PageOfComparisonBrief {
  readonly items: readonly ComparisonBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

export interface PageOfConditionBrief {
  readonly items: readonly ConditionBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

export interface PageOfFindingBrief {
  readonly items: readonly FindingBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

export interface PageOfSourceBrief {
  readonly items: readonly SourceBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

export interface PageOfTreatmentBrief {
  readonly items: readonly TreatmentBrief[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  /** How many items the whole list has; only when asked for with count=true. */
  readonly count?: number;
  readonly edition: EditionReference;
}

/** One stretch of a regimen, given at one pace. */
export interface Phase {
  readonly name: string;
  readonly sessions?: Span;
  readonly sessions_per_week?: Span;
  readonly sessions_per_day?: Span;
  readonly weeks?: Span;
  readonly minutes?: Span;
  readonly observation_minutes?: Span;
  readonly dose?: string;
  readonly note?: string;
}

/** What one plan adds up to inside the weeks that were asked for. */
export interface PlanTotals {
  readonly visits: number;
  readonly sessions: number;
  readonly first?: string;
  readonly last?: string;
  /** Whether the regimen ends inside the weeks that were asked for. */
  readonly is_over: boolean;
}

/** The two ends of the regimen. */
export interface Plans {
  /** Every range at its low end. */
  readonly low: PlanTotals;
  /** Every range at its high end. */
  readonly high: PlanTotals;
}

/** Whom the value describes. */
export interface Population {
  readonly words: string;
  readonly age_group: AgeGroup;
}

/** What went wrong, in the form of RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly Fault[];
}

/** What a kind of problem means. */
export interface ProblemTypeDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly meaning: string;
}

/** A share of people (or sessions), in percent. */
export interface ProportionValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "proportion";
  readonly unit: "%";
  /** n: how many had it. */
  readonly events?: number;
  /** N: of how many. */
  readonly total?: number;
}

/** A comparison by the 35 minimum criteria of decision aids about treatments, judged by ourselves. */
export interface Quality {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  /** The comparison's name. */
  readonly slug: string;
  readonly title: string;
  readonly statement: string;
  /** Met or attested. */
  readonly met: number;
  readonly of: number;
  readonly specification: string;
  /** The version of the criteria and of the bounds they use. */
  readonly criteria_version: string;
  readonly groups: readonly GroupResult[];
  readonly criteria: readonly CriterionResult[];
  readonly equal_detail: EqualDetail;
  readonly uncertainty: Uncertainty;
  readonly readability?: ReadingGrade;
  readonly evidence_checked: string;
  readonly next_review: string;
  readonly review: Review;
  readonly disclaimer: string;
  /** Only where `include` asked for it. */
  readonly included?: QualityIncluded;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface QualityIncluded {
  readonly comparison?: readonly Comparison[];
}

/** Events per stated base, such as seizures per 10000 sessions. */
export interface RateValue {
  /** The value, where the source gives one figure. */
  readonly estimate?: number;
  /** The low end, where the source gives a range. */
  readonly low?: number;
  /** The high end, where the source gives a range. */
  readonly high?: number;
  /** The uncertainty interval the source prints. */
  readonly interval?: Interval;
  /** What the figure is, where it is not simply the value. */
  readonly statistic?: "mean" | "median" | "typical" | "minimum" | "maximum";
  /** True where the source says about. */
  readonly approximate?: boolean;
  readonly kind: "rate";
  readonly unit: "1";
  readonly events?: number;
  readonly total?: number;
  readonly per_amount: number;
  readonly per: Denominator;
}

/** How sure one can be of a result; `not_rated` where nobody said. */
export interface RatedCertainty {
  readonly level: CertaintyLevel;
  /** The text equivalent of the symbol. */
  readonly words: string;
  readonly symbol?: string;
  readonly meaning: string;
  readonly rated_by?: string;
  /** One for each reason. */
  readonly footnotes: readonly number[];
}

/** An edition is open and can be read. */
export interface Readiness {
  readonly status: "ready" | "degraded";
  readonly edition: EditionReference;
  /** Why it is degraded: an edition that was refused, an office that cannot be reached. */
  readonly warnings: readonly string[];
  readonly office: "reachable" | "unreachable";
  readonly refused?: string;
}

/** How hard the comparison's own texts are to read. */
export interface ReadingGrade {
  /** Years of American schooling, to one decimal. */
  readonly grade: number;
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  readonly formula: string;
  readonly source: string;
  /** The members that were graded. */
  readonly texts: readonly string[];
}

/** One label on which two values differ. */
export interface Reason {
  readonly code: string;
  /** Whether this alone makes the two incomparable. */
  readonly forbids: boolean;
  readonly left: string;
  readonly right: string;
}

/** One record that was added, changed or removed. */
export interface RecordChange {
  readonly noun: string;
  readonly slug: string;
  readonly kind: "added" | "changed" | "removed";
  /** Field by field, for a changed record. */
  readonly fields: readonly FieldChange[];
}

/** Where a record lives. */
export interface RecordLinks {
  /** The record in the current edition. */
  readonly self: string;
  /** The record as this edition printed it; never changes. */
  readonly pinned: string;
}

/** Sources that do not say the same, as an editor recorded it. */
export interface RecordedDisagreement {
  readonly topic: string;
  readonly statement: string;
  readonly findings: readonly string[];
  readonly reading?: string;
}

/** A record by its slug and name. */
export interface Reference {
  readonly slug: string;
  readonly name: string;
}

/** How a treatment is given, and the findings its numbers come from. */
export interface Regimen {
  readonly name: string;
  readonly phases: readonly Phase[];
  readonly findings: readonly string[];
}

/** What one regimen asks of a person; every list has its figures in the same order for every regimen. */
export interface RegimenBurden {
  /** Whose regimen it is: the treatment, or the reference variant that speaks for it. */
  readonly treatment: Reference;
  /** The regimen; its slug is what `schedule?regimen=` takes. */
  readonly regimen: Reference;
  /** Always derived: computed from the regimen's phases by the rules, and not read in a source. */
  readonly obtained: "derived";
  /** The findings the regimen's numbers come from. */
  readonly findings: readonly string[];
  readonly display: string;
  /** The whole course: sessions, visits, minutes, observation_minutes, hours, weeks. */
  readonly course: readonly (KnownFigure | LeastFigure | UnknownFigure)[];
  /** Sessions, visits, minutes, observation_minutes and hours; a phase whose end is not stated is taken to go on. */
  readonly first_12_weeks: readonly (KnownFigure | LeastFigure | UnknownFigure)[];
  /** The same for 52 weeks. */
  readonly first_year: readonly (KnownFigure | LeastFigure | UnknownFigure)[];
}

/** What a regulator has said, where and when. */
export interface RegulatoryStatus {
  readonly finding: string;
  readonly treatment: string;
  readonly text: string;
  readonly jurisdiction?: string;
  readonly dated?: string;
  readonly source_number: number;
  readonly locator: string;
}

/** The effect against a comparator, as the source prints it. */
export interface RelativeEffect {
  readonly measure: EffectMeasure;
  readonly display: string;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
}

/** What one treatment of a comparison asks of a person, by its first regimen. */
export interface ReportedBurden {
  readonly state: "reported";
  /** The treatment in the head of the comparison. */
  readonly treatment: string;
  readonly display: string;
  readonly burden: RegimenBurden;
}

/** A cell with a value. */
export interface ReportedCell {
  readonly state: "reported";
  readonly treatment: string;
  readonly display: string;
  readonly headline: Headline;
  readonly others: readonly CellFinding[];
  readonly agreement: Agreement;
}

/** One treatment's result: the finding that the editor named. */
export interface ReportedResult {
  readonly state: "reported";
  readonly treatment: string;
  readonly finding: string;
  /** The treatment or variant the finding is of. */
  readonly of_treatment: string;
  readonly address: string;
  readonly display: string;
  readonly population: string;
  readonly time_point?: string;
  readonly comparator?: Comparator;
  readonly relative_effect?: RelativeEffect;
  /** The risk with treatment, in 1000. */
  readonly risk?: AbsoluteRisk;
  /** The same in the comparator's arm of the finding itself, where it was counted. */
  readonly risk_with_comparator?: AbsoluteRisk;
  /** The risk without treatment in the finding's own control group: the same people, at the same time. */
  readonly baseline?: BaselineRisk;
  /** Why there is no such figure. */
  readonly baseline_missing?: NoBaseline;
  readonly baseline_missing_words?: string;
  /** Both risks in words, with the same denominator and the comparator named; only where both are known. */
  readonly sentence?: string;
  /** Why there is no such figure for the treatment. */
  readonly risk_missing?: NoRisk;
  readonly risk_missing_words?: string;
  readonly participants?: number;
  readonly studies?: number;
  readonly certainty: RatedCertainty;
  /** Why a member above is left out. */
  readonly gaps: Readonly<Record<string, AbsenceReason>>;
  readonly source_number: number;
  readonly locator: string;
}

/** Who has looked at the content, and when somebody should look again. */
export interface Review {
  readonly status: ReviewStatus;
  /** The same in a plain sentence, to be shown to readers. */
  readonly statement: string;
  readonly evidence_checked: string;
  readonly next_review: string;
  readonly reviewed_by?: string;
}

/** How many more, or fewer where it is negative, in 1000 than without the treatment. */
export interface RiskDifference {
  readonly display: string;
  readonly estimate: number;
  readonly interval?: Interval;
}

/** One attribute, answered by every treatment. */
export interface Row {
  readonly attribute: AttributeBrief;
  /** One cell a treatment, in the order of `treatments`. */
  readonly cells: readonly (ReportedCell | AbsentCell)[];
  /** One verdict a pair; studies of both come first. */
  readonly verdicts: readonly Verdict[];
  /** How sure the row can be: that of its least sure value, with every reason given. */
  readonly certainty: Certainty;
  /** The one treatment that every other loses to; never where a pair is not comparable or certainty is very low. */
  readonly favours?: string;
  /** The row in one plain sentence, caveat first. */
  readonly sentence: string;
  readonly disagreements: readonly RecordedDisagreement[];
}

/** How headlines are chosen, what makes values comparable, what a verdict can say, and how it is said. */
export interface Rules {
  /** Stamped in every comparison; moves whenever a rule gives another answer than before. */
  readonly version: string;
  /** A cell's headline is the first finding by these criteria, asked in order. */
  readonly headline: readonly Step[];
  /** A reason that two values differ; one that forbids is enough to make them not comparable. */
  readonly comparability: readonly Step[];
  /** What a verdict can say. */
  readonly outcomes: readonly Step[];
  /** How two values came to stand side by side, the best first. */
  readonly directness: readonly Step[];
  /** What kept a verdict from being surer. */
  readonly notes: readonly Step[];
  /** How the findings of a cell stand to its headline. */
  readonly agreement: readonly Step[];
  /** Why a cell has no value. */
  readonly absences: readonly Step[];
  /** Why a value is not told as so many people in 1000. */
  readonly absolute_missing: readonly Step[];
  /** Why a result of a summary of findings has no risk without the treatment beside it. */
  readonly baseline_missing: readonly Step[];
  /** How a value is said, by how sure one can be of it. */
  readonly certainty: readonly Step[];
  /** How figures are computed where they are. */
  readonly conventions: readonly Step[];
  readonly edition: EditionReference;
}

/** A scale the condition is measured on, and the ways its name is written. */
export interface Scale {
  readonly name: string;
  readonly written_as: readonly string[];
}

/** The days of a regimen's first weeks, from a day that was asked for. A plan on paper, not an appointment. */
export interface Schedule {
  readonly treatment: Reference;
  /** Whose regimen it is: the treatment's own, or that of the reference variant that speaks for it. */
  readonly regimen_of: Reference;
  readonly regimen: Reference;
  /** All there are to choose from with `regimen=`. */
  readonly regimens: readonly Reference[];
  readonly start: string;
  readonly weeks: number;
  /** The last day that was looked at. */
  readonly until: string;
  readonly plans: Plans;
  readonly days: readonly ScheduledDay[];
  /** How the days were laid out and what could not be, in plain sentences to be shown with them. */
  readonly notes: readonly string[];
  /** The findings the regimen's numbers come from. */
  readonly findings: readonly string[];
  readonly disclaimer: string;
  readonly review: Review;
  /** When the edition it was read from was printed. */
  readonly printed_at: string;
  readonly edition: EditionReference;
  readonly links: ScheduleLinks;
}

/** Where the schedule lives. */
export interface ScheduleLinks {
  /** The record in the current edition. */
  readonly self: string;
  /** The record as this edition printed it; never changes. */
  readonly pinned: string;
  /** The same as an iCalendar file. */
  readonly calendar: string;
  readonly treatment: string;
}

/** A day with one or more sessions, one after another; nothing is said of the time of day. */
export interface ScheduledDay {
  readonly date: string;
  /** The week of treatment, counted from the start. */
  readonly week: number;
  /** Certain where both plans have this day, possible where one has it. */
  readonly certainty: "certain" | "possible";
  readonly plans: readonly ("low" | "high")[];
  /** How many sessions, where the day is one of them. */
  readonly sessions: SessionSpan;
  /** The phase of the regimen; two where the plans are in different phases on that day. */
  readonly phases: readonly string[];
}

/** One schema, and where it is. */
export interface SchemaBrief {
  readonly name: string;
  readonly title: string;
  readonly address: string;
}

/** Every JSON Schema there is, by the plural noun of what it describes. */
export interface SchemaList {
  readonly items: readonly SchemaBrief[];
}

/** One record that matches. */
export interface SearchResult {
  readonly kind: "treatment" | "condition" | "attribute" | "finding" | "source" | "comparison";
  readonly slug: string;
  readonly title: string;
  /** Plain text around the match; matched words stand between ⟦ and ⟧. */
  readonly snippet: string;
  readonly address: string;
}

/** What a search found. */
export interface SearchResults {
  readonly items: readonly SearchResult[];
  readonly next: string | null;
  /** How many records of each kind match, counted up to 1000: that many and more are told as 1000. */
  readonly facets: Readonly<Record<string, number>>;
  /** Another spelling that would find something. */
  readonly did_you_mean?: string;
  readonly edition: EditionReference;
}

/** From so many sessions to so many. */
export interface SessionSpan {
  readonly low: number;
  readonly high: number;
}

/** A harm and how often it happens, as far as anyone counted. */
export interface SideEffect {
  readonly attribute: AttributeReference;
  /** The treatment or variant it is of. */
  readonly treatment: string;
  readonly condition?: string;
  readonly value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue;
  readonly display: string;
  readonly finding: string;
  readonly source_number: number;
  readonly locator: string;
  /** How many findings there are, this one included. */
  readonly finding_count: number;
  /** The product-label word for the share of people: very_common from 1 in 10, common from 1 in 100, … */
  readonly frequency?: string;
}

/** A trial, review, label, guideline, agency page or web article. */
export interface Source {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  readonly slug: string;
  readonly type: SourceType;
  readonly citation: string;
  readonly year?: number;
  readonly tier: Tier;
  readonly title: string;
  readonly publisher?: string;
  readonly identifiers: Identifiers;
  readonly address?: string;
  readonly authors?: string;
  readonly tier_meaning: string;
  /** Where it was read, when it was not read at its publisher's. */
  readonly read_in_copy_on?: string;
  readonly accessed: string;
  readonly funding?: string;
  readonly conflict_of_interest?: string;
  readonly jurisdiction?: string;
  readonly note?: string;
  /** Why a member above is left out. */
  readonly gaps: Readonly<Record<string, AbsenceReason>>;
  readonly finding_count: number;
  /** Only where `include` asked for it. */
  readonly included?: SourceIncluded;
}

/** A source as lists show it. */
export interface SourceBrief {
  readonly slug: string;
  readonly type: SourceType;
  readonly citation: string;
  readonly year?: number;
  readonly tier: Tier;
  readonly title: string;
  readonly publisher?: string;
  readonly identifiers: Identifiers;
  readonly address?: string;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface SourceIncluded {
  readonly findings?: readonly Finding[];
}

/** A source as a finding cites it. */
export interface SourceReference {
  readonly slug: string;
  readonly type: SourceType;
  readonly citation: string;
  readonly year?: number;
  readonly tier: Tier;
}

/** From so many to so many. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** A number as the text writes it. */
export interface StatedNumber {
  readonly text: string;
  /** Where it begins, in characters (Unicode code points) from 0. */
  readonly start: number;
  /** Where it ends: the place after its last character. */
  readonly end: number;
}

/** Plain text, where the source has words and no number. */
export interface StatementValue {
  readonly kind: "statement";
  readonly text: string;
}

/** One step of a rule, in order. */
export interface Step {
  readonly name: string;
  readonly words: string;
}

/** A summary of findings: at most seven outcomes, wanted and unwanted, each with every treatment's result. */
export interface Summary {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  /** The comparison's name. */
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly condition: Reference;
  readonly treatments: readonly Reference[];
  /** How many outcomes there are, and in what order. */
  readonly statement: string;
  readonly outcomes: readonly SummaryOutcome[];
  readonly footnotes: readonly Footnote[];
  readonly sources: readonly NumberedSource[];
  /** How the figures in 1000 are worked out, in plain sentences. */
  readonly conventions: readonly string[];
  readonly rules_version: string;
  readonly funding: string;
  readonly review: Review;
  readonly disclaimer: string;
  /** Only where `include` asked for it. */
  readonly included?: SummaryIncluded;
}

/** Related records, whole: each list only where `include` asked for it. */
export interface SummaryIncluded {
  readonly comparison?: readonly Comparison[];
  readonly treatments?: readonly Treatment[];
  readonly findings?: readonly Finding[];
  readonly sources?: readonly Source[];
}

/** One outcome, in the editor's order of importance. */
export interface SummaryOutcome {
  readonly attribute: AttributeReference;
  readonly name: string;
  readonly importance: "critical" | "important";
  /** Whether more or less of it is better for the person treated. */
  readonly better: Better;
  /** The risk without treatment, in 1000. */
  readonly baseline?: BaselineRisk;
  readonly baseline_footnote?: number;
  /** Why there is no baseline for all: none is known, or the results come from trials that each had their own. */
  readonly baseline_missing?: "no_baseline" | "of_each_result";
  /** One a treatment, in the order of `treatments`. */
  readonly results: readonly (ReportedResult | AbsentResult)[];
  readonly comment?: string;
}

/** When the value was taken, counted from the start of treatment unless the words say otherwise. */
export interface TimePoint {
  readonly words: string;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
}

/** A treatment, or a variant of one. */
export interface Treatment {
  /** SHA-256 of the record's substance; the same as long as nothing in it changes. */
  readonly digest: string;
  /** When the substance last changed. */
  readonly updated: string;
  readonly edition: EditionReference;
  readonly links: RecordLinks;
  readonly slug: string;
  readonly name: string;
  /** What it is called inside a sentence. */
  readonly short_name: string;
  readonly also_known_as: readonly string[];
  readonly form: TreatmentForm;
  readonly variant_of?: Reference;
  readonly summary: string;
  readonly conditions: readonly Reference[];
  /** For an umbrella: the variant that speaks for it where it has no finding of its own. */
  readonly reference_variant?: Reference;
  readonly variants: readonly Reference[];
  readonly regimens: readonly Regimen[];
  /** What each regimen asks of a person; an umbrella without a regimen shows its reference variant's. */
  readonly burden: readonly RegimenBurden[];
  /** Why `burden` is empty, where it is. */
  readonly burden_absence?: Absence;
  /** By category, without harms; those are `side_effects`. */
  readonly headlines: readonly HeadlineGroup[];
  readonly side_effects: readonly SideEffect[];
  readonly regulatory_status: readonly RegulatoryStatus[];
  readonly absences: readonly AbsentAttribute[];
  readonly disagreements: readonly RecordedDisagreement[];
  readonly comparisons: readonly Reference[];
  readonly codes: Readonly<Record<string, string>>;
  readonly finding_count: number;
  readonly sources: readonly NumberedSource[];
  readonly review: Review;
  readonly disclaimer: string;
  /** Only where `include` asked for it. */
  readonly included?: TreatmentIncluded;
}

/** A treatment as lists show it. */
export interface TreatmentBrief {
  readonly slug: string;
  readonly name: string;
  /** What it is called inside a sentence. */
  readonly short_name: string;
  readonly also_known_as: readonly string[];
  readonly form: TreatmentForm;
  readonly variant_of?: Reference;
  readonly summary: string;
  readonly conditions: readonly Reference[];
}

/** Related records, whole: each list only where `include` asked for it. */
export interface TreatmentIncluded {
  readonly variants?: readonly Treatment[];
  readonly conditions?: readonly Condition[];
  readonly comparisons?: readonly Comparison[];
  readonly sources?: readonly Source[];
  readonly findings?: readonly Finding[];
}

/** How many figures of outcomes tell how uncertain they are. */
export interface Uncertainty {
  readonly figures: number;
  /** With an interval, a range, how many of how many, or a word such as about. */
  readonly with_uncertainty: number;
  readonly with_uncertainty_or_reason: number;
  readonly least_share: number;
  readonly least_share_or_reason: number;
}

/** A figure that nothing stated leads to; it is not zero. */
export interface UnknownFigure {
  readonly asked: Asked;
  readonly label: string;
  /** UCUM. */
  readonly unit: string;
  readonly display: string;
  readonly state: "unknown";
  readonly missing: readonly string[];
}

/** What a row says about one pair of treatments. */
export interface Verdict {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly favours?: string;
  readonly comparability: Comparability;
  readonly directness: Directness;
  readonly reasons: readonly Reason[];
  /** Codes for what kept the verdict from being surer. */
  readonly notes: readonly string[];
  /** The findings the verdict rests on. */
  readonly findings: readonly string[];
  /** The verdict in one plain sentence, with its caveat first. */
  readonly sentence: string;
}

/** Every number of a text that is said of a treatment of ours, and what each is beside the findings. */
export interface Verification {
  readonly edition: EditionReference;
  readonly statements: readonly CheckedStatement[];
  readonly counts: Readonly<Record<string, number>>;
  /** Amounts that are said of no treatment of ours. */
  readonly passed_over: number;
  /** What this does not say. */
  readonly note: string;
}

/** The smallest difference worth having, and who says so. */
export interface WorthwhileDifference {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly instrument?: string;
  readonly scale?: string;
  readonly meaning: string;
  readonly source: SourceReference;
  readonly locator: string;
  readonly note?: string;
}
