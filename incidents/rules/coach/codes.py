"""The words that findings go by."""

EMPTY_PART, PLACEHOLDER = "empty-part", "placeholder"
NO_APOLOGY, OVER_APOLOGY, APOLOGY_IN_NEXT = "no-apology", "over-apology", "apology-in-next"
CONDITIONAL_APOLOGY, BUT_AFTER_SORRY = "conditional-apology", "but-after-sorry"
NO_OWNERSHIP, PASSIVE_MISTAKE = "no-ownership", "passive-mistake"
BLAMES_CUSTOMER, BLAMES_COLLEAGUE = "blames-customer", "blames-colleague"
BLAMES_THIRD_PARTY, POLICY = "blames-third-party", "policy"
DEFENSIVE, MINIMISING = "defensive", "minimising"
NO_THANKS, NO_IMPORTANCE, NO_VALIDATION = "no-thanks", "no-importance", "no-validation"
NOT_SPECIFIC, NO_CAUSE = "not-specific", "no-cause"
ABSOLUTE_PROMISE, VAGUE_TIME = "absolute-promise", "vague-time"
NO_DATE, NO_OWNER, NO_OPTIONS = "no-date", "no-owner", "no-options"
COPY_PASTE, UNBACKED_PROMISE, HARD_TO_READ = "copy-paste", "unbacked-promise", "hard-to-read"

CODES = (
    EMPTY_PART, PLACEHOLDER, NO_APOLOGY, OVER_APOLOGY, APOLOGY_IN_NEXT, CONDITIONAL_APOLOGY,
    BUT_AFTER_SORRY, NO_OWNERSHIP, PASSIVE_MISTAKE, BLAMES_CUSTOMER, BLAMES_COLLEAGUE,
    BLAMES_THIRD_PARTY, POLICY, DEFENSIVE, MINIMISING, NO_THANKS, NO_IMPORTANCE, NO_VALIDATION,
    NOT_SPECIFIC, NO_CAUSE, ABSOLUTE_PROMISE, VAGUE_TIME, NO_DATE, NO_OWNER, NO_OPTIONS,
    COPY_PASTE, UNBACKED_PROMISE, HARD_TO_READ,
)  # fmt: skip

BLOCKING = frozenset({EMPTY_PART, PLACEHOLDER})
"""What keeps a letter from being sent; everything else advises."""
