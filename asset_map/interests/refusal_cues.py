"""What people say of what they do not want, before it and after it."""

from asset_map.interests.cues import cue_pattern

# "can't stand bingo": what follows is refused, up to a turn in what is said.
REFUSES = cue_pattern("""
(can't|cannot|can not|can't|couldn't|could not|couldnt) (stand|abide|bear|be doing with|
    be doing wi|be bothered with|face|get on with|thole)
can't see the (point|attraction|appeal|use|fun|charm|sense|need) (of|in|for)
(has|have|had|got) (no truck with|no patience (with|for)|no head for|no stomach for|no use for|
    had it with|had his fill of|had her fill of|enough of|had his share of|had her share of)
(wouldn't|would not) (cross the road|walk to the corner|give you tuppence|
    go to the end of the street|bother|waste) (to|for|on|with)? (watch|see|do|join|hear|play)?
(turns|turned) (his|her|my) nose up at
(thought|idea|mention|sight|sound|smell) of (anything)?
(swore|sworn|swears) off
(fell out|falling out|finished|had words|done|through) with
(left|quit|packed in|jacked in|chucked in|gave up on|given up on|barred from|thrown out of|
    asked to leave|drummed out of)
(walks|walked|runs|ran|hides|hid) (out of|away from|from)
(shudders|recoils|cringes|snorts|scoffs|sneers|laughs|balks|baulks|winces|rolls (his|
    her) eyes) at (the (thought|idea|mention|sight) of)?
(scathing|sniffy|rude|bitter|scornful|sceptical|suspicious|funny) about
(can't|couldn't) (look at|see (himself|herself|myself|him|her) (at|in|doing|with)|imagine)
(won't|wouldn't|not) let (anyone|anybody|them|me|us) (take|make|talk|put) (her|him) (to|do|into|
    in)
(as long as|so long as|provided|unless) (nobody|no one|they|you|i) (makes|make|expects|expect|
    asks|ask|mentions|mention|don't make|doesn't make|want|wants) (her|him|me|them)? (to|do)?
(anything|anywhere|owt|anyone) bar
(if|when|the minute|the moment) (it's|it is|there's|it turns into|it becomes|someone says|
    anyone says|anybody says|you say|they say|you mention|anyone mentions) (anything|
    owt)? (to do with|about|with)?
(less|fewer|spare (her|him|me)|save (her|him|me) from|heaven preserve (her|him|me) from|
    god save (us|me|him|her) from|not another|not one more|no end of)
(nothing|nowhere|nobody|none) (with|about|involving|like|near|that's|that is|where there's|
    that has|too)
(wouldn't|won't|not) be (told|talked|dragged|pushed|herded|made|persuaded|bullied|jollied) (into|
    to|in|along)
((he'll|she'll|i'll|they'll) not|won't|will not|never) (get|go|be|set foot|sit|stand|sing|play|
    dance|swim|put|have) (on|in|back|near|to|at|up|a|an|the)
(hate|hates|hated|hating|loathes|loathed|loathe|detests|detested|dislikes|disliked|despises|
    dreads|dreaded|dread)
(wouldn't|would not|won't|will not) be (seen|caught) (dead|out) (in|at|with|doing|near|on|
    anywhere near)
(wouldn't|would not|won't|will not|he'll not|she'll not|i'll not) (thank you for|go near|
    go anywhere near|touch|set foot|entertain|have|join|do|play|sit|go to|go in|go on|be put|
    be told|be dragged|be going|be doing|be made to|watch|listen to|hear of|wear|swim|sing|dance|
    mix with|eat|use)
(won't|wouldn't) want (anything|owt|to)
(doesn't|don't|does not|do not|didn't|did not|wouldn't|would not|never|dunnot|dusn't) (really|
    even|much|ever)? (like|likes|liked|want|wants|wanted|fancy|fancied|enjoy|enjoyed|believe in|
    hold with|care for|rate|trust|take to|took to|get on with|got on with|go in for|
    see the point of|see himself|see herself)
(doesn't|don't|does not|do not|didn't|dunnot) do
(doesn't|does not|don't) (even|really|much)
no (interest|time|desire|love|wish|need|use|stomach|patience) (in|for|to|of|with)
has never (liked|wanted|fancied|taken to|seen the point of)
(not|isn't|aren't|wasn't|never|never been|in't|ain't) (at all|all that|really|very|much|that|too|
    exactly)? (into|interested in|keen on|fussed about|fussed on|fussed with|bothered about|
    bothered with|struck on|much of a|much of one for|a fan of|one for|the type for|cut out for|
    suited to|ready for|up for|a lover of|comfortable with|happy with|happy in|good with|good in|
    the sort for)
(definitely|certainly|absolutely|really|especially|deffo) (not|no|never)
(sick of|fed up of|fed up with|tired of|had enough of|bored of|bored with|bored by|
    had her fill of|had his fill of|gone off|went off|put off by|been put off|up to here with|
    sick to death of)
(want|wants|wanted) (nothing|none|nowt|no part) (to do with|of|like)
(nothing|nowt) to do with
(anything|anywhere|anyone|owt) (but|except|other than)
(refuses|refused|refusing|declined|declines|turned down|objects to|resents|rejects|shuns|avoids|
    avoid|avoiding)
(steer|steers|keep|keeps|stay|stays) (her|him|me|them)? (well|right)? (clear of|away from|out of|
    off)
run a mile (from|if|at)
(isn't|not|wasn't) (about to|going to|planning to|thinking of|the one to) (start|take up|join|be|
    do|go)?
(no intention|no plans|no hope|not a hope) of
(frightened|scared|bored|sick) to death (of|by|with)
(please)? (nobody|no one|do not) (suggest|suggests|mention|mentions|offer|ask)
(resents|resented|despised|endured|suffered|tolerated|survived|escaped|avoided|dodged)
(kept|keeps|steered|steers|stayed|stays) (well)? (out of|away from|clear of|off)
(he|she|i|they) (doesn't|don't|didn't|isn't|never)
(doesn't|don't|didn't|isn't|never) (see|think|reckon|count|call) (himself|herself|myself|
    themselves|much of|as)
draws the line at
(told|tells) (me|them|him|her|us) where to (stick|put|shove)
wild horses wouldn't drag (him|her|me|them) to
(you'll|you'd|you|we'd) (never|not|won't|wouldn't) get (him|her|me|them) (in|to|near|at|up|on|
    doing|anywhere near)
(please)? don't (send|put|offer|suggest|ask|mention|give|invite|book|try|get|hand|show) (him|her|
    me|them)?
(nobody|no one) is to
(stop|stopped|quit|give over|pack in) (putting|sending|asking|telling|suggesting|offering|pushing|
    nagging|going on about) (him|her|me|them)? (with|to|in|on)?
(will|would|could|it'll|that'll)? never ever (be|do|go|have|touch|play)?
before (he'd|she'd|i'd|they'd|i would|he would|she would)
(he'd|she'd|i'd|they'd|would) pay not to
(allergic|allergy) to
(not allowed|told not|banned|barred|mustn't|must not|can't go|can't use|can't eat|can't have|
    warned off|advised against) (to|from|near|in|on|into)?
(scared|frightened|terrified|petrified|nervous|wary|afraid) of
(phobia of|phobic about|hydrophobic)
not (a|an|the) (single|blessed|flaming|bloody)
(no place|not the place|wrong place) for
as long as (it's|it isn't|its|it is) (not|no|nothing)
(so long as|provided|providing|just) (it's|it isn't|its|there's|it is) (not|no|nothing)
""")

# "no bingo", "not religious": only what stands close by.
NOT = cue_pattern("""
(no|not|nothing|nowt|none of|nor|neither|without|non|nowhere|anti|minus|never|less of the|no more|
    isn't|aren't|in't)
""")

# "not just cards", "no experience of", "not been swimming since": nothing is refused.
NOT_REFUSED_AFTER_NOT = cue_pattern("""
(not|no|never|nothing|nowt|without|isn't|aren't) (just|only|sure|long|much|bad|far|one|body|
    longer|idea|problem|been|had|since|able|well|enough|experience|experienced|even|yet|seen|done|
    got|left|played|sung|danced|sewn|knitted|baked|swum|walked|gardened|read|painted|spoken|heard|
    eaten|allowed|managed|managing|doubt|pressure|matter|wonder|better|worse|less|good|safe|
    pattern|fewer|stopped|lost|missed|misses|miss|end|nearer|nearby|round|have|having|there|
    afford|being|getting|as|know|knowing|go|going|anyone|anybody|somebody|someone|learn|learned|
    learnt|kicked|tried|tested|finished|until|till|before|after|during|on|in|at|every|all|where|
    quite|he|she|they|i|it|too)
never \\w+ed
(no|without) … (left|near|nearby|round here|round her|any more|anymore|now|since|to speak of|
    handy|local|of her own|of his own|of my own|to (sing|play|walk|dance|go|knit|bowl|ride|talk|
    run|ride out) with)
""")

# What people are without, rather than do not want: "no garden now".
LACKED = cue_pattern("""
(no|without|not|not got) (a|an|any|the)? (garden|yard|allotment|greenhouse|dog|cat|pet|bike|
    bicycle|car|phone|internet|wifi|broadband|computer|laptop|tablet|oven|cooker|piano|guitar|
    telly|television|shed|workshop|friends|friend|company|visitors|family|money|food|
    washing machine|washer|carpet|heating|gas|choir|club|bus|transport|lift|camera|qualifications|
    work|job|home|one|body|english|support|help|carer|carers)
""")

# "can't leave the dog", "won't part with his pigeons", "doesn't want to lose her garden": fondness.
FONDNESS = cue_pattern("""
(be parted from|part with|leave|leaving|lose|losing|give up|giving up|let go|miss|missing|stop|
    stopping|sell|bin|binning|throw|throwing|waste|get rid of|be without|go without|live without|
    wait|be alone|being alone|be on|being on|being stuck|be stuck|sitting|sit alone|eating alone|
    eating on|being by|be a burden|the quiet|the silence|going home|an empty|getting old|
    being useless|being idle|being bored|to be bored|rest|what folk|what people|the waste|
    the state of|rubbish|litter|mess|asking|ask for|charity|admit|the dark|the winter|her own|
    his own|the thought|the idea)
""")

# What ends a refusal: a turn, an appetite, or a new subject after a comma.
TURNS = cue_pattern("""
(but|although|though|tho|however|instead|yet|whereas|otherwise|unless|prefers|prefer|preferring|
    loves|adores|enjoys|wants|would|he'd|she'd|i'd|misses|mad on|happy to|happiest|fancies|
    lives for|likes|because|cos|coz|so|since|until|till|if|when|while|which|anymore|rather|sooner|
    more of a|more for|still|always|just wants|needs|used to|then|says|said)
""")

COMMA_TURNS = cue_pattern("""
(he|she|they|i|we|it|his|her|their|my|the|this|that|there|and he|and she|and they|and i|and would|
    a|an|very|lonely|more|only|just|has|had|is|was|can|could|will|does|did|did|wife|husband|mum|
    dad|daughter|son|was|been|got|goes|went|said|plays|reads|knits|sews|paints|sings|keen|good|
    great|old|now)
""")

# "bingo is not for her": what comes before is refused.
REFUSED_BEFORE = cue_pattern("""
(isn't|is not|not|aren't|are not|wasn't|never) (really|quite|exactly)? (for|his|her|my|
    their) (him|her|me|them|us|thing|cup of tea|bag|scene|style|sort of thing|kind of thing|
    idea of|forte)
(no thank you|no thanks|no ta|not likely|no chance|no way|no fear|never again|not again|
    not on your nelly|not on your life|over my dead body|over her dead body|over his dead body|
    not having it|forget it)
(is|are|was|were|so|'s) (right)? out
(is|are|was|'s) (rubbish|boring|dull|daft|stupid|pointless|a waste of time|too much|torture|
    purgatory|a bore|her idea of hell|his idea of hell|my idea of hell|hell on earth|
    out of the question|not an option|off limits|not wanted|not welcome|no good|beneath|pants|
    for old)
(bores|bored|terrifies|scares|frightens|annoys|irritates|depresses|upsets|horrifies|offends|
    puts) (her|him|me|them)
(leaves|left) (her|him|me|them) cold
(drives|drove|sends|sent) (her|him|me|them) (mad|up the wall|round the bend|round the twist|daft|
    potty|barmy|to sleep|spare)
gets on (her|his|my|their) (nerves|wick|goat|pip|chest)
(does|did|do) (nothing|nowt) for (her|him|me|them)
(didn't|doesn't|don't|did not|does not) (suit|appeal|interest|work out|help|agree with|go well|
    do it for)
(makes|make|made) (her|him|me|them|my|his) (cross|ill|cringe|shudder|flesh|skin|blood|anxious|
    feel stupid|feel sick|want to)
(so|and|,)? (not|no more of) that
(and)? that's (quite)? enough
(don't|do not) send another
(been|was) tried
no good (to|for) (her|him|me|them)
holds no (appeal|interest)
(comes|came|come) into it
(is|are|was|were|'s) (death|murder|vermin|poison|agony|slow|deadly|dire|awful|horrible|grim|
    dreadful|shocking|desperate|miserable|depressing|soul)
(isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't) (interest|suit|appeal|grab|move|excite|
    tempt|amuse|impress|do it|wash|agree)
(is|are|was|were|'s) (only|just|all|strictly)? for (old|young|posers|show|mugs|softies|snobs|nosy|
    lonely|people|folk|them|those|women|men|girls|lads|boys|kids|bairns|other|the|buses|fools|
    idiots|toffs|others|\\w+s)
(is|are|was|were|'s) what (other|old|young|men|women|people|folk|they|you|everyone|dead)
(is|was|'s) (his|her|my|their|somebody's|a bad) idea of (hell|homework|torture|a nightmare|
    punishment|purgatory|a joke|work|misery|nothing)
(is|are|was|were|'s) never (really)? (his|her|my|their) (game|thing|sport|scene|bag|cup of tea|
    idea)
(is|are|was|were|'s) (a|an)? (waste|racket|fix|cult|con|swindle|chore|bind|bore|punishment|
    nightmare|joke|mug's game|nonsense|torture|torment|penance|closed shop|clique)
(is|are|was|were|'s) (full of|nothing but|all) (\\w+) and (\\w+)
(is|are|was|were|'s) (full of|nothing but|like being|like watching|like school|like church|
    like prison|like a funeral|like a morgue|like the army|worse than|beyond|about as)
(gives|gave|giving) (him|her|me|them) the (creeps|willies|pip|shivers|hump|heebie|horrors|wrong|
    shakes|ick|fear)
(makes|made|make|making) (him|her|me|them|my|his) (feel)? (thick|stupid|sick|ill|small|old|daft|
    a fool|useless|like a|like an|want|uncomfortable|nervous|panic|cry|angry|furious|squirm|itch|
    yawn|sad|worse|tired|depressed|mad)
(bores|bored|boring) (him|her|me|them)? (rigid|stiff|silly|senseless|to death|to tears|witless|
    stupid)
(leave|leaves|left|leaving) (her|him|me|them) (cold|cross|in tears|flat|exhausted)
(brings|brought) (her|him|me|them) (up|out) in
(does|did|do) (his|her|my) head in
(isn't|is not|aren't|wasn't|never) (really|quite|exactly)? (him|her|me|his|hers|mine|theirs|
    one of)
(was|were) (his|her|my) (ex|ex-husband|husband|wife|mother|father|late husband|
    late wife)('s)? (thing|game|department|idea|world|religion)
(can't|cannot) (do with it|do with them|stand it|stand them|abide it|abide them|bear it|bear them|
    be doing with it|be doing with them)
(he's|she's|i'm|they're|he'd be|she'd be) (off|off home|away|out the door|out of there|out of it|
    gone)
""")

# "Bingo? He'd rather eat his hat.": an answer that refuses the sentence before it.
REFUSING_ANSWER = cue_pattern("""
(no|nope|never|nah|god no|good god no|certainly not|definitely not|absolutely not|not likely|
    not a chance|not for|not on|not his|not her|not my|not me|no thank you|no thanks|no chance|
    no way|no fear|not that|not interested|not keen|he'd rather|she'd rather|he'd sooner|
    she'd sooner|i'd rather|i'd sooner|they'd rather|would rather|would sooner|hates it|hated it|
    can't stand it|can't abide it|dreads it|wouldn't thank|forget it|not having it|gives him|
    gives her|over my|over her|over his|once was enough)
""")

# "I'd rather stick pins in my eyes": what people say they would sooner do, and would not.
HYPERBOLE = cue_pattern("""
(stick|pins|pin|needles|needle|eyes|tooth|teeth|swallow|eat (his|her|my|their)|chew|die|drop dead|
    jump|boil|boiled|paint dry|watch paint|hot coals|nails pulled|nails out|root canal|
    lie down in|wrestle|poke|dentist|hospital food|glass|gnaw|prison|a week in|walk to|
    hole in (his|her|my) head|sell a kidney|operation|lick|drown|hanged|shot)
""")

INSTEAD = cue_pattern("(rather|sooner)")

THAN = cue_pattern("(than|nor)")
