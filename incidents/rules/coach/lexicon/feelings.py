"""What a mistake does to people: how it feels and what it costs."""

from incidents.rules.coach.words import words

FEELING = words(
    """angry anger annoyed annoyance annoying frustrated frustrating frustration upset upsetting
    disappointed disappointing disappointment furious fury cross worried worry worrying
    worrisome anxious anxiety embarrassed embarrassing embarrassment humiliated humiliating
    humiliation stressed stressful stress exasperated exasperating exasperation irritated
    irritating irritation hurt hurtful unhappy dissatisfied dissatisfaction offended insulted
    insulting outraged livid distressed distressing distress scared scary frightened frightening
    fright alarmed alarming nervous uneasy unsettled unsettling unsettled sad sadness tired
    exhausted exhausting weary fed-up dismayed dismay maddening infuriating infuriated galling
    mad miserable ashamed awkward discouraged discouraging neglected ignored abandoned betrayed
    cheated disrespected disrespectful unfair insecure helpless powerless uncomfortable
    discomfort painful pain shaken troubled sick horrible horrid awful dreadful unpleasant
    unwelcome tiresome demoralising demoralizing bitter resentful indignant irate unacceptable
    intolerable unnerving disheartening disheartened vexing wearing draining nerve-racking
    agonising impatient impatience grief heartbreak indignation anguish inexcusable degrading
    shocked shocking shock unsettled bewildered confusing let-down"""
)

IMPACT_NOUNS = words(
    """morning afternoon evening day days weekend night hour hours minutes week weeks time work
    money guests guest customers customer clients client patients patient children family staff
    team colleagues audience students parents meeting presentation deadline event wedding
    birthday party holiday launch opening trip flight exam appointment funeral production line
    trust sleep plans plan people crew drivers budget board boss director members residents
    tenants visitors mother father husband wife daughter son readers donors kitchen shelves shop
    sales revenue season reputation tenant volunteers teachers pupils callers passengers lunch
    dinner"""
)
