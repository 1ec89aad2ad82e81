"""The closed lists of the field: every word a record may choose from, with what the word means."""

from enum import StrEnum


class ValueKind(StrEnum):
    """The shapes a value can take."""

    DURATION = "duration"
    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    EFFECT = "effect"
    CHANGE = "change"
    MONEY = "money"
    LEVEL = "level"
    STATEMENT = "statement"


class Category(StrEnum):
    """What side of a treatment an attribute describes; the order is the order readers meet them in."""

    EFFICACY = "efficacy"
    SPEED = "speed"
    DURABILITY = "durability"
    REGIMEN = "regimen"
    HARMS = "harms"
    ACCESS = "access"
    DESCRIPTION = "description"


class Better(StrEnum):
    """Which way a value must move to be better for the person treated."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class EffectMeasure(StrEnum):
    """Measures of one treatment against a comparator."""

    RISK_RATIO = "risk_ratio"
    ODDS_RATIO = "odds_ratio"
    HAZARD_RATIO = "hazard_ratio"
    RISK_DIFFERENCE = "risk_difference"
    MEAN_DIFFERENCE = "mean_difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised_mean_difference"
    NUMBER_NEEDED_TO_TREAT = "number_needed_to_treat"
    NUMBER_NEEDED_TO_HARM = "number_needed_to_harm"

    @property
    def is_ratio(self) -> bool:
        """Whether no effect is 1 and the measure cannot be negative."""
        return self in (self.RISK_RATIO, self.ODDS_RATIO, self.HAZARD_RATIO)

    @property
    def no_effect(self) -> float | None:
        """The value that says the two arms did not differ, or None where the measure has none."""
        if self in (self.NUMBER_NEEDED_TO_TREAT, self.NUMBER_NEEDED_TO_HARM):
            return None
        return 1.0 if self.is_ratio else 0.0


class Design(StrEnum):
    """How the value came to be known, as far as the source says."""

    SYSTEMATIC_REVIEW = "systematic_review"
    RANDOMISED_TRIAL = "randomised_trial"
    NETWORK_META_ANALYSIS = "network_meta_analysis"
    LABEL = "label"
    RANDOMISED_WITHDRAWAL = "randomised_withdrawal"
    SECONDARY_ANALYSIS = "secondary_analysis"
    HEALTH_TECHNOLOGY_ASSESSMENT = "health_technology_assessment"
    GUIDELINE = "guideline"
    REGULATORY = "regulatory"
    SINGLE_ARM_TRIAL = "single_arm_trial"
    OBSERVATIONAL = "observational"
    REGISTRY = "registry"
    ECONOMIC_MODEL = "economic_model"
    SURVEY = "survey"
    CASE_REPORT = "case_report"
    NARRATIVE_REVIEW = "narrative_review"
    PAYER_POLICY = "payer_policy"
    EDUCATION_PAGE = "education_page"
    MANUFACTURER_PAGE = "manufacturer_page"
    NEWS_REPORT = "news_report"
    CLINIC_PAGE = "clinic_page"
    WEB_ARTICLE = "web_article"

    @property
    def is_randomised(self) -> bool:
        """Whether the comparison inside the source was made by chance allocation."""
        return self in (
            self.SYSTEMATIC_REVIEW,
            self.RANDOMISED_TRIAL,
            self.NETWORK_META_ANALYSIS,
            self.RANDOMISED_WITHDRAWAL,
        )

    @property
    def rank(self) -> int:
        """Place in the order in which a headline is chosen; 0 is asked first."""
        return _PLACES[self]


class SourceType(StrEnum):
    """What a source is."""

    RANDOMISED_TRIAL = "randomised_trial"
    SECONDARY_ANALYSIS = "secondary_analysis"
    SYSTEMATIC_REVIEW = "systematic_review"
    NETWORK_META_ANALYSIS = "network_meta_analysis"
    OPEN_TRIAL = "open_trial"
    OBSERVATIONAL_STUDY = "observational_study"
    REGISTRY = "registry"
    CASE_REPORT = "case_report"
    METHODS_STUDY = "methods_study"
    NARRATIVE_REVIEW = "narrative_review"
    LABEL = "label"
    REGULATORY_NOTICE = "regulatory_notice"
    AGENCY_PAGE = "agency_page"
    GUIDELINE = "guideline"
    HEALTH_TECHNOLOGY_ASSESSMENT = "health_technology_assessment"
    ECONOMIC_EVALUATION = "economic_evaluation"
    PAYER_POLICY = "payer_policy"
    SURVEY = "survey"
    TEXTBOOK = "textbook"
    TERMINOLOGY = "terminology"
    MANUFACTURER_PAGE = "manufacturer_page"
    CLINIC_PAGE = "clinic_page"
    NEWS_REPORT = "news_report"
    WEB_ARTICLE = "web_article"


class Tier(StrEnum):
    """How near the reading was to the thing itself: A the paper, label or agency page; D a copy of uncertain hands."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ComparatorKind(StrEnum):
    """What the treated were measured against."""

    SHAM = "sham"
    PLACEBO = "placebo"
    ACTIVE_PLACEBO = "active_placebo"
    ACTIVE = "active"
    USUAL_CARE = "usual_care"
    NO_TREATMENT = "no_treatment"
    MIXED_CONTROL = "mixed_control"
    BASELINE = "baseline"

    @property
    def is_inert(self) -> bool:
        """Whether the comparator was meant to have no effect of its own on the condition."""
        return self in (self.SHAM, self.PLACEBO, self.ACTIVE_PLACEBO)


class AnalysisSet(StrEnum):
    """Who was counted."""

    ALL_RANDOMISED = "all_randomised"
    MODIFIED_INTENTION_TO_TREAT = "modified_intention_to_treat"
    OBSERVED_CASES = "observed_cases"
    LAST_OBSERVATION_CARRIED_FORWARD = "last_observation_carried_forward"
    COMPLETERS = "completers"
    PER_PROTOCOL = "per_protocol"
    RESPONDERS_OR_REMITTERS = "responders_or_remitters"
    SAFETY = "safety"
    POOLED = "pooled"
    ALL_TREATED = "all_treated"
    NOT_STATED = "not_stated"


class Blinding(StrEnum):
    """Who did not know which arm a person was in."""

    DOUBLE_BLIND = "double_blind"
    RATER_BLIND = "rater_blind"
    OPEN_LABEL = "open_label"
    MIXED = "mixed"
    NOT_STATED = "not_stated"


class AgeGroup(StrEnum):
    """Whose lives the value describes."""

    ADULTS = "adults"
    OLDER_ADULTS = "older_adults"
    ADOLESCENTS = "adolescents"
    ALL_AGES = "all_ages"
    NOT_STATED = "not_stated"


class Denominator(StrEnum):
    """What one counted thing is."""

    PATIENT = "patient"
    SESSION = "session"
    COURSE = "course"
    PATIENT_YEAR = "patient_year"
    REPORT = "report"


class Scope(StrEnum):
    """Whether the value is of this treatment alone or of a wider pool it belongs to."""

    THIS_TREATMENT = "this_treatment"
    POOLED_VARIANTS = "pooled_variants"
    WIDER_POOL = "wider_pool"


class Obtained(StrEnum):
    """Whether the source states the value or we worked it out from other findings."""

    STATED = "stated"
    DERIVED = "derived"


class CertaintyLevel(StrEnum):
    """GRADE levels, and what is said when nobody rated."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NOT_RATED = "not_rated"

    @property
    def rank(self) -> int:
        """0 for high; a value nobody rated stands below a value rated very low."""
        return _PLACES[self]


_PLACES: dict[StrEnum, int] = {word: place for words in (Design, CertaintyLevel) for place, word in enumerate(words)}


class AbsenceReason(StrEnum):
    """Why a cell has no value. Zero is a value, never an absence."""

    NOT_REPORTED = "not_reported"
    NOT_STUDIED = "not_studied"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    PENDING = "pending"


class ReviewStatus(StrEnum):
    """Whether a clinician has attested the content."""

    NOT_CLINICALLY_REVIEWED = "not_clinically_reviewed"
    CLINICALLY_REVIEWED = "clinically_reviewed"


class TreatmentForm(StrEnum):
    """What a treatment physically is."""

    PROCEDURE = "procedure"
    DRUG = "drug"
    DRUG_CLASS = "drug_class"
    DEVICE = "device"
    PSYCHOLOGICAL = "psychological"
    OTHER = "other"


LEVEL_SCALES: dict[str, tuple[str, ...]] = {
    "frequency": ("very_common", "common", "uncommon", "rare", "very_rare"),
    "amount": ("very_high", "high", "moderate", "low", "very_low", "none"),
    "severity": ("severe", "moderate", "mild", "none"),
}
"""Ordered words, strongest first. `frequency` follows the product-label convention of ICH/CIOMS:
at least 1 in 10, 1 in 100, 1 in 1000, 1 in 10000, and fewer."""
