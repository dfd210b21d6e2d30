"""What people say of a thing after they have named it: verdicts that refuse it."""

from asset_map.interests.cues import cue_pattern

# "bingo is not for her": what comes before is refused.
REFUSED_BEFORE = cue_pattern("""
(not|isn't|aren't|never|wasn't|hardly) (a|the|one of the)? (thing|place|sort of thing|
    kind of thing|
    sort of place|kind of place|company|things) (that|which)? (he|she|i|they) (would|'d|will|'ll|
    goes|does|likes|wants|chooses)
(he'd|she'd|i'd|they'd) (ever|never) (go to|choose|be seen at|set foot in|join|do|want)
(is|are|was|were|'s) (the sort of thing|the kind of thing|what|something) (his|her|their|my|your) (
    mother|mum|gran|nan|grandmother|father|dad|grandad|mother-in-law|parents) (did|does|do|would|
    went|goes|had)
(was|were|got|been)? (asked|told) to leave
(fell|falls) asleep
(and)? that,? ((he|she) says,?)? was that
(got|had) the giggles
(never|didn't|never ever) (did|do) (it|owt|a thing|much|anything) (for|to) (him|her|me|them)
and out (he|she|i|they) (came|walked|went)
not (in (this|my|his|her) life|in (this|his|her|my) lifetime|in a million years|in a month of
    sundays|while (he's|she's|i'm) breathing|for (him|her|me))
(has|have) had (enough of|enough out of|all|quite enough of|the best of|the last of)
(can|could) (find|look for|get) (some|somebody|someone|another|other)
(absolutely|definitely|certainly|decidedly|emphatically|most certainly) not(?=\\W*$|\\W*[.;!,])
(pool|cards|darts|\\w+) neither(?=\\W*$|\\W*[.;!,])
(and|with) (him|her|me|them) (don't|do not|didn't|never|'ve never) (mix|mixed|agree|agreed|get on|
    got on|see eye to eye)
(and|with) (him|her|me|them) (parted company|fell out|had words)
(he'd|she'd|i'd|they'd|would) (pay|give) (good money|anything|money)? to (avoid|miss|get out of|
    escape)
(he'd|she'd|i'd|they'd) (run a mile|walk a mile|rather not|sooner not|die of (embarrassment|
    shame|boredom)|never live it down|sooner starve|rather starve|laugh in your face|go mad)
(been|is|are|was|were) (excepted|excluded|barred)
(put|puts) the (tin lid|lid|kibosh|mockers|tin hat) on (it|that)
neither one thing nor
(he'd|she'd|i'd) grown out of
(grew|grown|grows) out of (it|them|that)
(left|leaves) (him|her|me) (stone|completely|quite)? cold
(hurt|hurts|robbed|charged|cheated|diddled|fleeced) (him|her|me) (last time|blind|rotten)
(went|gone|goes) out of the window
would only
(managed|manages|contrived|contrives|she's managed|he's managed) to (dodge|avoid|duck|escape|
    miss|get out of) (it|them|that|those|one|every one)
(have|has|had|send|sends|drive|drives|drove|sent) (him|her|me|them) (up the wall|round the bend|
    round the twist|hitting the ceiling|climbing the walls|up the walls|screaming|potty|barmy)
(frighten|frightens|scare|scares|scared|frightened|bore|bores|bored) the (life|wits|
    living daylights|
    pants|breeches|socks) (out of|off) (him|her|me|them)?
like a hole in the head
(nearly|almost|as good as) (threw|swung|spat|choked)
had (it|that|them|those) (up to here|up to the neck|to the back teeth)
(doesn't|don't|didn't|won't) (want|wants|need) to (hear|know|talk|see) (about|of|any more of|owt
    of) (it|them|that|those|him|her)
(made|makes|make) (him|her|me) feel (a|an|like|daft|stupid|small|sick|old|thick|useless|worse|
    foolish)
(give|gives|gave|giving) (it|them|that|the \\w+|the \\w+ \\w+)? a (miss|wide berth)
(calls|called|call) (it|them|that)? (rats|rubbish|murder|torture|a con|nonsense|twaddle)
(than|as) (a fish|toothache|a cat|chalk|a kick|a root canal)
(nearly|almost|would|'d|that)? (finished|finish) (him|her|me|them) (off|with it|with that|
    with them)
(god help (us|him|her|me)|heaven help (us|him|her|me)|heaven forbid|whatever next|i ask you|
    do me a favour|spare (us|me|him|her)|pull the other one|not likely|cringe|yuck|meh|
    got the t-shirt|bought the t-shirt|no thank you|no thanks|thanks but no thanks|
    thank you very much|not us at all|no offence|give over|perish the thought)
for all (he|she|i|they) (cares|care)
(and|so) don't (ask|bother|suggest it|start)
(a|the) laughing stock
would be (an act of|a kind of|sheer|a) (cruelty|crime|punishment)
(foisted|forced|inflicted|pushed) on (him|her|me|them)
(is|are|was|were|'s) all cliques
(he|she|i|they) (can|could|'ll|will) leave to (the|his|her)
(reckons|says|and) (that'll|that will|that should) last (him|her|me)
had (it|them|that)? up to the (eyeballs|eyes|neck|gills)
(he|she|i|they) (think|thinks) not
('s|is|are|was|were) no (use|help|earthly|place for)
(rejected|refused|declined|ruled out|turned down) (outright|flatly|flat|point blank|out of hand)
(no longer|doesn't|never) (holds|hold|held) (any|much)? (interest|appeal|pleasure)
(on top|as well) would be too much
(was|were|been|got) bored (stiff|rigid|silly|senseless|to tears|to death)
(is|are) (something|one thing|a thing) (he|she|i|they) (keeps|keep|steers|stays|stay) (well|
    right)? (away from|
    clear of|out of)
(has|have|had) to be (a no|out)
(feels|felt|seems) (like|too much like) (work|a chore|punishment|a punishment)
(mum|dad|nan|grandad|he|she|i|(my|his|her|our) \\w+) would run a mile
(so)? (it's|that's|it is) a no from
(so|and)? (nothing|no) more (of that|of it|of them)? (needed|wanted|required)
(he'll|she'll|i'll|he'd|she'd|won't|wouldn't|never) (not|never)? (pick one up|touch one|have one|
    open one|
    go in one|go to one)
(churched|footballed|knitted|quizzed|talked|crafted|baked|gardened|bingoed|danced|grouped|dieted|
    walked|childrened|counselled|volunteered|committeed) out
(gets|get|got|getting) on (his|her|my) (wick|nerves|goat|pip)
(got|getting|gets|was given) (short shrift|the thumbs down|the cold shoulder)
(is|are|was|were|'s) (just|all|only|strictly|mostly)? for (people|folk|them|those|men|women|
    lads|girls|
    bairns|kids|babies|bellies|posh|old|young|posers|snobs|grannies|losers|wimps|fools|idiots)
(is|are|was|'s) (a mug's game|overrated|a con|a racket|beyond (him|her)|beneath (him|her))
(goes|went|gone) down like
(that|and that|so that) (finished|did it for|was the end of) (him|her|me|it)?
(no|not any) (more|longer) for (him|her|me)
(came|come|comes) home lower
(is|are|was|were) (full of|nothing but|wall to wall|all) (moaners|know-alls|snobs|gossips|cliques|
    gossip|old women|show-offs|busybodies|bores|bossy|backbiting|drunks|misery|moaning)
bored (him|her|me|them) (rigid|stiff|silly|senseless|to death|to tears|witless|stupid)
(so|and so|and)? (keep|kept|leave|get|count) (him|her|me|them) (off|away from|out of|clear of) (it|
    that|them|those)
(so|and so|and) (that|that's|they|they're|it|it's|those) (is|are)? (right)? (out|off|no good|
    no use)
(won't|wouldn't|will not|would not) have (it|them|that|one) (mentioned|spoken of|in the house|near)
(wasn't|isn't) having (that|it|any|them)
(is|are|was|were|'s|would be) (a|an|too|so|far too|just too|all|just|a bit|a bit too|a bit of a|
    very|
    awful|bloody)? (slow|tame|dull|cliquey|unbearable|insufferable|disaster|shambles|bad idea|
    horror|
    terror|trial|washout|mistake|catastrophe|fiasco|ordeal|let down|no-go|no go)
(fill|fills|filled) (him|her|me|them) with (dread|horror|gloom|despair|terror|fear)
(strike|strikes|struck) (him|her|me|them) as (daft|silly|dull|pointless|odd|strange|sad|a waste|
    childish|boring)
(has|have|had) never (really|much|ever)? (interested|appealed|appealed to|grabbed|suited|
    tempted|moved|excited|bothered|done (owt|anything|nothing|much) for) (him|her|me|them)?
(bring|brings|brought) back (bad|too|horrible|awful|the worst|the refuge)
(make|makes|made) (his|her|my|their) (eyes|head|skin|blood|teeth|stomach|heart|temper|ears|
    hands) (ache|crawl|boil|itch|turn|sink|bleed|run cold|worse|throb|churn|swim)
(just|only) (remind|reminds|reminded|reminding) (him|her|me|them) (of|what|that|how)
(he|she|i|they) (finds|find|found|thinks|reckons) (it|them|that|\\w+)? (unbearable|tedious|boring|
    depressing|dull|pointless|stuffy|pompous|patronising|cliquey|rough|dreary|daft|intimidating|
    overwhelming|too much|terrifying)
(was|were|is|are) (it|everyone|everybody|all|them all) (trying|so|too) (to be)? (the|clever|posh|
    young|old|saddest|sorry|loud)
(he|she|i|they)? (could|can|'ll|will|is happy to) leave to (them|those|others|folk|people|other)
(mention|mentioned|name) … and (he|she|they) (leaves|leave|goes|go|walks|walk|changes|shudders|
    clams|shuts)
(and)? not another (one|minute|word|meeting|night|second)
(has|have|had|with) no (plans|intention|desire|wish) to (start|begin|try|learn|go|join)
and (he|she|i|they) (could|can|wants to|wanted to) (scream|weep|cry|run|hide|throttle|die)
(is|are|was|were|'s|would be|gets|got|sounds|looks|seems) (a|an|the|all|like|just|simply|absolute|
    absolutely|pure|sheer|only|nothing but|a bit|a lot|a load of|his|her|my|their|one big|
    that|so|too|far too|dead|right|proper|plain)? (a|an|the|worst|absolute|pure|old|
    bit)? (nightmare|nightmares|
    hell|torture|torment|misery|rubbish|tripe|twaddle|nonsense|claptrap|codswallop|daft|silly|
    childish|babyish|soft|boring|dull|dreary|tedious|pointless|useless|snobby|cliquey|pompous|
    stuffy|patronising|embarrassing|excruciating|ridiculous|barbaric|cruel|creepy|smelly|mucky|
    filthy|rough|common|posh|la di da|sinister|the devil|devil|con|racket|swindle|mug's game|
    waste of time|waste|drag|chore|bore|insult|no no|no-no|non starter|non-starter|turn off|
    bad joke|joke|red rag|last straw|last thing|punishment|penance|purgatory|cult|closed book|
    foreign language|double dutch|gossip|gossip shop|talking shop|clique|anathema|poison|malarkey|
    caper|palaver|carry on|performance|walk spoiled|spoiled|smug)
(is|are|was|were|'s|would be) (a|the|his|her|my)? (definite|firm|flat|hard|big|absolute)? no (from|
    for|
    with|go|thanks)
(is|are|was|were|'s) (off the (menu|table|cards|list)|a (definite|firm|flat|hard|big|absolute) no|
    a no|not on|not (him|her|me|them)|not (his|her|my|their) \\w+|not happening|
    not an option|not (up|down) (his|her|my) street|a step too far|wasted on (him|her|me|them)|
    a thing of the past|history|for the birds|for them that|for those who|for folk who|
    for people who|for folks|for other (people|folk)|for the (old|young|posh|rich|nobs|over)|
    what other|as good as dead|beyond the pale|beneath (him|her|me))
(can|could) (stay in|stop in|stay at|wait|go hang|go to hell|keep|take a running jump|stay (where|
    on)|whistle|stop where)
(he|she|i|they) (can|could) (take or leave|live without|do without|well do without)
(would|'d|will|'ll|'d fair|would fair) (finish (him|her|me) off|be the death of (him|her|me)|
    kill (him|her|me)|drive (him|her|me)|bore (him|her|me)|send (him|her|me) (mad|to sleep|
    round)|have (him|her|me) in tears)
(terrifies|terrified|terrify|scares|scare|scared|frightens|frighten|bore|bores|depress|depresses|
    depressed|annoy|annoys|annoyed|irritate|irritates|infuriate|infuriates|upset|upsets|horrify|
    horrifies|disgust|disgusts|offend|offends|appal|appals|unsettle|unsettles|unnerves|mortifies|
    exhaust|exhausts|wear|wears|madden|maddens|baffle|baffles|baffled|nauseate|
    nauseates) (him|her|me|them)
(bored|bores|scared|scares|frightened|annoys|annoyed|bore|scare|scares) the … (off|out of) (him|
    her|
    me|
    them)
(give|gives|gave) (him|her|me|them) (a headache|headaches|nightmares|the \\w+|palpitations|panic|
    grief|no pleasure|no joy|hives|asthma|a rash|indigestion|a bad|a fright)
(make|makes|made|making) (him|her|me|them) (feel (like|she|he|as|back|daft|old|small|worse|sick|
    ill|thick|stupid|awkward|uncomfortable|watched|looked)|come (out|over)|come up|lose|
    fall asleep|
    sneeze|wheeze|swear|heave|gag|bad tempered|miserable|look|shake|jumpy|nervous|anxious|cringe|
    shudder|itch)
(go|goes|went) (right|straight)? (through (him|her|me|them)|over (his|her|my) head|against the
    grain)
(get|gets|got) (right|straight|fair)? (up (his|her|my|their) nose|on (his|her|my|their) (nerves|
    wick|
    goat|pip|chest|\\w+ nerves)|(his|her|my) goat|(his|her|my) back up|(him|her|me) down|
    under (his|her|my) skin)
(end|ends|ended) in (tears|a row|rows|trouble|casualty|blood|divorce|a fight|fights|a taxi)
(rot|rots|rotted|rotting) (the|your|his|her) (brain|mind|teeth)
(bring|brings|brought) (him|her|me|them) (out|up|over) in
(drive|drives|drove|send|sends|sent) (him|her|me|them) (mad|up the wall|round the bend|
    round the twist|daft|potty|barmy|to sleep|spare|scatty|bonkers|doolally|crackers|nuts|mental|
    to distraction|to drink)
(does|do|did|has done|have done|never did|never done|has never done) (nothing|nowt|not a thing|
    little|owt|anything) for (her|him|me|them|anyone)
(doesn't|don't|didn't|does not|won't|wouldn't|never did|never) (suit|appeal|interest|work out|help|
    agree with|go well|do it for|float (his|her) boat|light (his|her) fire|excite|grab|ring|
    turn (him|her) on|rock|last)
(and|so|,) (that|it) was (the end of|that|enough|quite enough|more than enough|the last|her last|
    his last|my last)
(so|and|then|but)? (not|no) (them|those|that|there|that lot|for (our|my|his|her) \\w+)
(or|and) (owt|anything|any) (of that|like that|of that (kind|sort|ilk))
(he|she|i|they) (calls|call|called|finds|considers) (it|that|them)? (all|a load|old|
    torture|a waste|boring|dull|daft|silly|pompous|stuffy|tedious|pointless|patronising|cliquey|
    rubbish|depressing|too|a bore|a|an)
(was|were|is) (full of|all|nothing but|a load of|a lot of|just a load of|like a|worse than|run by)
(are|is|were|was) (all|a load of|all a load of|nothing but) \\w+
(remind|reminds|reminded) (him|her|me|them) of (school|hospital|the army|prison|work|the ward|
    her ex|his ex|
    her mother|his father|the home|her first|his first)
(belongs|belonged) to (another|a different|an old) life
(ugh|yuck|urgh|eugh|bleugh|pah)
(mention|talk|word|whiff|hint|sniff|thought) of (it|that) and (he|she)
(he|she|i) (doesn't|don't|won't|wouldn't|can't|couldn't) (so much as)? (look at|touch|bear|stand|
    abide|stomach|thole|face) (it|that|them|one|another)
(he|she|i) (won't|wouldn't) (lift|pick up|set foot|go back|have it|have one|hear of it|be told)
(has been|was|were|been) talked at
(leaves|left|leave) (her|him|me|them) (stone|completely|absolutely|quite)? cold
put (him|her|me|them) off (for life|for good|ever since)?
(not|never|hasn't|haven't) (really)? (forgiven|forgave) (it|them|him|her)
(coming|comes|come) out of (his|her|my|their) ears
(there'll be|there will be|we'll have|i'll have|she'll have|he'll have|having|have|has|
    had) none of (it|that|them|those)
(isn't|not|aren't) (starting|about to start|going to start|beginning) now
(leave|leaves|left) (it|that|them|well)? (off|out|alone)
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
    idiots|toffs|others|(?!(?:years|months|weeks|hours|days|decades|ages|sales|hours|
    minutes)\\b)\\w+s)
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
(bores|boring) (him|her|me|them)? (rigid|stiff|silly|senseless|to death|to tears|witless|
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
(not in (this|my|his|her) (life|lifetime)|not in a|not this side of|me|him|her|us)
(he|she|they) (looked|stared|glared|gawped|just looked) at (me|us|them|him|her)
(he|she|i|it|they) (was|were|is|gave|had|hated|dreaded|couldn't|wouldn't|can't|won't) (bottom|
    always
    last|the last|sick|thrown out|petrified|hopeless|rubbish|useless|stand|bear|abide|dreadful)
(over and done|finished|done) with
(no|nope|never|nah|god no|good god no|certainly not|definitely not|absolutely not|not likely|
    not a chance|not for|not on|not his|not her|not my|not me|no thank you|no thanks|no chance|
    no way|no fear|not that|not interested|not keen|he'd rather|she'd rather|he'd sooner|
    she'd sooner|i'd rather|i'd sooner|they'd rather|would rather|would sooner|hates it|hated it|
    can't stand it|can't abide it|dreads it|wouldn't thank|forget it|not having it|gives him|
    gives her|over my|over her|over his|once was enough|don't make (him|her|me|us)|
    life's too short|
    ugh|yuck|urgh|do i look|does (he|she) look|what am i|give me strength|
    why is it always|why always|why does it always|
    you're joking|you must be joking|you are joking|do me a favour|get away|as if|pull the other|
    behave|give over|perish the|not if|not while|can wait|don't get (him|her)|don't start|spare|
    what for|why would|he laughed|she laughed|she pulled|he pulled|he snorted|she snorted|
    he gave me|she gave me|load of|waste of|boring|rubbish|daft|silly|not any more|not now|
    had enough|been there|done that|tried it|tried that|hopeless|please no|god forbid|
    heaven forbid|lord no|oh no|oh god|(he'd|she'd|i'd|they'd) (die|scream|faint|laugh|run|cry)|
    gave it up|gave them to|not at any price|not for all|not for love|
    hell will|when hell)
""")

# "You'd not get her in one of them", "can't stand the place": of what was named just before.
REFUSES_THAT = cue_pattern("""
(he's|she's|i'm|hes|shes) not(?=[,;])
(isn't|is not|not|never) (stopping|stepping|setting foot|sitting) (back|there|in there|in) (again)?
(nothing|no|none|nowt) (more|else|further) (in that line|of that|like that|of the sort|
    of that sort)
(he'll|she'll|i'll|they'll|won't|wouldn't|not) (not|never)? (be|go|going|bothered)? (back|to|
    for)? (a|the)? (second|third|fourth|fifth|sixth|another) (go|time|one|visit|week|helping|dose)?
(goes|went|go) to (it|them|that) like (the|a|to the) (dentist|dentist's|hangman|gallows|funeral)
(won't|wouldn't|will not|'ll not|not) (be|ever)? (go|going|gone) back
(rather|sooner) (we|you|i|they) (left|kept off|kept away from|didn't mention|dropped|stopped) (it|
    that|them|those|the subject)
(can't|cannot|couldn't|could not) (stand|abide|bear|face|be doing with|be bothered with|thole|
    look at|
    go through) (it|them|that|those|the place|any of it|the sight of it|all that)
(doesn't|don't|didn't|does not|do not|did not|won't|wouldn't) (really|even)? (want|like|fancy|
    enjoy|
    care for|take to|see|go in for|believe in|hold with|get|miss) (it|them|that|those|any|
    any of it|
    any of that|one|any more of it|the point|the attraction)
(won't|wouldn't|will not|would not|'ll not|'d not|never) (be|get|catch|find|see|drag)? (him|her|me|
    them)? (going|go|set foot|get|setting foot|dead)? (in|near|to|inside|at|on) (one of (them|
    those)|one|
    there|that lot|the place|them places)
(isn't|is not|not|never|won't be|'ll not be) (going|coming|been) (back|again|there|near it|to that|
    to one)
(hates|hated|loathes|detests|dreads|despises) (it|them|that|those|every minute|the place|
    the lot of it)
(won't|wouldn't|will not|'ll not) (do|have|touch|entertain|consider|go near|hear of|join|try|
    use) (it|them|
    that|those|one|any|any of it)
(won't|wouldn't|will not) be seen (there|in one|at one|in there)
(and|but|so|then) (he|she|i) (jacked|chucked) it in
no thank you to (that|those|it|them)
(and|but|so|,) … (says|said)? never again
(do not|don't|not to|nobody is to|please don't) (send|sending|book|bring|ask) (anyone|anybody|
    someone|somebody|people|him|her|me|them) to \\w+ (it|that|them|one) (to (him|her|me|them))?
""")

# After a verdict, what shows that the thing is liked all the same: "slow, that's what he likes".
LIKED_ALL_THE_SAME = cue_pattern("""
(that's|it's|which is) (just|exactly)? (what|why|how) (he|she|i|they) (likes|like|loves|love|wants|
    want|needs|need|goes|go|enjoys)
but (he|she|i|they|still) (still)? (loves|love|likes|like|enjoys|enjoy|misses|goes) (it|that|them|
    every)
that (got|gets|kept|keeps|saved|saves) (him|her|me|them)
(that|so|dead|very) proud of
(suits|suit) (him|her|me|them) (fine|well|down|to a t|nicely|just)
""")

# What shows that somebody has come round to what they would not have: "and now he runs one".
WON_OVER = cue_pattern("""
(until|till) (he|she|i|they) (tried|went|did|had|got|saw|found|joined|started)
(and|but) (\\w+ )?\\w+ (still|really|actually)? (enjoys|loves|likes) (it|that|them)
(and|but) now (he|she|i|they) (runs|run|loves|love|lives for|can't get enough|won't miss|
    never misses|
    is hooked|'s hooked|goes|go|would|wants|wouldn't)
(hasn't|has not|never) missed (since|one|it|a week|a session)
(came|come|comes|went) (home|back|out|away) (beaming|glowing|smiling|grinning|singing|a different|
    happy|
    laughing|full of it)
(eyes|face) (lit up|light up|lights up|shone|shine)
(was|is) the (one|only) (night|day|thing|time|place|hour|morning|afternoon)
now (they|you|we|nobody) (can't|cannot|can) (get|keep|drag|shift|stop) (him|her|them)
(never looked back|hooked|converted|won over|came round to it|changed (his|her|my) mind)
""")
