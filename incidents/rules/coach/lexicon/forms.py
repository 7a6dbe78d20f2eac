"""Forms of verbs and nouns that follow no rule."""

from incidents.rules.coach.words import words

IRREGULAR = """
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
will 'll wo
can ca
would 'd
arise arose arisen
awake awoke awoken
become became
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
cost cost
cut cut
deal dealt
draw drew drawn
drive drove driven
drop dropped
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone goes
grow grew grown
hang hung
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
keep kept
know knew known
lay laid
lead led
learn learnt
leave left
lend lent
let let
lie lay lain lying
lose lost
make made
mean meant
meet met
mishear misheard
mislay mislaid
mislead misled
misread misread
misspell misspelt
mistake mistook mistaken
misunderstand misunderstood
oversee oversaw overseen
oversleep overslept
overtake overtook
overwrite overwrote overwritten
pay paid
put put
quit quit
read read
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
set set
shake shook shaken
shut shut
sit sat
sleep slept
slip slipped
speak spoke spoken
spell spelt
spend spent
spill spilt
spoil spoilt
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
undo undid undone
uphold upheld
wake woke woken
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
child children
person people
man men
woman women
foot feet
bad worse worst
good better best
many more most
apologise apologize
recognise recognize
organise organize
minimise minimize
prioritise prioritize
favour favor
cancel cancelled canceled
"""

PAST_ONLY = words(
    """was were had did arose awoke became began broke brought built bought caught chose came dealt
    drew drove ate fell felt fought found flew forgot forgave froze got gave went grew hung
    heard hid held kept knew laid led learnt left lent lay lost made meant met misheard mislaid
    misled misspelt mistook misunderstood overslept overwrote paid rang rose ran said saw sold
    sent shook sat slept spoke spelt spent spoilt stood stole stuck struck swore took taught
    tore told thought threw understood undid upheld woke wore won withdrew wrote overtook sought
    spilt"""
)
PAST_TOO = words("""cut hit hurt let put read set shut cost misread quit""")
NOT_PAST = words(
    """need indeed exceed proceed succeed feed speed seed bleed weed deed hundred sacred naked red
    bed embed shed wed instead ahead bread spread thread head lead dead shred fred ted ned"""
)
