"""Verbs by what they say about a mistake."""

from incidents.rules.coach.words import words

AUXILIARIES = words(
    """am is are was were be been being 's do does did have has had having will would shall should
    can could may might must 'd ought"""
)
NOT_VERBS = words(
    """the a an of in on at to for with by from and or but if that which who when while because as
    so than then there here it its i we you he she they them us me my our your his her their
    sorry able sure aware happy glad grateful right wrong late ready free ourselves myself
    yourself themselves itself too very more most less least each every no all both half some
    any many much few other another such own same last next first second need-based hundred
    indeed today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday
    concerned tired related interested"""
)
PRESENT_VERBS = words(
    """allow state say permit require provide entitle specify stipulate forbid prevent cover
    exclude oblige dictate apply mean show tell call send bring come go make take check need
    want know see keep hold work run start stop read print sort write replace pay refund deliver
    give find fix accept offer support happen cause limit restrict set ask expect rely depend
    handle confirm look leave get put sit stand copy store import export carry miss fail lose
    forget matter deserve hope think believe understand suggest indicate remain stay"""
)
FAULT = words(
    """tow lock block double-book evict strand bump unplug neglected spill trip knock forget miss
    fail lose break overlook misread mishear misunderstand mislay misplace mistake mix muddle
    neglect omit botch bungle mishandle mismanage misjudge misdirect mislabel misspell misprint
    misfile miscalculate miscount mistype mispick misroute misquote misbook misreport
    underestimate overestimate overbook double-book oversell undersell overcharge undercharge
    mess screw drop ignore disappoint delay damage ruin spoil spill scratch dent confuse swap
    transpose duplicate slip err jeopardise jeopardize jumble mangle crash corrupt disconnect
    oversleep dawdle blunder wreck waste violate breach misinform mislead misadvise misplan
    miskey misallocate mismatch mispost miscommunicate misstate misdiagnose misdial"""
)
DEEDS = words(
    """inform notify announce
    send ship deliver pack book charge bill invoice put tell enter type write give hand print
    deploy install release publish change delete remove move copy move switch turn close cancel
    order post mail email e-mail call ring schedule plan assign pass forward file record save
    upload import load set leave let keep take bring pick sort label cut paint fit mount mix
    cook serve seat park tow clean wash connect unplug merge rename overwrite run start stop
    skip assume trust rely guess promise quote transfer debit credit deduct pay refund withdraw
    sign approve confirm register enrol enroll count measure make build order use apply choose
    hire rush squeeze cram agree accept say show read treat prescribe dispense teach mark grade
    double assign bury drop park push roll switch route direct point hold sit wait address do go
    come arrive answer reply work knock repair replace reset restore store translate spell tick
    click drag drill dig exchange migrate reject refuse decline disclose expose leak share admit
    discharge test"""
)
BENIGN = words(
    """apologise apologize understand realise realize receive regret value appreciate thank want
    hope know see hear contact strive aim try look investigate review learn find discover notice
    wish think believe feel care take pride love welcome acknowledge recognise recognize offer
    help enjoy speak talk discuss meet like enclose attach explain owe agree note share assure
    ensure endeavour endeavor pride like be have admit accept own say confirm be remain stay
    continue consider check trace trace fix correct repair resolve replace refund restore"""
)
NOT_FAULTS = words(
    """cause receive mean intend want expect know hear understand do have get see find think feel
    realise realize hope take need like"""
)
BOTCHES = words(
    """send pack put enter type change delete copy assume promise leave charge book close quote
    load label mark ship deliver cut print release switch press file think believe throw bin
    give tell move misdeliver hand forward schedule
    pick choose load key route drive connect quote lend sell assign cut"""
)
"""What colleagues did when it is told as the mistake."""

HARMS = words(
    """block cancel charge lock shut close cut disconnect delete refuse reject tow stop bump bill
    debit evict remove expose publish wake withdraw suspend postpone dismiss overwrite print
    lend sell spoil"""
)
"""What is owned as soon as somebody says that we did it to them."""

SETBACKS = words(
    """cancel reject refuse decline hold block close shut switch stop cut lose break collapse cause
    delay damage fail miss let forget disappoint crash leave strand prevent stall confuse mix
    ruin go run fall make be have send deliver bring come arrive turn take keep overlook return
    drop misdirect swap"""
)
"""What outsiders do when it is told as the cause."""

STATES = words("be have become remain stay seem live stand sit")
"""What says how things were, not what somebody did."""

FEELING = words(
    """regret hope want wish appreciate thank value know understand love take strive pride"""
)
HELP = words(
    """attend visit inspect
    find found fix repair help restore inform tell call ring notice discover report correct
    resolve solve confirm investigate work note forward review identify look check explain
    apologise apologize assure contact alert spot raise reopen trace"""
)
"""What colleagues and others do for the customer."""
HANDLING = words(
    """note inform forward investigate find resolve fix identify restore correct handle report
    raise bring review escalate log receive regret appreciate hope advise refer acknowledge
    apologise apologize apply extend make understand recognise recognize look thank examine
    remind tell expect ask require require credit initiate invite request reopen reissue refund
    value feel mean read say suggest remember consider believe observe enclose attach"""
)
"""What is done about a mistake, not the mistake."""
