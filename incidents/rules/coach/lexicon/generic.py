"""The stock of stock letters: words that say nothing of the one incident."""

from incidents.rules.coach.words import words

COMMON = words(
    """the and for with that this these those from have has had been was were are not but you your
    our they them their his her its who which what when where while how why will would shall
    should can could may might must about into over under after before again any some all every
    each both more most less least than then there here very too also just only even still such
    same other another own out off back down through between during without within upon per via
    yes please because since although though however therefore if unless until whether nor
    either neither once ever never always often many much few one first last next well let lets
    made make makes get got gets getting does did done doing say said see seen saw know known
    knew think thought want wanted need needed take took taken give gave given come came gone
    went put set tell told ask asked let like able sure right wrong good bad better best new old
    long short big small great little lot thing things way ways something anything nothing
    everything someone anyone nobody everyone people person man woman part end start begin began
    side point place case fact mind hand yourself ourselves itself themselves myself been being
    look looks looked looking keep kept use used using try tried find found feel felt mean means
    meant seem seems happen happened happens around against across along already yet soon later
    now today always away perhaps maybe quite rather really simply almost mine yours ours"""
)
GENERIC = words(
    """lorem ipsum dolor amet consectetur project warn warned behind goods website app portal branch
    desk courtesy polite rude attitude tone booking booked reservation stay visit appointment
    meeting application council courteous comfortable ran run messed ball dropped answering
    silence kept waiting
    closed convey file framework logged multifactorial nature needless perceived shortfall
    stakeholders stakeholder subject therein touchpoints guest contributed abject ashamed beg
    causal cent cross-functional excluded express heartfelt hundred pardon profound progressed
    rolled appear appears applicant applicants borne enquiries enquiry inquiry favour guidelines
    individual resources report contained continuous awaits kind name visit access law light
    protect required completed identified noticed restored whatsoever arose foreseen sincerest
    type several clarified meantime concerning pertaining matters thereof hereby documentation
    communication notice notices competent authority authorities forthcoming envisaged
    applicable apology apologise apologize apologies sorry regret forgive sincere sincerely
    inconvenience caused cause causing experience experienced service services issue issues
    problem problems error errors mistake mistakes delay delays delayed matter concern concerns
    concerned complaint complaints customer customers client clients order orders product
    products item items delivery deliveries account accounts request requests team department
    colleague colleagues staff company business relevant responsible appropriate internal
    technical system systems process processes procedure procedures policy policies unforeseen
    circumstances due occurred occur regarding recent recently situation incident event events
    occasion processing process processed forwarded forward informed inform information details
    detail contact contacted reply respond response possible earliest convenience opportunity
    shortly ensure sure assure assured rest value valued appreciate understanding patience thank
    thanks grateful important importance loyalty loyal trust satisfaction satisfied
    dissatisfaction quality standard standards high highest level expectations expect expected
    meet met usual usually normally fall fallen fell short improve improved improving
    improvement improvements measures steps necessary take taken action actions future repeated
    repeat again prevent avoid similar resolve resolved resolution solve solution solutions fix
    fixed investigate investigating investigation review reviewing reviewed examine looking into
    serious seriously strive committed commitment dedicated provide provided providing best
    excellent receive received receiving send sent feedback bring brought attention aware note
    kindly hesitate free question questions further assistance assist help helping support touch
    reach hope continue working work hard time times course moment number large volume volumes
    demand unfortunately unfortunate upset frustration frustrating frustrated disappointed
    disappointment disappointing understand understandable acknowledge certain various factors
    reason reasons human unexpected affected affect handled handle dealt deal dear regards
    wishes yours faithfully update updates updated promise promised guarantee always every
    effort efforts everything power immediately quickly promptly priority urgency currently
    present remain remains relationship together lesson lessons learn learned learning mix-up
    misunderstanding miscommunication communication glitch hiccup minor slight oversight went
    wrong happen happened happens caused result resulted lead led made arrangement arrangements
    purchase purchased shop store website staff management manager part parts full fully
    particular general way whole entire difficulty difficulties encountered encounter trouble
    discomfort distress truly deeply extremely greatly very much circumstance beyond control
    reputation pride reliable years vast majority requests behalf opportunity wish offer offers
    offering gesture goodwill compensation refund discount voucher credit choose option options
    prefer case cases correct corrected correction incorrect properly proper failed fail failure
    deserve deserved responsibility accept ownership mistake own fault blame lessons careful
    carefully care attend attended attention manner timely feel free let know soon member
    members person outcome follow followed appropriate channels channel concerned party parties
    message messages email emails letter mail call calls phone line note matter's hear heard
    speak spoke write wrote written word words told question answer answered perfect perfectly
    apologies anyone anybody day days week weeks month months year years normal occasionally
    rarely isolated exception standard"""
)
