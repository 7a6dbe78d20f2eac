"""Nouns by who stands behind them."""

from incidents.rules.coach.words import words

WE_NOUNS = words("team company firm crew staff people men lads folk")
"""With "our" before them these are we: nobody is pointed at."""

STAFF = words(
    """predecessors technicians driver lads colleague trainee intern apprentice temp temporary
    nurses fitters planners drivers
    employee staff worker agent receptionist nurse technician engineer dispatcher planner
    operator manager supervisor clerk cashier porter assistant developer programmer
    administrator secretary bookkeeper accountant rep representative salesperson salesman
    saleswoman fitter electrician plumber mechanic packer picker cleaner chef cook waiter
    waitress teacher caretaker volunteer adviser advisor consultant foreman newcomer starter
    registrar doctor locum handler coordinator designer editor recruit lad chap predecessor
    successor stand-in installer gardener housekeeper usher steward instructor coach therapist
    physiotherapist pharmacist librarian girls guys boys ladies baker projectionist groundsman
    caseworker"""
)
DEPARTMENTS = words(
    """department warehouse accounts accounting sales support desk shift dispatch logistics finance
    billing bookkeeping purchasing procurement reception kitchen hr planning housekeeping
    workshop depot branch office back-office division engineering helpdesk call-centre call-
    center hotline switchboard lab laboratory pharmacy ward facilities fulfilment fulfillment
    pickers packers mailroom postroom bakery front- desk frontdesk goods-in goods-out
    customer-services pre-press drawing-office"""
)
OUTSIDERS = words(
    """makers maker partners dyers clouds wind bureau yard agents haulage roadworks floods gales
    fire outage gale storms courier carrier supplier vendor bank provider manufacturer
    subcontractor contractor forwarder haulier wholesaler distributor importer airline railway
    printer's printers partner reseller utility insurer broker factory authorities customs
    postman postwoman weather storm snow ice fog flood flooding heatwave blizzard traffic
    roadworks strike pandemic covid lockdown war roads motorway manufacturers suppliers couriers
    dhl ups fedex hermes evri dpd gls tnt usps amazon aws azure microsoft google cloudflare
    stripe paypal visa mastercard twilio mailchimp godaddy vodafone bt telekom outsourcer third-
    party integrator processor transporter shipper trucker hauler locksmith caterer florist
    venue gateway datacentre datacenter hoster isp registrar's vendor's producer foundry grower
    thunderstorm thunderstorms
    freight influenza flu quarry mill council agency ferry motorway embassy ministry insurer
    importer refinery dealership network-operator operators programmers wholesalers distributors
    hauliers forwarders shippers carriers vendors providers registrar subcontractors contractors
    dyer tannery sawmill weaver binder bindery brewery dairy landlord post host hosts hail lightning
    drought telecoms broadband isp surveyor notary airport
    freelancer freelancers publisher grid substation landlords banks airlines
    councils acquirer laundry"""
)
OUTSIDE_PAIRS = words(
    """delivery:company delivery:firm delivery:partner delivery:service delivery:driver
    delivery:people post:office royal:mail postal:service parcel:service shipping:company
    shipping:line shipping:firm shipping:partner transport:company transport:firm
    map:provider removal:men removal:company train:company bus:company gas:company water:company
    water:board electricity:company rail:company glass:works rental:company rental:house
    security:company security:firm
    hosting:company power:company power:cut power:outage payment:processor payment:provider
    payment:gateway phone:company energy:company software:company software:house software:maker
    third:party cleaning:company printing:company print:shop removal:firm temp:agency
    staffing:agency data:centre data:center cloud:platform network:operator external:company
    external:firm outside:firm outside:company mail:service internet:provider service:provider
    sorting:centre sorting:office parcel:company security:firm catering:company train:company
    bus:company road:closure road:closures deutsche:post sub:contractor tour:operator
    ferry:company card:company water:main burst:main burst:pipe gas:main gas:leak power:failure
    power:cuts hire:firm hire:company van:hire it:provider it:company it:supplier it:firm
    coach:company coach:firm bus:operator taxi:firm taxi:company print:house printing:house
    printing:firm letting:agent letting:agents managing:agent managing:agents estate:agent
    estate:agents software:supplier platform:operator cloud:host cloud:service cloud:provider
    web:host mail:provider gutter:company roofing:firm building:firm plumbing:firm alarm:company
    lift:company phone:provider telephone:company hire:shop paint:shop plant:nursery
    credit:agency debt:agency waste:company linen:service train:operator energy:supplier"""
)
DEPARTMENT_PAIRS = words(
    """customer:services customer:service customer:care client:services goods:in order:processing
    quality:control human:resources credit:control stock:control drawing:office control:room
    post:room mail:room box:office it:people it:team it:staff it:department legal:team
    head:office"""
)
RULES = words(
    """policy term condition guideline procedure regulation rule contract agreement clause
    paragraph provision warranty process practice tariff statute bylaw standard requirement
    catalogue t&c tcs handbook protocol"""
)
CUSTOMER_SIDE = words(
    """pa secretary client clients tenant tenants caretaker buyer clerk foreman supervisor
    reception husband wife son daughter mother father studio procurement accounts concierge
    housekeeper developers developer engineers engineer bookkeeping bookkeeper buyers
    purchasing parents
    architect contractor builder builders users user kitchen warehouse site manager employees
    employee technician people assistant team office colleague department secretary staff side
    end server firewall spam inbox browser device form application request instructions details
    address reply answer response purchaser buyer accountant administrator admin neighbour
    neighbor receptionist network settings password specification drawing file upload paperwork
    brief"""
)
FIRST_NAMES = words(
    """aaron adam adrian agnes ahmed aisha alan albert alex alexander alexandra alfie ali alice
    alina alison amanda amara amelia amina amir amy ana anders andrea andreas andrew andy angela
    anil anita anja ann anna anne annika anthony antonio anya arjun arthur asha astrid aya
    ayesha barbara beatrice ben benjamin bernard beth betty bianca bill bob boris brenda brian
    bruno camila carl carla carlos carmen carol caroline catherine cathy cecilia chantal charles
    charlie charlotte chen chloe chris christian christina christine christopher ciara claire
    clara claudia colin conor craig cristina daisy dan daniel daniela danny darren dave david
    dawn deborah declan deepa denise dennis derek diana diego dieter dmitri dominic donna
    dorothy doug duncan dylan ed eddie edith eduardo edward eileen elaine elena eleanor elias
    elif elizabeth ella ellen emil emily emma eric erik erika esther eva eve fatima fatou felix
    femi fernando fiona florian fran frances francesca francis frank fred freya gabriel gareth
    gary gemma geoff george georgia gerald gina giulia glen gordon grace graham greg greta
    gustav guy hanna hannah hans harriet harry hassan heather heidi helen helena henrik henry
    hilda hiroshi holly hugh hugo ian ibrahim ida imran ines ingrid irene iris isaac isabel
    isabella ivan jack jackie jacob jake james jamie jan jana jane janet janice jason jasmine
    javier jean jeff jen jennifer jenny jens jeremy jess jessica jill jim jo joan joana joanna
    joanne joe joel johan johanna john johnny jon jonas jonathan jordan jorge jose josef joseph
    josh joshua joy joyce juan judith judy julia julian julie june karen karim karin karl kate
    katharina katherine kathy katie keith kelly ken kenneth kenji kerry kevin kim kirsten klaus
    klara kofi kristin kwame lars laura lauren lea leah lee lena leo leon leonie leila lewis li
    liam lien lilian lily linda lisa liz lorna lorraine louis louise luca lucas lucia lucy luis
    luke lukas lydia lynn maeve magda malik manuel mara marc marcel marco marcus margaret maria
    marie marina mario marion marius mark marlene marta martha martin martina mary mateo mathias
    matt matthew maya mei mehmet mel melanie melissa michael michelle miguel mike mina miriam
    mohamed mohammed molly monica monika moritz nadia nancy naomi natalie natasha nathan neil
    nia niamh nick nicola nicolas nicole nigel nik nils nina noah noor nora norbert oana oleg
    oliver olga olivia omar oscar owen pablo paddy pam pamela pat patricia patrick paul paula
    pauline pavel pedro pete peter petra phil philip philippa pia piotr polly priya rachel
    rafael rahul raj ralf ralph ravi ray rebecca renate renata rhys ricardo richard rita rob
    robert roberta robin roger roland ron rosa rose rosie ross roy ruth ryan sabine sadia sally
    sam samantha samira samuel sandra sanjay sanne sara sarah sean sebastian sergio shane sharon
    sheila simon siobhan sofia sonia sophia sophie stefan steffi stella stephan stephanie
    stephen steve steven stuart sue sunita susan susanne suzanne sven tanja tanya tara tariq ted
    teresa terry thea theo theresa thomas tim tina toby tobias tom tomas tony tracey trevor ulla
    ulrich una uwe valentina vanessa vera veronica victor victoria vijay vikram viktor vincent
    wanda wei wendy werner will william wolfgang xavier yara yasmin yusuf yvonne zara zoe zofia
    ravinder tamsin imogen saoirse oduya nneka ngozi chidi tunde adaeze"""
) - {"will", "may", "mark", "bill", "rose", "grace", "joy", "pat", "guy", "dawn", "ray"}
"""Names that may open a sentence, where every word has a capital. Those that are words are out."""

NOT_NAMES = words(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter english german french
    mr mrs ms dr prof st dear hello hi hallo good kind best warm regards yours sincerely
    faithfully ok okay vat pdf it hr ceo iban id api sms usb url csv faq utc gmt cet bst am pm
    xl uk us usa eu london berlin paris street road ltd gmbh inc room order invoice"""
)

SHIFTS = words("weekend night evening morning day early late holiday relief other new field")
"""Before "team" or "crew" they name some of us, not all."""

TRADE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ers", "ors", "ists", "ians", "men")
NO_TRADES = words(
    """order offer server computer printer letter number newsletter folder container error monitor
    scanner router sensor counter customer supplier carrier courier partner member user summer
    winter paper power water shower dinner corner poster register calculator elevator generator
    motor door floor list checklist answer matter trailer freezer boiler timer transfer other
    order orders offers servers computers printers letters numbers customers suppliers couriers
    partners members users papers answers matters former center charter quarter master filter
    cellar behaviour labor labour harbour humor favor color colour neighbor tumble-dryer mixer
    cooker tracker reminder header footer sticker tower river buffer cluster layer cover shutter
    converter adapter charger booster container"""
)
"""Words that end like trades and are none."""
