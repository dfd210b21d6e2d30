"""What people say of what they do not want: before it, after it, or of someone else's idea."""

from asset_map.interests.cues import cue_pattern

# "can't stand bingo": what follows is refused, up to a turn in what is said.
REFUSES = cue_pattern("""
(can't|cannot|can not|can't|couldn't|could not|couldnt) (stand|abide|bear|be doing with|
    be doing wi|be bothered with|face|get on with|thole)
can't see the (point|attraction|appeal|use|fun|charm|sense|need) (of|in|for)
(has|have|had|got) (no truck with|no patience (with|for)|no head for|no stomach for|no use for|had it with|had his fill of|had her fill of|enough of|had his share of|had her share of)
(wouldn't|would not) (cross the road|walk to the corner|give you tuppence|go to the end of the street|bother|waste) (to|for|on|with)? (watch|see|do|join|hear|play)?
(turns|turned) (his|her|my) nose up at
(thought|idea|mention|sight|sound|smell) of (anything)?
(swore|sworn|swears) off
(fell out|falling out|finished|had words|done|through) with
(left|quit|packed in|jacked in|chucked in|gave up on|given up on|barred from|thrown out of|asked to leave|drummed out of)
(walks|walked|runs|ran|hides|hid) (out of|away from|from)
(shudders|recoils|cringes|snorts|scoffs|sneers|laughs|balks|baulks|winces|rolls (his|her) eyes) at (the (thought|idea|mention|sight) of)?
(scathing|sniffy|rude|bitter|scornful|sceptical|suspicious|funny) about
(can't|couldn't) (look at|see (himself|herself|myself|him|her) (at|in|doing|with)|imagine)
(won't|wouldn't|not) let (anyone|anybody|them|me|us) (take|make|talk|put) (her|him) (to|do|into|in)
(as long as|so long as|provided|unless) (nobody|no one|they|you|i) (makes|make|expects|expect|asks|ask|mentions|mention|don't make|doesn't make|want|wants) (her|him|me|them)? (to|do)?
(anything|anywhere|owt|anyone) bar
(if|when|the minute|the moment) (it's|it is|there's|it turns into|it becomes|someone says|anyone says|anybody says|you say|they say|you mention|anyone mentions) (anything|owt)? (to do with|about|with)?
(less|fewer|spare (her|him|me)|save (her|him|me) from|heaven preserve (her|him|me) from|god save (us|me|him|her) from|not another|not one more|no end of)
(nothing|nowhere|nobody|none) (with|about|involving|like|near|that's|that is|where there's|that has|too)
(wouldn't|won't|not) be (told|talked|dragged|pushed|herded|made|persuaded|bullied|jollied) (into|to|in|along)
((he'll|she'll|i'll|they'll) not|won't|will not|never) (get|go|be|set foot|sit|stand|sing|play|dance|swim|put|have) (on|in|back|near|to|at|up|a|an|the)
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
(is|are|was|were|'s) (only|just|all|strictly)? for (old|young|posers|show|mugs|softies|snobs|nosy|lonely|people|folk|them|those|women|men|girls|lads|boys|kids|bairns|other|the|buses|fools|idiots|toffs|others|\\w+s)
(is|are|was|were|'s) what (other|old|young|men|women|people|folk|they|you|everyone|dead)
(is|was|'s) (his|her|my|their|somebody's|a bad) idea of (hell|homework|torture|a nightmare|punishment|purgatory|a joke|work|misery|nothing)
(is|are|was|were|'s) never (really)? (his|her|my|their) (game|thing|sport|scene|bag|cup of tea|idea)
(is|are|was|were|'s) (a|an)? (waste|racket|fix|cult|con|swindle|chore|bind|bore|punishment|nightmare|joke|mug's game|nonsense|torture|torment|penance|closed shop|clique)
(is|are|was|were|'s) (full of|nothing but|all) (\\w+) and (\\w+)
(is|are|was|were|'s) (full of|nothing but|like being|like watching|like school|like church|like prison|like a funeral|like a morgue|like the army|worse than|beyond|about as)
(gives|gave|giving) (him|her|me|them) the (creeps|willies|pip|shivers|hump|heebie|horrors|wrong|shakes|ick|fear)
(makes|made|make|making) (him|her|me|them|my|his) (feel)? (thick|stupid|sick|ill|small|old|daft|a fool|useless|like a|like an|want|uncomfortable|nervous|panic|cry|angry|furious|squirm|itch|yawn|sad|worse|tired|depressed|mad)
(bores|bored|boring) (him|her|me|them)? (rigid|stiff|silly|senseless|to death|to tears|witless|stupid)
(leave|leaves|left|leaving) (her|him|me|them) (cold|cross|in tears|flat|exhausted)
(brings|brought) (her|him|me|them) (up|out) in
(does|did|do) (his|her|my) head in
(isn't|is not|aren't|wasn't|never) (really|quite|exactly)? (him|her|me|his|hers|mine|theirs|one of)
(was|were) (his|her|my) (ex|ex-husband|husband|wife|mother|father|late husband|late wife)('s)? (thing|game|department|idea|world|religion)
(can't|cannot) (do with it|do with them|stand it|stand them|abide it|abide them|bear it|bear them|be doing with it|be doing with them)
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

# Someone else's idea: "her sister keeps dragging her to", "OT said try".
SUGGESTED = cue_pattern("""
(suggested|suggests|suggest|recommended|recommends|offered|offers|mentioned|mentions|mention|
    proposed|advised|referred|prescribed|encouraged|persuaded|nagged|nags|nagging|dragged|drags|
    dragging|roped|talked|booked|enrolled|chose|picked|swears by|pestering|pesters|badgering|
    pushing)
(signed|signs|put|puts|putting|sent|sends|took|takes|taken|asked|asks|told|tells|got|gets|get|
    tried|invited|invites|marched|shoved|pressed|made|drove|had) (him|her|me|them|his name|
    her name|my name) (name)? (up|down|in|on|to|into|along|with|for|go|through|forward|join|at|do|
    try)
(keeps|keep|kept|forever|always) (on about|on at|saying|telling|trying|sending|asking|wanting|
    going on|going on about|inviting)
(said|says|say) (to)? (try|go|join|do|golf|why not)
(do|does|did|runs|run|hold|holds|put on|puts on) (a|an|the) … (for|on|at)
(did|was|were|been|got) (put|try|told to|sent|given|taken|offered|asked|made to|roped|signed|booked|enrolled|volunteered|mentioned|suggested|proposed|recommended|tried|floated|arranged|brought up|put forward)
(had|have|has|put|got|bought|gave|given|brings|brought|found|arranged|lined|sent) (him|her|me|them) (in|at|on|down|a|an|the|some|up|for|to|with|into|along)
(tried|went to|been to|had a go at|gave it a go|started|attended) (a|an|the|one|some|it|his|her|
    that|two)
(has|somebody|someone|they|school|worker|plan) (written|put|wrote|penned)
(would have|wants|wanted|want|likes) (him|her|me|them) (in|at|to join|to go|to try|to do|
    to take up|on|doing)
(press gang|press ganged|press gangs|press ganging|roped in)
(everyone|everybody|folk|people|they|family|friends|others) (all)? (says|say|said|goes|tells|
    think|thinks|reckon|reckons)
(wife|husband|friend|sister|brother|daughter|son|mum|neighbour|niece|nephew|mate|
    partner) (\\w+ ){0,3}(is|'s) (\\w+ ){0,3}(mad|in the|does|goes|runs|swears|at the|is in|
    and wants)
""")

# What was thought of someone else's idea: a refusal, a flight, a face pulled, a bitter joke.
REJECTED = cue_pattern("""
(rather|sooner|prefers|preferred|horrified|mortified|insulted|insulting|appalled|offended|furious|livid|indignant|sharp|curt|frosty|unimpressed|polite|politely|tolerates|endured|endures|suffered|suffers)
(walked|walks|stormed|ran|runs|bolted|snuck|slipped|crept|slunk|climbed|cleared) (straight)? (out|off|away|home)
(left|leaves|came|come|went|was) (early|home|straight home|straight back|straight out|back in tears|away|off|out of it|out worse|in five minutes|at half time|after ten minutes|before)
(laughed|laughs|snorted|scoffed|groaned|sighed|shuddered|shudders|winced|yawned|yawns|swore|sulked|sulks|cried|wept|screamed|scream|screams|growled|spat|glared|bristled|stiffened|blanched|froze|shrugged|tutted|huffed|harrumphed)
(gave|gives|shot|threw) (me|us|them|him|her) (a|one of|that|such a|the) (look|looks|face|stare|glare)
(pulled|pulls|made|makes) (a|such a|that) face
(rolled|rolls|rolling) (his|her|their) eyes
(a face like|face like|face fell|face was a picture|you should have seen|you'd have thought|like being|as if|as though|like watching|like a funeral|like a morgue|worse than)
(dreads|dreaded|dread|loathes|loathed|hates|hated|detests|hate|abhors|despises) (it|that|them|every|the|going|all)?
(never again|not again|never went back|never been back|didn't go back|didn't last|not gone back|not been back|hasn't been back|won't go back|wouldn't go back|won't be going back|hasn't been since|not been since|only once|once was enough|once was plenty|lasted|that was that|end of story|the last time|last time)
(no thank you|no thanks|said no|says no|he said no|she said no|a firm no|flat no|hard no|turned it down|turned them down|declined|refused|refuses|refusing|point blank|flatly|won't hear|won't have it|not having it|won't entertain|put the phone down|shut the door|shown out|told them where|told me where|told him where|told her where|told them no|leave her alone|leave him alone|leave me alone)
(pay not to|hides|hid|hiding|pretends|pretended|excuse|excuses|headache|poorly that day|locked (himself|herself)|dodged|dodges|ducked|ignored|ignores|avoids)
(in the bin|in the recycling|binned|chucked|in the box|still in its|in the drawer|under the bed|unopened|untouched|gathering dust|threw it|thrown it|tore|ripped|burned)
(bored|boring|tedious|dull|daft|stupid|thick|pointless|rubbish|nonsense|waste|embarrassed|embarrassing|humiliating|humiliated|patronised|patronising|childish|babyish|torture|hell|purgatory|prison|dentist|punishment|nightmare|funeral|bereavement|mute|dying|embalmed|die of|died of|to death|coma|asleep|clock|endless|cold day|hell freezes|pigs|moon|clout|hit the roof|swallow|brain|soft)
(treated like|treated her like|treated him like|like a child|like children|like an old|like a baby|talked down|full of old|old enough|ended in|nearly died|come to something|not that old|not dead yet|isn't dead|not ready|isn't ready|not yet ready|too old|too young)
(felt|feels|feel) (daft|stupid|a fool|old|silly|thick|small|awkward|sick|worse|out of place|like a spare part|judged|watched)
(wasn't|isn't|not|never) (for|his|her|him|one of|keen|interested|bothered|fussed|amused|impressed|having|that)
(won't|wouldn't|doesn't want|didn't want|didn't like|didn't take|doesn't like|didn't enjoy|doesn't intend|has no intention|no interest|no intention|can't stand|can't abide|can't bear|couldn't stand|couldn't bear|can't be doing|no good|anything but|that's not|didn't think much|wasn't having|doesn't fancy|didn't fancy|never believed|never liked|nowhere with|not that)
(wanted|wished) (the ground|to die|to leave|to go home|out)
(mimed|sat in silence|sat with (his|her) back|counted the minutes|watched the clock|stared at|sat in the (car|corner|toilet))
(put|puts|putting) (him|her|me|them) (right|clean|well|straight)? off
(more fun|better off|more life) (at|in|with|watching|having)
(glad to see the back|seen the back|to last (her|him|me)|had enough|had (his|her) fill)
""")
# These refuse what stands in their sentence, whoever's idea it was.
SOUR = cue_pattern("""
(put|puts) (him|her|me|them) (right|clean|well|straight)? off
(been|was|is) put (right|clean|well)? off
(never again|once was enough|once was plenty|glad to see the back|seen the back of|to last (her|him|me) (a lifetime)?)
(curl up and die|made (him|her|me) want to (curl up|scream|leave|run|hide|cry|be sick))
(more fun|more life) (at|in|with) (the|a|my|his|her)
(still in (the|its) (box|wrapper|packet|cellophane))
(posts|posted|puts|put|threw|throws|chucked|chucks) (it|them|the lot) (straight)? (in|into|on) the (bin|recycling|fire|back of)
(nearly|almost) died of (boredom|embarrassment|shame)
(mean|means|meant) well but
(not be responsible|scream if|one more)
(what men do while|what people do when|while they wait to die|waiting to die)
""")
# Pressed on them, which is refusal enough.
PUSHED = cue_pattern("""
(is|are|was|keeps|keep|kept|always|forever|constantly|never stops|been) (on|going on|banging on|harping on) (at|about) (him|her|me|them)? (to|about)?
(keeps|keep|kept|forever|always|constantly|is|are) (dragging|nagging|pestering|badgering|bullying|pushing|hauling|carting|press ganging) (him|her|me|them)? (to|into|about|along to|off to)?
(drags|dragged|nags|nagged|pesters|pestered|badgers|badgered|hauls|hauled|bundled|marched|frogmarched|frog marched|press gang|press gangs|press ganged|roped|ropes|forced|forces|strong armed|bullied|guilt tripped|shoved|carted) (him|her|me|them) (off|along|out|down|up|in|over)? (to|into|for|on)
(won't shut up about|won't let it lie|won't stop about|won't give over about|never shuts up about|talks of nothing else|talks about nothing else|thinks (he|she) should|reckons (he|she) should|insists on|insists (he|she))
(assumed|assumes|expected|supposes|supposed) (she'd|he'd|she would|he would|she|he|i'd) (knit|bake|sew|sing|like|enjoy|want|be|garden|play|would|wants|likes)
""")
# Tried once: who liked it went again.
TRIED_ONCE = cue_pattern("""
(tried|went|been|go|did|had|sat through|joined|attended|came) … once
""")
ONCE_MORE = cue_pattern("(once (a|every|upon|in|he|she|they|i|it|the|his|her|his|again|more|you))")

# Someone else's idea, and liked: nothing is refused.
ACCEPTED = cue_pattern("""
(wanted to|wants to|lit up|perked up|loved|loves|enjoyed|enjoys|keen|up for|would like|would love|
    interested|asked (if|when|how|whether)|could be tempted|brightened|smiled|and has (been|gone)|
    never looked back|said yes)
""")
# How the next sentence begins, if it says what was thought of it.
NEXT_SAYS = cue_pattern(
    "(he|she|they|i|it|he's|she's|he'd|she'd|it's|never|not|no|that|once|said|says|laughed|told|won't|wouldn't|hated|hates|refused)"
)
# On a condition, it is not refused: "she'll not go in if there are men".
ON_CONDITION = cue_pattern("(if|unless|without|until|till|on (her|his|my) own|alone)")

# "I'd rather stick pins in my eyes": what people say they would sooner do, and would not.
HYPERBOLE = cue_pattern("""
(stick|pins|pin|needles|needle|eyes|tooth|teeth|swallow|eat (his|her|my|their)|chew|die|drop dead|
    jump|boil|boiled|paint dry|watch paint|hot coals|nails pulled|nails out|root canal|
    lie down in|wrestle|poke|dentist|hospital food|glass|gnaw|prison|a week in|walk to|
    hole in (his|her|my) head|sell a kidney|operation|lick|drown|hanged|shot)
""")
INSTEAD = cue_pattern("(rather|sooner)")
THAN = cue_pattern("(than|nor)")
