"""Words that name a pastime and mean something else: the clinic's, the household's, a saying's."""

from asset_map.interests.cues import cue_pattern

# The vocabulary lists each term's own false friends; these are ways of speaking that cross terms.
NOT_MEANT = cue_pattern("""
(on|with|uses|using|has|needs|walks with|gets about with|gets about on) (a|an|his|her|my|the|one|
    two)? (walking|zimmer) (frame|stick|sticks|aid|aids)
(walking|zimmer) (frame|stick|sticks|aid|aids)
(walks|walking|mobilises|mobilising|gets about|walked) (with|on|using) … (frame|stick|sticks|
    crutches|rollator|trolley|aid|help|assistance|difficulty|limp)
(walking|exercise) tolerance
(swimming|spinning) head
like (watching|hearing|seeing|being asked to|being told to|trying to) (somebody|someone|people|folk|
    a|an|the)? \\w+ (the|a|an)? (\\w+)?
(half|fair|single|narrow|broad|bloody|absent|open|high) minded (to)?
minded to
dined out on
(me|him|her|'em|them|sit|sat|went|gone|go|goes|come|came|fit|lie|lay|fall|fell|set|put|pit) darn
darn (fer|th'|t'|at|in|by|near|to|pit|yonder|theer|here)
(muscle|muscles|leg|legs|arm|arms|hand|hands|eye|eyes|face|facial) … twitching
twitching (muscle|muscles|leg|legs|arm|arms|hand|hands|eye|eyes|face|the curtains)
head (is|was|'s)? (swimming|spinning|banging)
(eyes|room|everything) (is|was|are|were) (swimming|spinning|dancing)
heart (skipped|skips|skipping|races|racing|fluttering|jumps|sank|sinks) (a beat)?
(pulse|heart|mind|thoughts|head|brain) (is|was|'s|are)? racing
fishing for (compliments|an excuse|sympathy|information)
(running|runs|ran) (late|out|low|on empty|short|behind|scared|a temperature|a fever|a risk|hot|
    down|rings|dry|in the family|away|off|over|into|up|through)
(nose|eyes|ears|tap|taps|toilet) (is|was|'s|are)? running
(cook|cooks|cooking|cooked) the books
(dancing|dances|danced) (attendance|to (his|her|their) tune)
(singing|sings|sang) (his|her|their|from) (praises|the same)
(sings|singing) for (his|her) supper
(drawing|draws|drew) (a blank|the line|blood|breath|a pension|benefits|the curtains|to a close)
drew the short straw
(knit|knitted) (eyebrows|brow|together)
(bones|fracture|wound|skin) (knitting|knitted|knit) … together
(playing|plays|play) (up|down|on (her|his|my) mind|havoc|merry|the fool|with fire|truant|
    second fiddle)
(knee|hip|back|leg|stomach|bladder|bowel|bowels|chest) … (playing up|playing him up|
    playing her up)
(in|on|off) (good|bad|poor|fine) (form|shape)
(jogged|jogs|jog) (his|her|my) memory
(rowing|rowed|rows) with
(stitched|stitches|stitching) (out|up|after|following|in|removed)
(boxed|boxes) (in|up)
(skating|skates) on thin ice
(jumping|jumps) (the gun|through hoops|to conclusions)
(gambling|playing) with (his|her) (health|life)
(dental|teeth|tooth|denture) … bridge
bridge (fitted|came out|fell out|of another sort)
(write|wrote|written|writes|writing) (off|to her|to him|to me|in the notes|in her notes|it down|
    them down|in that|that in)
(letters|letter|landlord|council|been) (has been|been|is)? written (to|off)
(reading|readings|reads) (of|was|were|high|low|at|normal|on the) (the)? (monitor|meter|scales|
    \\d+)
(blood pressure|bp|sugar|glucose|meter|gas|electric|thermometer) (reading|readings)
(needs|wants) reading and writing down
(gp|doctor|consultant|nurse|hospital) … (reading|readings)
photograph(er)? (of|on the|coming)
a photograph of
(film|films) (of dust|over|on his eye)
(cat|dog|pet) (scan|scans)
(train|trains|training) of thought
(in|on|off|out of) (training|retraining)
(chest|heart|lung|eye|ear|foot|leg) clinic
(bowling|bowled) (over|along)
(golf|cricket|tennis|rugby|foot) ball sized
(size|shape) of (a|an)? (golf ball|football|tennis ball|cricket ball|egg|rugby ball|pea)
like a (rugby ball|football|tennis ball|boxer|horse|dog|cat|fish|bird|clock|question mark|wooden|
    drum|bear)
(carries|holds|carried|held) … like a (rugby ball|football|parcel)
golfer's elbow
tennis elbow
(swimmer's|surfer's) ear
(athlete's|trench) foot
runner's knee
housemaid's knee
(footballer's|jumper's) knee
fight(ing|s)? (infection|for breath|off|the council|back tears)
(kick|kicked|kicks|kicking) (the bucket|off|out|in|the habit)
(pick|picks|picked|picking) up the (pieces|bill|tab|phone|kids|children)
(on|in) the (cards|same page)
(house|pack) of cards
(birthday|christmas|sympathy|credit|debit|bank|sim|condolence|get well) cards?
(playing|plays) (his|her|their) cards (right|close)
(hanging|hung) by a thread
(lost|losing|lose) (the|his|her) thread
(on|off) (his|her|my) (trolley|bike|rocker|perch|game)
(ball|balls) (is|in) (his|her|their|your) court
""")
