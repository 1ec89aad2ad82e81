"""Every document of the API. Generated from docs/openapi.json by `make clients`; do not edit."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

AbsenceReason = Literal["not_reported", "not_studied", "not_applicable", "withheld", "pending"]
"""Why a cell has no value. Zero is a value, never an absence."""
AgeGroup = Literal["adults", "older_adults", "adolescents", "all_ages", "not_stated"]
"""Whose lives the value describes."""
AgreementStatus = Literal["single", "consistent", "differs", "contradicts"]
"""How the other findings of a cell stand to its headline."""
AnalysisSet = Literal["all_randomised", "modified_intention_to_treat", "observed_cases", "last_observation_carried_forward", "completers", "per_protocol", "responders_or_remitters", "safety", "pooled", "all_treated", "not_stated"]
"""Who was counted."""
Asked = Literal["sessions", "visits", "minutes", "observation_minutes", "hours", "weeks"]
"""What is asked of a person."""
Better = Literal["higher", "lower", "neither"]
"""Which way a value must move to be better for the person treated."""
Blinding = Literal["double_blind", "rater_blind", "open_label", "mixed", "not_stated"]
"""Who did not know which arm a person was in."""
Category = Literal["efficacy", "speed", "durability", "regimen", "harms", "access", "description"]
"""What side of a treatment an attribute describes; the order is the order readers meet them in."""
CertaintyLevel = Literal["high", "moderate", "low", "very_low", "not_rated"]
"""GRADE levels, and what is said when nobody rated."""
Comparability = Literal["comparable", "with_caveats", "not_comparable"]
"""Whether the two may be compared."""
ComparatorKind = Literal["sham", "placebo", "active_placebo", "active", "usual_care", "no_treatment", "mixed_control", "baseline"]
"""What the treated were measured against."""
Denominator = Literal["patient", "session", "course", "patient_year", "report"]
"""What one counted thing is."""
Design = Literal["systematic_review", "randomised_trial", "network_meta_analysis", "label", "randomised_withdrawal", "secondary_analysis", "health_technology_assessment", "guideline", "regulatory", "single_arm_trial", "observational", "registry", "economic_model", "survey", "case_report", "narrative_review", "payer_policy", "education_page", "manufacturer_page", "news_report", "clinic_page", "web_article"]
"""How the value came to be known, as far as the source says."""
Directness = Literal["same_trial", "head_to_head", "common_comparator", "cross_study"]
"""How the two values came to stand side by side; the first is the best."""
EffectMeasure = Literal["risk_ratio", "odds_ratio", "hazard_ratio", "risk_difference", "mean_difference", "standardised_mean_difference", "number_needed_to_treat", "number_needed_to_harm"]
"""Measures of one treatment against a comparator."""
Group = Literal["qualifying", "certification", "quality"]
"""What a criterion is for."""
NoBaseline = Literal["no_comparator", "other_treatment", "not_counted", "not_a_share"]
"""Why a result comes without the risk of people who went without the treatment."""
NoRisk = Literal["no_baseline", "not_a_risk", "other_count", "other_comparator", "other_condition", "other_direction", "direction_not_stated", "not_applicable", "one_end_only"]
"""Why a value does not become so many in 1000."""
Obtained = Literal["stated", "derived"]
"""Whether the source states the value or we worked it out from other findings."""
Outcome = Literal["favours", "similar", "uncertain", "not_comparable", "no_data"]
"""What the row says."""
ReviewStatus = Literal["not_clinically_reviewed", "clinically_reviewed"]
"""Whether a clinician has attested the content."""
Scope = Literal["this_treatment", "pooled_variants", "wider_pool"]
"""Whether the value is of this treatment alone or of a wider pool it belongs to."""
SourceType = Literal["randomised_trial", "secondary_analysis", "systematic_review", "network_meta_analysis", "open_trial", "observational_study", "registry", "case_report", "methods_study", "narrative_review", "label", "regulatory_notice", "agency_page", "guideline", "health_technology_assessment", "economic_evaluation", "payer_policy", "survey", "textbook", "terminology", "manufacturer_page", "clinic_page", "news_report", "web_article"]
"""What a source is."""
Standing = Literal["matching", "outdated", "different", "never_ours", "unclear"]
"""What a stated number is beside what is published."""
Status = Literal["met", "not_met", "attested", "not_attested"]
"""How a comparison stands to a criterion."""
Tier = Literal["A", "B", "C", "D"]
"""How near the reading was to the thing itself: A the paper, label or agency page; D a copy of uncertain hands."""
TreatmentForm = Literal["procedure", "drug", "drug_class", "device", "psychological", "other"]
"""What a treatment physically is."""
ValueKind = Literal["duration", "count", "proportion", "rate", "effect", "change", "money", "level", "statement"]
"""The shapes a value can take."""

class Absence(TypedDict):
    """Why there is no value, and where and when somebody looked."""
    reason: AbsenceReason
    words: str
    looked_in: str
    looked_on: str
    note: NotRequired[str]


class AbsentAttribute(TypedDict):
    """An attribute without a value, and why."""
    attribute: AttributeReference
    absence: Absence


class AbsentBurden(TypedDict):
    """A treatment of a comparison for which nothing can be computed, and why."""
    state: Literal["absent"]
    treatment: str
    display: str
    absence: Absence


class AbsentCell(TypedDict):
    """A cell without a value, and why."""
    state: Literal["absent"]
    treatment: str
    display: str
    absence: Absence


class AbsentResult(TypedDict):
    """A treatment without a result for the outcome, and why."""
    state: Literal["absent"]
    treatment: str
    display: str
    absence: Absence


class AbsoluteRisk(TypedDict):
    """How many in 1000 have the outcome with the treatment."""
    display: str
    estimate: NotRequired[float]
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    interval: NotRequired[Interval]
    difference: NotRequired[RiskDifference]
    """Only where a baseline was used."""
    baseline: NotRequired[BaselineRisk]
    """The baseline the effect was applied to; left out where the value's own counts say it."""
    method: str
    conventions: list[str]
    flags: list[str]
    """What to be careful of: `capped` where a limit went past what is possible."""
    explanation: str
    """Method, conventions and flags in plain sentences."""


class Agreement(TypedDict):
    """How the findings of a cell agree with its headline."""
    status: AgreementStatus
    differing: list[str]
    labels: list[str]
    """The labels on which the differing findings differ from the headline."""


class Attribute(TypedDict):
    """One comparable property."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    name: str
    question: str
    category: Category
    kind: ValueKind
    unit: str
    better: Better
    position: int
    definition: str
    also_known_as: list[str]
    also_kinds: list[ValueKind]
    unit_words: str
    worthwhile_differences: list[WorthwhileDifference]
    finding_count: int
    treatment_count: int
    absences: dict[str, int]
    """How many treatments have no value, by reason."""
    review: Review
    included: NotRequired[AttributeIncluded]
    """Only where `include` asked for it."""


class AttributeBrief(TypedDict):
    """An attribute as lists show it."""
    slug: str
    name: str
    question: str
    category: Category
    kind: ValueKind
    unit: str
    better: Better
    position: int


class AttributeIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    findings: NotRequired[list[Finding]]


class AttributeReference(TypedDict):
    """An attribute as a finding or a row names it."""
    slug: str
    name: str
    question: str
    category: Category


class BaselineRisk(TypedDict):
    """How many in 1000 have the outcome without the treatment, who they are, and where that stands."""
    per_1000: float
    words: str
    """Who they are, what they had instead, and over what time."""
    display: NotRequired[str]
    """The figure as it stands in its source, or in the finding it is of."""
    source_number: int
    locator: str


class CellFinding(TypedDict):
    """A finding as a cell shows it."""
    id: str
    treatment: str
    """The treatment or variant the finding is of."""
    condition: NotRequired[str]
    display: str
    """The value in words; the finding's own address has it as data."""
    population: str
    time_point: NotRequired[str]
    source_number: int
    """Its number in the list of sources."""
    locator: str


class Certainty(TypedDict):
    """How sure one can be, as entered by the source or an editor; `not_rated` where nobody did."""
    level: CertaintyLevel
    rated_by: NotRequired[str]
    reasons: list[str]


class ChangeValue(TypedDict):
    """A change within one group; it says nothing about what a comparator would have done."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["change"]
    unit: str
    better: Better


class Changes(TypedDict):
    """What changed from one edition to another."""
    since: NotRequired[str]
    """The edition compared with; left out where there is none before."""
    edition: str
    counts: dict[str, int]
    items: list[RecordChange]


class CheckedStatement(TypedDict):
    """One number, what it seems to be said of, and what it is beside ours."""
    number: StatedNumber
    status: Standing
    reason: str
    """Why, as a code."""
    why: str
    """Why, in a sentence."""
    treatment: NotRequired[Reference]
    attribute: NotRequired[Reference]
    edition: NotRequired[str]
    """The older edition that said so, for an outdated number."""
    findings: list[ComparedFinding]


class Comparator(TypedDict):
    """What the treated were measured against, and what happened there."""
    kind: ComparatorKind
    words: str
    treatment: NotRequired[str]
    value: NotRequired[DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue]
    display: NotRequired[str]
    """The comparator's value in words."""


class ComparedFinding(TypedDict):
    """A finding that a number was held against."""
    id: str
    treatment: str
    attribute: str
    display: str
    """Its value in words."""
    address: str
    """Where it stands, in the edition that says so."""


class ComparedTreatment(TypedDict):
    """A treatment in the head of a comparison."""
    slug: str
    name: str
    summary: str
    form: TreatmentForm
    variants: list[Reference]
    """Variants whose findings are shown with its own."""
    variant_of: NotRequired[Reference]
    review: Review


class Comparison(TypedDict):
    """Treatments side by side, attribute by attribute."""
    slug: str
    """Its name in addresses; of a composed comparison, the treatments joined by -vs-."""
    origin: Literal["curated", "composed"]
    title: str
    question: str
    summary: str
    condition: NotRequired[Reference]
    treatments: list[ComparedTreatment]
    burden: list[ReportedBurden | AbsentBurden]
    """What each treatment asks of a person, in the order of `treatments`; computed from its first regimen."""
    rows: list[Row]
    natural_course: NotRequired[NaturalCourse]
    experiences: list[Experience]
    """One a treatment, where an editor wrote them."""
    what_matters: list[str]
    """Questions for the reader: what matters most to you?"""
    questions_to_ask: list[str]
    """Questions to take to a clinician."""
    steps: list[str]
    """A way to decide, step by step."""
    methods: NotRequired[str]
    """How the evidence was found and chosen."""
    update_policy: NotRequired[str]
    sources: list[NumberedSource]
    rules_version: str
    """The version of the rules that chose headlines and reached verdicts."""
    funding: str
    disclaimer: str
    review: Review
    digest: str
    updated: str
    edition: EditionReference
    links: ComparisonLinks
    included: NotRequired[ComparisonIncluded]
    """Only where `include` asked for it."""


class ComparisonBrief(TypedDict):
    """A comparison as lists show it."""
    slug: str
    title: str
    question: str
    condition: NotRequired[Reference]
    treatments: list[Reference]


class ComparisonIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    treatments: NotRequired[list[Treatment]]
    attributes: NotRequired[list[Attribute]]
    sources: NotRequired[list[Source]]
    findings: NotRequired[list[Finding]]


class ComparisonLinks(TypedDict):
    """Where a comparison lives, and what else is told of it."""
    self: str
    """The record in the current edition."""
    pinned: str
    """The record as this edition printed it; never changes."""
    summary_of_findings: NotRequired[str]
    """Of a curated comparison: the outcomes that matter most."""
    quality: NotRequired[str]
    """Of a curated comparison: the criteria it meets."""


class Condition(TypedDict):
    """What is treated."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    name: str
    also_known_as: list[str]
    definition: str
    part_of: NotRequired[Reference]
    narrower: list[Reference]
    codes: dict[str, str]
    """Names of the condition in other systems: mesh, icd_10, icd_11, snomed_ct."""
    scales: list[Scale]
    facts: list[Fact]
    treatments: list[Reference]
    comparisons: list[Reference]
    review: Review
    included: NotRequired[ConditionIncluded]
    """Only where `include` asked for it."""


class ConditionBrief(TypedDict):
    """A condition as lists show it."""
    slug: str
    name: str
    also_known_as: list[str]
    definition: str
    part_of: NotRequired[Reference]


class ConditionIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    treatments: NotRequired[list[Treatment]]
    comparisons: NotRequired[list[Comparison]]


class CountValue(TypedDict):
    """So many of something: sessions, points, milligrams."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["count"]
    unit: str


class CriterionResult(TypedDict):
    """How the comparison stands to one criterion."""
    number: int
    group: Group
    asks: str
    told_by: Literal["software", "a_person"]
    """Whether it is computed from the record, or counts only where a person vouched for it."""
    status: Status
    why: str
    by: NotRequired[str]
    """Who vouched for it."""
    on: NotRequired[str]


class DataPackage(TypedDict):
    """Everything of an edition that can be downloaded whole."""
    name: str
    id: str
    """The edition's digest."""
    title: str
    description: str
    version: str
    created: str
    profile: Literal["data-package"]
    licenses: list[PackageLicence]
    resources: list[DownloadFile]


class DetailMeasure(TypedDict):
    """One thing that was counted for every treatment, how unequal it is, and how unequal it may be."""
    name: str
    words: str
    least: str
    """The treatment that has fewest."""
    most: str
    share: float
    """The fewest as a share of the most."""
    bound: NotRequired[float]
    """The least share allowed; left out where the measure is only shown."""
    is_within: bool


class DownloadFile(TypedDict):
    """One file: where it is, how large it is, and what it must be."""
    name: str
    title: str
    path: str
    """Its address, as seen from this document's."""
    format: str
    mediatype: str
    bytes: int
    hash: str
    """SHA-256 of the file."""


class DurationValue(TypedDict):
    """A length of time."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["duration"]
    unit: str


class Edition(TypedDict):
    """An edition: one immutable published state of everything."""
    id: str
    digest: str
    printed_at: str
    note: str
    parent: NotRequired[str]
    is_current: bool
    counts: dict[str, int]
    address: str
    rules_version: str
    manuscript_digest: str
    changes: str
    """Where the changes since its parent are."""
    downloads: str
    """Where the files are listed that hold all of it."""
    dataset: str
    """The same in DCAT's words, for catalogues that harvest."""


class EditionBrief(TypedDict):
    """An edition in the list of editions."""
    id: str
    digest: str
    printed_at: str
    note: str
    parent: NotRequired[str]
    is_current: bool
    counts: dict[str, int]
    address: str


class EditionList(TypedDict):
    """Every edition, newest first."""
    items: list[EditionBrief]
    current: str


class EditionReference(TypedDict):
    """The edition an answer was read from."""
    id: str
    digest: str


class EffectValue(TypedDict):
    """One treatment against a comparator."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["effect"]
    measure: EffectMeasure
    unit: str
    better: Better
    """Which way the figure must move to favour the treatment, as this source signs it."""


class EqualDetail(TypedDict):
    """Whether every treatment is told as fully as the others."""
    is_within: bool
    options: list[OptionDetail]
    measures: list[DetailMeasure]
    least_share_of_a_side: float
    explanation: str


class Experience(TypedDict):
    """What an option is like to live through: physically, in the mind, among people."""
    treatment: str
    words: str
    findings: list[str]
    """Where it comes from."""
    source_numbers: list[int]


class Fact(TypedDict):
    """One cited thing about a condition."""
    id: str
    about: str
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    display: str
    population: str
    source: SourceReference
    locator: str
    note: NotRequired[str]


class Fault(TypedDict):
    """One thing that is wrong, and what would be right."""
    code: str
    detail: str
    expected: str
    parameter: NotRequired[str]
    pointer: NotRequired[str]
    candidates: list[str]
    """Real names that look like the one given."""


class FieldChange(TypedDict):
    """One member of a record that is not what it was."""
    pointer: str
    """A JSON Pointer into the record."""
    before: NotRequired[Any]
    after: NotRequired[Any]


class Finding(TypedDict):
    """One cited value of one attribute for one treatment."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    id: str
    treatment: Reference
    attribute: AttributeReference
    condition: NotRequired[Reference]
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    display: str
    """The value in words."""
    summary: NotRequired[str]
    population: Population
    time_point: NotRequired[TimePoint]
    design: Design
    certainty: Certainty
    source: SourceReference
    locator: str
    """Where in the source the value stands."""
    source_words: NotRequired[str]
    """The words the source used where it used words and not a number."""
    arm: NotRequired[str]
    comparator: NotRequired[Comparator]
    instrument: NotRequired[str]
    scale: NotRequired[str]
    """The scale the instrument is, whichever way its name is written."""
    analysis_set: AnalysisSet
    blinding: Blinding
    counted: Denominator
    scope: Scope
    pooled: NotRequired[str]
    participants: NotRequired[int]
    studies: NotRequired[int]
    jurisdiction: NotRequired[str]
    dated: NotRequired[str]
    obtained: Obtained
    derived_from: list[str]
    derivation: NotRequired[str]
    note: NotRequired[str]
    included: NotRequired[FindingIncluded]
    """Only where `include` asked for it."""


class FindingBrief(TypedDict):
    """A finding as lists show it."""
    id: str
    treatment: Reference
    attribute: AttributeReference
    condition: NotRequired[Reference]
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    display: str
    """The value in words."""
    summary: NotRequired[str]
    population: Population
    time_point: NotRequired[TimePoint]
    design: Design
    certainty: Certainty
    source: SourceReference
    locator: str
    """Where in the source the value stands."""


class FindingIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    treatment: NotRequired[list[Treatment]]
    attribute: NotRequired[list[Attribute]]
    condition: NotRequired[list[Condition]]
    source: NotRequired[list[Source]]
    derived_from: NotRequired[list[Finding]]


class Footnote(TypedDict):
    """Why a certainty was lowered or raised, or where a baseline comes from."""
    number: int
    text: str


class GroupResult(TypedDict):
    """How many criteria of a group are met or attested."""
    group: Group
    met: int
    of: int


class Headline(TypedDict):
    """The finding that speaks for a cell, with its labels."""
    id: str
    treatment: str
    """The treatment or variant the finding is of."""
    condition: NotRequired[str]
    display: str
    """The value in words; the finding's own address has it as data."""
    population: str
    time_point: NotRequired[str]
    source_number: int
    """Its number in the list of sources."""
    locator: str
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    source_words: NotRequired[str]
    summary: NotRequired[str]
    chosen_for: str
    """The first criterion of the headline rule that put it before the next finding."""
    is_variant: bool
    """Whether it is a variant's finding, shown because the treatment has none of its own."""
    variant_name: NotRequired[str]
    """What the variant is called, where it is one's."""
    people: Population
    when: NotRequired[TimePoint]
    comparator: NotRequired[Comparator]
    instrument: NotRequired[str]
    analysis_set: AnalysisSet
    design: Design
    blinding: Blinding
    scope: Scope
    pooled: NotRequired[str]
    obtained: Obtained
    certainty: Certainty
    absolute: NotRequired[AbsoluteRisk]
    """For a ratio in a curated comparison with a baseline risk: how many in 1000 that makes."""
    absolute_missing: NotRequired[NoRisk]
    """Why a ratio does not say how many in 1000."""
    note: NotRequired[str]


class HeadlineGroup(TypedDict):
    """Headline values of one category."""
    category: Category
    values: list[HeadlineValue]


class HeadlineValue(TypedDict):
    """The value that speaks for one attribute."""
    attribute: AttributeReference
    treatment: str
    """The treatment or variant it is of."""
    condition: NotRequired[str]
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    display: str
    finding: str
    source_number: int
    locator: str
    finding_count: int
    """How many findings there are, this one included."""


class Identifiers(TypedDict):
    """Names of the source in registers."""
    doi: NotRequired[str]
    pmid: NotRequired[str]
    pmcid: NotRequired[str]
    nct: list[str]


class Interval(TypedDict):
    """An uncertainty interval around the estimate, in the same unit."""
    low: float
    high: float
    level: float
    """Percent."""


class KnownFigure(TypedDict):
    """A figure with both ends."""
    asked: Asked
    label: str
    unit: str
    """UCUM."""
    display: str
    state: Literal["known"]
    low: float
    high: float
    derived_from: list[str]
    """What the regimen states that it follows from."""


class LeastFigure(TypedDict):
    """A figure of which only the least amount is known, since something is not stated."""
    asked: Asked
    label: str
    unit: str
    """UCUM."""
    display: str
    state: Literal["at_least"]
    low: float
    derived_from: list[str]
    missing: list[str]
    """What is not stated, so that no upper end can be known."""


class LevelValue(TypedDict):
    """A word from an ordered scale."""
    kind: Literal["level"]
    scale: Literal["frequency", "amount", "severity"]
    word: str


class Licence(TypedDict):
    """On what terms the content may be used."""
    name: str
    address: str


class Liveness(TypedDict):
    """The process answers."""
    status: Literal["alive"]


class Meta(TypedDict):
    """What is served: edition, counts, licence, disclaimer."""
    name: str
    version: str
    edition: EditionReference
    printed_at: str
    evidence_checked: str
    """The latest day on which evidence was looked through."""
    counts: dict[str, int]
    review_statement: str
    disclaimer: str
    licence: Licence
    rules_version: str
    links: dict[str, str]


class MoneyValue(TypedDict):
    """An amount of money in the prices of a year."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["money"]
    unit: Literal["1"]
    currency: str
    price_year: NotRequired[int]
    """The year of the prices, where the source states it."""
    per: str


class NaturalCourse(TypedDict):
    """What happens when nothing is done."""
    words: str
    source_number: int
    locator: str


class NumberedSource(TypedDict):
    """A source in the numbered list at the end of a page."""
    slug: str
    type: SourceType
    citation: str
    year: NotRequired[int]
    tier: Tier
    number: int
    address: NotRequired[str]
    """Where a reader can open it."""
    funding: NotRequired[str]
    """Who paid for it, as far as it says."""
    conflict_of_interest: NotRequired[str]


class OptionDetail(TypedDict):
    """How much is said of one treatment."""
    treatment: Reference
    benefits: int
    """Rows of efficacy, speed and durability with a value."""
    harms: int
    """Rows of harms with a value."""
    benefit_figures: int
    harm_figures: int
    findings: int
    statistics: int
    words: int
    experience_words: int
    share_of_a_side: float
    """Its rows of benefits or of harms, whichever has fewer, as a share of the other's."""


class PackageLicence(TypedDict):
    """On what terms the files may be used."""
    name: str
    path: str
    title: str


class PageOfAttributeBrief(TypedDict):
    """A document."""
    items: list[AttributeBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class PageOfComparisonBrief(TypedDict):
    """A document."""
    items: list[ComparisonBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class PageOfConditionBrief(TypedDict):
    """A document."""
    items: list[ConditionBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class PageOfFindingBrief(TypedDict):
    """A document."""
    items: list[FindingBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class PageOfSourceBrief(TypedDict):
    """A document."""
    items: list[SourceBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class PageOfTreatmentBrief(TypedDict):
    """A document."""
    items: list[TreatmentBrief]
    next: str | None
    """The address of the next page; null on the last."""
    count: NotRequired[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference


class Phase(TypedDict):
    """One stretch of a regimen, given at one pace."""
    name: str
    sessions: NotRequired[Span]
    sessions_per_week: NotRequired[Span]
    sessions_per_day: NotRequired[Span]
    weeks: NotRequired[Span]
    minutes: NotRequired[Span]
    observation_minutes: NotRequired[Span]
    dose: NotRequired[str]
    note: NotRequired[str]


class PlanTotals(TypedDict):
    """What one plan adds up to inside the weeks that were asked for."""
    visits: int
    sessions: int
    first: NotRequired[str]
    last: NotRequired[str]
    is_over: bool
    """Whether the regimen ends inside the weeks that were asked for."""


class Plans(TypedDict):
    """The two ends of the regimen."""
    low: PlanTotals
    """Every range at its low end."""
    high: PlanTotals
    """Every range at its high end."""


class Population(TypedDict):
    """Whom the value describes."""
    words: str
    age_group: AgeGroup


class Problem(TypedDict):
    """What went wrong, in the form of RFC 9457."""
    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Fault]


class ProblemTypeDocument(TypedDict):
    """What a kind of problem means."""
    type: str
    title: str
    status: int
    meaning: str


class ProportionValue(TypedDict):
    """A share of people (or sessions), in percent."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["proportion"]
    unit: Literal["%"]
    events: NotRequired[int]
    """n: how many had it."""
    total: NotRequired[int]
    """N: of how many."""


class Quality(TypedDict):
    """A comparison by the 35 minimum criteria of decision aids about treatments, judged by ourselves."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    """The comparison's name."""
    title: str
    statement: str
    met: int
    """Met or attested."""
    of: int
    specification: str
    criteria_version: str
    """The version of the criteria and of the bounds they use."""
    groups: list[GroupResult]
    criteria: list[CriterionResult]
    equal_detail: EqualDetail
    uncertainty: Uncertainty
    readability: NotRequired[ReadingGrade]
    evidence_checked: str
    next_review: str
    review: Review
    disclaimer: str
    included: NotRequired[QualityIncluded]
    """Only where `include` asked for it."""


class QualityIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    comparison: NotRequired[list[Comparison]]


class RateValue(TypedDict):
    """Events per stated base, such as seizures per 10000 sessions."""
    estimate: NotRequired[float]
    """The value, where the source gives one figure."""
    low: NotRequired[float]
    """The low end, where the source gives a range."""
    high: NotRequired[float]
    """The high end, where the source gives a range."""
    interval: NotRequired[Interval]
    """The uncertainty interval the source prints."""
    statistic: NotRequired[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: NotRequired[bool]
    """True where the source says about."""
    kind: Literal["rate"]
    unit: Literal["1"]
    events: NotRequired[int]
    total: NotRequired[int]
    per_amount: float
    per: Denominator


class RatedCertainty(TypedDict):
    """How sure one can be of a result; `not_rated` where nobody said."""
    level: CertaintyLevel
    words: str
    """The text equivalent of the symbol."""
    symbol: NotRequired[str]
    meaning: str
    rated_by: NotRequired[str]
    footnotes: list[int]
    """One for each reason."""


class Readiness(TypedDict):
    """An edition is open and can be read."""
    status: Literal["ready", "degraded"]
    edition: EditionReference
    warnings: list[str]
    """Why it is degraded: an edition that was refused, an office that cannot be reached."""
    office: Literal["reachable", "unreachable"]
    refused: NotRequired[str]


class ReadingGrade(TypedDict):
    """How hard the comparison's own texts are to read."""
    grade: float
    """Years of American schooling, to one decimal."""
    words: int
    sentences: int
    syllables: int
    formula: str
    source: str
    texts: list[str]
    """The members that were graded."""


class Reason(TypedDict):
    """One label on which two values differ."""
    code: str
    forbids: bool
    """Whether this alone makes the two incomparable."""
    left: str
    right: str


class RecordChange(TypedDict):
    """One record that was added, changed or removed."""
    noun: str
    slug: str
    kind: Literal["added", "changed", "removed"]
    fields: list[FieldChange]
    """Field by field, for a changed record."""


class RecordLinks(TypedDict):
    """Where a record lives."""
    self: str
    """The record in the current edition."""
    pinned: str
    """The record as this edition printed it; never changes."""


class RecordedDisagreement(TypedDict):
    """Sources that do not say the same, as an editor recorded it."""
    topic: str
    statement: str
    findings: list[str]
    reading: NotRequired[str]


class Reference(TypedDict):
    """A record by its slug and name."""
    slug: str
    name: str


class Regimen(TypedDict):
    """How a treatment is given, and the findings its numbers come from."""
    name: str
    phases: list[Phase]
    findings: list[str]


class RegimenBurden(TypedDict):
    """What one regimen asks of a person; every list has its figures in the same order for every regimen."""
    treatment: Reference
    """Whose regimen it is: the treatment, or the reference variant that speaks for it."""
    regimen: Reference
    """The regimen; its slug is what `schedule?regimen=` takes."""
    obtained: Literal["derived"]
    """Always derived: computed from the regimen's phases by the rules, and not read in a source."""
    findings: list[str]
    """The findings the regimen's numbers come from."""
    display: str
    course: list[KnownFigure | LeastFigure | UnknownFigure]
    """The whole course: sessions, visits, minutes, observation_minutes, hours, weeks."""
    first_12_weeks: list[KnownFigure | LeastFigure | UnknownFigure]
    """Sessions, visits, minutes, observation_minutes and hours; a phase whose end is not stated is taken to go on."""
    first_year: list[KnownFigure | LeastFigure | UnknownFigure]
    """The same for 52 weeks."""


class RegulatoryStatus(TypedDict):
    """What a regulator has said, where and when."""
    finding: str
    treatment: str
    text: str
    jurisdiction: NotRequired[str]
    dated: NotRequired[str]
    source_number: int
    locator: str


class RelativeEffect(TypedDict):
    """The effect against a comparator, as the source prints it."""
    measure: EffectMeasure
    display: str
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue


class ReportedBurden(TypedDict):
    """What one treatment of a comparison asks of a person, by its first regimen."""
    state: Literal["reported"]
    treatment: str
    """The treatment in the head of the comparison."""
    display: str
    burden: RegimenBurden


class ReportedCell(TypedDict):
    """A cell with a value."""
    state: Literal["reported"]
    treatment: str
    display: str
    headline: Headline
    others: list[CellFinding]
    agreement: Agreement


class ReportedResult(TypedDict):
    """One treatment's result: the finding that the editor named."""
    state: Literal["reported"]
    treatment: str
    finding: str
    of_treatment: str
    """The treatment or variant the finding is of."""
    address: str
    display: str
    population: str
    time_point: NotRequired[str]
    comparator: NotRequired[Comparator]
    relative_effect: NotRequired[RelativeEffect]
    risk: NotRequired[AbsoluteRisk]
    """The risk with treatment, in 1000."""
    risk_with_comparator: NotRequired[AbsoluteRisk]
    """The same in the comparator's arm of the finding itself, where it was counted."""
    baseline: NotRequired[BaselineRisk]
    """The risk without treatment in the finding's own control group: the same people, at the same time."""
    baseline_missing: NotRequired[NoBaseline]
    """Why there is no such figure."""
    baseline_missing_words: NotRequired[str]
    sentence: NotRequired[str]
    """Both risks in words, with the same denominator and the comparator named; only where both are known."""
    risk_missing: NotRequired[NoRisk]
    """Why there is no such figure for the treatment."""
    risk_missing_words: NotRequired[str]
    participants: NotRequired[int]
    studies: NotRequired[int]
    certainty: RatedCertainty
    gaps: dict[str, AbsenceReason]
    """Why a member above is left out."""
    source_number: int
    locator: str


class Review(TypedDict):
    """Who has looked at the content, and when somebody should look again."""
    status: ReviewStatus
    statement: str
    """The same in a plain sentence, to be shown to readers."""
    evidence_checked: str
    next_review: str
    reviewed_by: NotRequired[str]


class RiskDifference(TypedDict):
    """How many more, or fewer where it is negative, in 1000 than without the treatment."""
    display: str
    estimate: float
    interval: NotRequired[Interval]


class Row(TypedDict):
    """One attribute, answered by every treatment."""
    attribute: AttributeBrief
    cells: list[ReportedCell | AbsentCell]
    """One cell a treatment, in the order of `treatments`."""
    verdicts: list[Verdict]
    """One verdict a pair; studies of both come first."""
    certainty: Certainty
    """How sure the row can be: that of its least sure value, with every reason given."""
    favours: NotRequired[str]
    """The one treatment that every other loses to; never where a pair is not comparable or certainty is very low."""
    sentence: str
    """The row in one plain sentence, caveat first."""
    disagreements: list[RecordedDisagreement]


class Rules(TypedDict):
    """How headlines are chosen, what makes values comparable, what a verdict can say, and how it is said."""
    version: str
    """Stamped in every comparison; moves whenever a rule gives another answer than before."""
    headline: list[Step]
    """A cell's headline is the first finding by these criteria, asked in order."""
    comparability: list[Step]
    """A reason that two values differ; one that forbids is enough to make them not comparable."""
    outcomes: list[Step]
    """What a verdict can say."""
    directness: list[Step]
    """How two values came to stand side by side, the best first."""
    notes: list[Step]
    """What kept a verdict from being surer."""
    agreement: list[Step]
    """How the findings of a cell stand to its headline."""
    absences: list[Step]
    """Why a cell has no value."""
    absolute_missing: list[Step]
    """Why a value is not told as so many people in 1000."""
    baseline_missing: list[Step]
    """Why a result of a summary of findings has no risk without the treatment beside it."""
    certainty: list[Step]
    """How a value is said, by how sure one can be of it."""
    conventions: list[Step]
    """How figures are computed where they are."""
    edition: EditionReference


class Scale(TypedDict):
    """A scale the condition is measured on, and the ways its name is written."""
    name: str
    written_as: list[str]


class Schedule(TypedDict):
    """The days of a regimen's first weeks, from a day that was asked for. A plan on paper, not an appointment."""
    treatment: Reference
    regimen_of: Reference
    """Whose regimen it is: the treatment's own, or that of the reference variant that speaks for it."""
    regimen: Reference
    regimens: list[Reference]
    """All there are to choose from with `regimen=`."""
    start: str
    weeks: int
    until: str
    """The last day that was looked at."""
    plans: Plans
    days: list[ScheduledDay]
    notes: list[str]
    """How the days were laid out and what could not be, in plain sentences to be shown with them."""
    findings: list[str]
    """The findings the regimen's numbers come from."""
    disclaimer: str
    review: Review
    printed_at: str
    """When the edition it was read from was printed."""
    edition: EditionReference
    links: ScheduleLinks


class ScheduleLinks(TypedDict):
    """Where the schedule lives."""
    self: str
    """The record in the current edition."""
    pinned: str
    """The record as this edition printed it; never changes."""
    calendar: str
    """The same as an iCalendar file."""
    treatment: str


class ScheduledDay(TypedDict):
    """A day with one or more sessions, one after another; nothing is said of the time of day."""
    date: str
    week: int
    """The week of treatment, counted from the start."""
    certainty: Literal["certain", "possible"]
    """Certain where both plans have this day, possible where one has it."""
    plans: list[Literal["low", "high"]]
    sessions: SessionSpan
    """How many sessions, where the day is one of them."""
    phases: list[str]
    """The phase of the regimen; two where the plans are in different phases on that day."""


class SchemaBrief(TypedDict):
    """One schema, and where it is."""
    name: str
    title: str
    address: str


class SchemaList(TypedDict):
    """Every JSON Schema there is, by the plural noun of what it describes."""
    items: list[SchemaBrief]


class SearchResult(TypedDict):
    """One record that matches."""
    kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"]
    slug: str
    title: str
    snippet: str
    """Plain text around the match; matched words stand between ⟦ and ⟧."""
    address: str


class SearchResults(TypedDict):
    """What a search found."""
    items: list[SearchResult]
    next: str | None
    facets: dict[str, int]
    """How many records of each kind match, counted up to 1000: that many and more are told as 1000."""
    did_you_mean: NotRequired[str]
    """Another spelling that would find something."""
    edition: EditionReference


class SessionSpan(TypedDict):
    """From so many sessions to so many."""
    low: int
    high: int


class SideEffect(TypedDict):
    """A harm and how often it happens, as far as anyone counted."""
    attribute: AttributeReference
    treatment: str
    """The treatment or variant it is of."""
    condition: NotRequired[str]
    value: DurationValue | CountValue | ProportionValue | RateValue | EffectValue | ChangeValue | MoneyValue | LevelValue | StatementValue
    display: str
    finding: str
    source_number: int
    locator: str
    finding_count: int
    """How many findings there are, this one included."""
    frequency: NotRequired[str]
    """The product-label word for the share of people: very_common from 1 in 10, common from 1 in 100, …"""


class Source(TypedDict):
    """A trial, review, label, guideline, agency page or web article."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    type: SourceType
    citation: str
    year: NotRequired[int]
    tier: Tier
    title: str
    publisher: NotRequired[str]
    identifiers: Identifiers
    address: NotRequired[str]
    authors: NotRequired[str]
    tier_meaning: str
    read_in_copy_on: NotRequired[str]
    """Where it was read, when it was not read at its publisher's."""
    accessed: str
    funding: NotRequired[str]
    conflict_of_interest: NotRequired[str]
    jurisdiction: NotRequired[str]
    note: NotRequired[str]
    gaps: dict[str, AbsenceReason]
    """Why a member above is left out."""
    finding_count: int
    included: NotRequired[SourceIncluded]
    """Only where `include` asked for it."""


class SourceBrief(TypedDict):
    """A source as lists show it."""
    slug: str
    type: SourceType
    citation: str
    year: NotRequired[int]
    tier: Tier
    title: str
    publisher: NotRequired[str]
    identifiers: Identifiers
    address: NotRequired[str]


class SourceIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    findings: NotRequired[list[Finding]]


class SourceReference(TypedDict):
    """A source as a finding cites it."""
    slug: str
    type: SourceType
    citation: str
    year: NotRequired[int]
    tier: Tier


class Span(TypedDict):
    """From so many to so many."""
    low: float
    high: float


class StatedNumber(TypedDict):
    """A number as the text writes it."""
    text: str
    start: int
    """Where it begins, in characters (Unicode code points) from 0."""
    end: int
    """Where it ends: the place after its last character."""


class StatementValue(TypedDict):
    """Plain text, where the source has words and no number."""
    kind: Literal["statement"]
    text: str


class Step(TypedDict):
    """One step of a rule, in order."""
    name: str
    words: str


class Summary(TypedDict):
    """A summary of findings: at most seven outcomes, wanted and unwanted, each with every treatment's result."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    """The comparison's name."""
    title: str
    question: str
    condition: Reference
    treatments: list[Reference]
    statement: str
    """How many outcomes there are, and in what order."""
    outcomes: list[SummaryOutcome]
    footnotes: list[Footnote]
    sources: list[NumberedSource]
    conventions: list[str]
    """How the figures in 1000 are worked out, in plain sentences."""
    rules_version: str
    funding: str
    review: Review
    disclaimer: str
    included: NotRequired[SummaryIncluded]
    """Only where `include` asked for it."""


class SummaryIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    comparison: NotRequired[list[Comparison]]
    treatments: NotRequired[list[Treatment]]
    findings: NotRequired[list[Finding]]
    sources: NotRequired[list[Source]]


class SummaryOutcome(TypedDict):
    """One outcome, in the editor's order of importance."""
    attribute: AttributeReference
    name: str
    importance: Literal["critical", "important"]
    better: Better
    """Whether more or less of it is better for the person treated."""
    baseline: NotRequired[BaselineRisk]
    """The risk without treatment, in 1000."""
    baseline_footnote: NotRequired[int]
    baseline_missing: NotRequired[Literal["no_baseline", "of_each_result"]]
    """Why there is no baseline for all: none is known, or the results come from trials that each had their own."""
    results: list[ReportedResult | AbsentResult]
    """One a treatment, in the order of `treatments`."""
    comment: NotRequired[str]


class TimePoint(TypedDict):
    """When the value was taken, counted from the start of treatment unless the words say otherwise."""
    words: str
    low: NotRequired[float]
    high: NotRequired[float]
    unit: NotRequired[str]


class Treatment(TypedDict):
    """A treatment, or a variant of one."""
    digest: str
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: str
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks
    slug: str
    name: str
    short_name: str
    """What it is called inside a sentence."""
    also_known_as: list[str]
    form: TreatmentForm
    variant_of: NotRequired[Reference]
    summary: str
    conditions: list[Reference]
    reference_variant: NotRequired[Reference]
    """For an umbrella: the variant that speaks for it where it has no finding of its own."""
    variants: list[Reference]
    regimens: list[Regimen]
    burden: list[RegimenBurden]
    """What each regimen asks of a person; an umbrella without a regimen shows its reference variant's."""
    burden_absence: NotRequired[Absence]
    """Why `burden` is empty, where it is."""
    headlines: list[HeadlineGroup]
    """By category, without harms; those are `side_effects`."""
    side_effects: list[SideEffect]
    regulatory_status: list[RegulatoryStatus]
    absences: list[AbsentAttribute]
    disagreements: list[RecordedDisagreement]
    comparisons: list[Reference]
    codes: dict[str, str]
    finding_count: int
    sources: list[NumberedSource]
    review: Review
    disclaimer: str
    included: NotRequired[TreatmentIncluded]
    """Only where `include` asked for it."""


class TreatmentBrief(TypedDict):
    """A treatment as lists show it."""
    slug: str
    name: str
    short_name: str
    """What it is called inside a sentence."""
    also_known_as: list[str]
    form: TreatmentForm
    variant_of: NotRequired[Reference]
    summary: str
    conditions: list[Reference]


class TreatmentIncluded(TypedDict):
    """Related records, whole: each list only where `include` asked for it."""
    variants: NotRequired[list[Treatment]]
    conditions: NotRequired[list[Condition]]
    comparisons: NotRequired[list[Comparison]]
    sources: NotRequired[list[Source]]
    findings: NotRequired[list[Finding]]


class Uncertainty(TypedDict):
    """How many figures of outcomes tell how uncertain they are."""
    figures: int
    with_uncertainty: int
    """With an interval, a range, how many of how many, or a word such as about."""
    with_uncertainty_or_reason: int
    least_share: float
    least_share_or_reason: float


class UnknownFigure(TypedDict):
    """A figure that nothing stated leads to; it is not zero."""
    asked: Asked
    label: str
    unit: str
    """UCUM."""
    display: str
    state: Literal["unknown"]
    missing: list[str]


class Verdict(TypedDict):
    """What a row says about one pair of treatments."""
    left: str
    right: str
    outcome: Outcome
    favours: NotRequired[str]
    comparability: Comparability
    directness: Directness
    reasons: list[Reason]
    notes: list[str]
    """Codes for what kept the verdict from being surer."""
    findings: list[str]
    """The findings the verdict rests on."""
    sentence: str
    """The verdict in one plain sentence, with its caveat first."""


class Verification(TypedDict):
    """Every number of a text that is said of a treatment of ours, and what each is beside the findings."""
    edition: EditionReference
    statements: list[CheckedStatement]
    counts: dict[str, int]
    passed_over: int
    """Amounts that are said of no treatment of ours."""
    note: str
    """What this does not say."""


class WorthwhileDifference(TypedDict):
    """The smallest difference worth having, and who says so."""
    low: float
    high: float
    unit: str
    instrument: NotRequired[str]
    scale: NotRequired[str]
    meaning: str
    source: SourceReference
    locator: str
    note: NotRequired[str]
