"""What people say of what they do not want, before it and after it."""

from asset_map.interests.cues import cue_pattern

# "can't stand bingo": what follows is refused, up to a turn in what is said.
REFUSES = cue_pattern("""
(won't|wouldn't|never|not|'ll not|'d not|can't|couldn't|don't|doesn't|mustn't) (to)? (be|get|go|
    goes|
    come|been|let|put|want|want to be|want to go|go)? (him|her|me|them)? (anywhere|nowhere|
    owt) near
go nowhere near
(couldn't|could not|can't|cannot) (be|care|have been) (any)? less (interested in|bothered about|
    about|for|keen on|fussed about)
(wasn't|isn't|not) as far gone as
(leave|leaves) (the)? (\\w+)? to (the|them|those|others|other|folk|people|somebody|someone) (who|
    that|
    with|as)?
mention (the|a|an|his|her)? (\\w+)? … (and|or) (you'll|he|she|they|he'll|she'll|there's|i)
(put|sit|stick|plonk|sat|plant) (him|her|me) (in|among|amongst|down with|next to|with) … and (he|
    she|i)
(he'd|she'd|i'd|they'd|he would|she would) be (bored|sick|mortified|asleep|climbing)
(he'd|she'd|i'd|they'd) (emigrate|leave home|move house|starve|die|run|swim the channel|pay) before
(nobody|no one|nobody's|no one's) (is|was)? (getting|dragging|putting|shoving|having) (him|her|me)
(trying|tries|tried) to (get|come|stay|keep) off the
(wants|want|wanted) (no|none of|no more|no part of)
(not|never|doesn't want|wouldn't want|didn't want) to be (asked|sent|put|invited|told|made|
    bothered|
    offered|taken|dragged|sat|signed|booked|pestered|mithered)
(keep|keeps|save|leave) … for (folk|people|them|those|the|old|young|clever|posh|others|other|
    somebody|someone|fools|mugs|kids|women|men)
(something|anything|somewhere|summat|owt) (with|a bit)? (more|better|livelier|younger|faster|
    harder|brighter|quieter|warmer|stronger|gentler|tougher|less) (to it|lively|interesting|
    exciting|going on|life|in it)? than
(no way|no chance|not a chance|no hope|never) … (you'd|you'll|we'd|we'll|they'd|i'd|you) get (him|
    her|me)
(dodged|dodges|dodging|ducked|ducks|escaped|escapes|sidestepped) (the|a|any|all|being)
(managed|manages|contrived|contrives) to (dodge|avoid|duck|escape|miss|get out of)
no (thank you|thanks|ta) to (the|a|an|any|all|more)?
why (is it|does it|must it) (have to be)? (always|forever) (have to be)?
(you'd|you would|it'd|it would|you'll) (need|take|have) (a|an|to) … to get (him|her|me|them) (in|
    into|on|
    onto|near|to|at)
(won't|wouldn't|never|not|'ll not|'d not|can't|couldn't|don't|nobody) (be|get|go|come|been|let|
    put)? (him|her|me|them)? within (a mile|a hundred yards|spitting distance|miles|ten miles|
    a hundred miles|arm's length|shouting distance) of
(doesn't|don't|didn't) (watch|follow|hold with|bother with|bother about)
(to|must|should|has to|had to) (come off|keep off|stay off|avoid|lay off|steer clear of)
(feel|feels|felt) (a|like a|such a|right|a right|a proper) (lemon|fool|prat|idiot|charlie|
    spare part|wally|clown) (doing|at|in|with)
(don't|do not|never) let (anyone|anybody|them|him|her|me) (mention|suggest|offer|talk)
(never|no wish to|no desire to|hopes never to|hoping never to|doesn't want to|won't) (wants|wanted|
    want)? (to)? (ever)? (see|hear|set eyes on|smell|look at|lift|pick up) (of)? (another|any more|
    one more|a single|one)
never (wants|wanted|want) to (see|hear|do|go|set eyes on|smell)
(got|gets|went) as far as the
none of (your|that|those|them|this|yon)
(isn't|not|won't be|aren't|never) having (any|any more|no more) of (that|them|those|it|the)?
(horror|dread|terror|hatred|loathing) of
(zero|nil|precious little|not the slightest|not the least) (interest|enthusiasm|appetite) (in|for)
(hard|firm|flat|definite|big|absolute) no (on|to|for|from (him|her) on)
(it's|that's|is|was) a no (to|on|for)
(draws|drew|draw) the line at
stops short of
(bottom of|last on|top of) (his|her|my|the) (hate|list) (list|is|would be|are|comes)? (is|would be|
    of)?
(pulled|pulls|makes|made) a face (at|about)
(shook|shakes) (his|her) head at
(hung up|slammed the door|shut the door) on
(went|goes|turned|turns) (white|green|pale|cold) at
(tore|rips|ripped|tears) up
(he's|she's|i've|they've) ruled out
whatever you do (don't|never) (say|mention|suggest|offer)?
(for pity's sake|for the love of god|for god's sake|god forbid) (no|not|no more)
(spare|save) (him|her|me|us) (the|from|any|all)
(let|leave) (others|other people|other folk|somebody else|someone else) (to|do|run|sing|play)?
(somebody|someone|anyone|anybody) else can (do|have|play|join|run|go to)
(wild horses|nothing|no power on earth|all the tea in china|nobody|no one) (wouldn't|would|will|
    won't|could|couldn't) (get|drag|make|induce|persuade|tempt) (him|her|me|them)
not for (all the tea in china|love nor money|a gold clock|a million pounds) would (he|she|i)
(needs|need|want|wants) (it|a|an|another|the)? (\\w+)? (\\w+)? like a hole in the head
(packed in|walked out on|cancelled|sent back) the
got no further than
(sat on|sat through|seen|been to|done|had|heard) enough
(fed up|sick|tired|weary) of being (offered|sent|put|given|told|asked|pushed|referred)
(asked|told) (us|me|them) to say (he|she|they) (is|are) not
(wished|wishing) (i|we) hadn't
(refuses|refused|won't|wouldn't|will not|not|never) (point blank|flat|flat out)? … (anywhere|
    anything|nowhere|owt) (that|
    which|what) (says|mentions|is called|calls itself|has|involves|looks like)
(he's|she's|i'm|they're|is|are) not going (in|on|near|into|back) (a|an|the|any|that|another|one)
(stormed|storms|walked|walks|flounced|marched|crept|slunk|bolted|legged it|sneaked) (straight|
    right)? (out of|off from|from)
(he'd|she'd|i'd|they'd|he would|she would) (be)? (mortified|sick|embarrassed|walk into the sea|
    die of shame|leave the country|emigrate|hide|faint|rather die|sooner die|sooner starve|
    curl up|crawl) (doing|at|in|before|with|if|than|over)?
(took|had) one look at
(not|isn't|ain't) (sitting|standing|lining|queuing|putting|wasting) (down|up|
    in|on|to|with|out|round|through|dragged|told|seen)?
(the ruin|the death|the curse|the bane|the scourge) of
(had it|had up to here|had (his|her|my|their) fill|had (his|her|my) share|had a bellyful|
    had more than enough|
    had quite enough|had enough|seen enough|heard enough|done enough|done (his|her|my) bit|
    had plenty|sick|sick and tired|tired|bored|fed up|done|through|finished) (to the back
    teeth|to the teeth|to death|rigid|stiff|up|now|already)? (of|with|wi|by)
(couldn't|could not|wouldn't|doesn't|don't|didn't) (give|care) (a|an|two|one|less|tuppence|
    a tinker's|a flying|a single)? ([\\w']+)? (\\w+)? (for|about)
couldn't care less (about|for|if)
(you'd|you'll|you would|you will|you|we'd|i'd|they'd|nobody will|nobody would|nobody'll) (not|
    never|
    won't|wouldn't|don't) (catch|find|see|get|drag|persuade|coax|tempt|shift) (him|her|me|
    them) (dead|
    alive|out|going)? (at|in|on|near|with|doing|to|through|up|down|within|anywhere|wearing|
    inside|into|playing|singing|dancing)?
(don't|do not|nobody|no one) (ever|even)? (say|says|whisper|breathe|utter) (the word|the words)?
never (ever|even)? (say|says|whisper|breathe|utter) (the word|the words)
(please|pls)? (don't|do not|never|no point|no use|no good) (be|go|start|even|you|thee|
    tha)? (suggesting|
    suggest|
    mentioning|mention|offering|offer|sending|send|putting|put|telling|tell|asking|ask|trying|
    try|giving|getting|get|inviting|bothering|bother|starting|referring|refer|signing|sign|
    booking|lumping|lump) (him|her|me|them)? (in|up|down|on|onto|to|into|with|for|off|about)?
(doesn't|didn't|don't|wouldn't|won't|not|hates|hate|mind) (want|like|appreciate)? (lumping|
    being lumped|be lumped|
    putting|being put|being shoved|to be lumped|to be put|to be stuck|being stuck) (in with|in|
    with|among)
(the last thing|last thing|the last place|last place) (he|she|i|they|anyone) (wants|want|wanted|
    needs|
    need|needed|would) (is|was|are)?
(he|she|i|they|who) ('d|would|'ll|will) (not|never) (want|thank|go|touch|have|join|entertain|sit|
    set|
    be|like|fancy|step|do|use|take|suit|stand|thole|bother|wear|listen|watch|play|sing|dance)
(he'd|she'd|i'd|they'd|he'll|she'll|i'll|they'll|he would|she would) (not|never) (want|thank|go|
    touch|have|join|
    entertain|sit|set|be|like|fancy|step|do|use|take|suit|stand|thole|bother|wear|listen|watch|
    play|sing|dance) (you)? (for|to|in|on|near|at|with|foot|a|an|any)?
thank (me|us|you) not to (send|put|mention|suggest|offer|bring|invite|book)
(rather|sooner) (you|we|i|they|nobody|no one) (didn't|did not|don't|left)
(rather|sooner) not (have|go|do|be|join|sit|see|bother|with)?
(keep|kept|keeping|leave|leaving|hold) (him|her|me|them|us|it|well)? (clear|away|out|off|well away|
    well clear) (of|from)
(leave|leaves|left) (off|out) the
you can (keep|stuff|stick|shove|forget|have) (your|the|that|all|them|his|her|it)
(stuff|sod|bugger|blow|damn|to hell with|never mind|neer mind|forget) (the|your|yer|that|all|about|
    any)?
(has|have|had|got|there's|with) no (truck|time|patience|love|wish|desire|interest|taste|use|
    business|
    intention|head|stomach|appetite|call|fondness) (for|with|in|to|of|doing)
(no|not a|not an|never a|hardly a|no great|not much of a|isn't a|wasn't a) (great|big|huge)? (fan|
    lover|friend|believer|
    admirer|follower|devotee|supporter) (of|in)
(never|not|no longer|isn't|wasn't|don't|ain't|neither is) (been|was|were|really)? (one|a one|
    one to|
    a body|a man|
    a woman|a person|a girl|a lad|folk) (for|who)
(never|didn't|don't|doesn't) (really)? (got on|get on|took|take|took to|hit it off|fitted in|
    fit in|
    gelled|
    settled|mix|mixed|got along) (in|with|at|to|kindly)
(hopes|hope|hoping|wants|prays|vowed|vows|swore|swears|promised|determined|aims|intends|
    means) never to
(not|never|isn't|aren't|he's not|she's not|i'm not) (lifting|touching|picking up|going|doing|
    wearing|having|sitting|
    joining|starting|playing|working|looking for|looking to|after|coming to|setting foot)
(turned|turns) (his|her|my) back on
(fell|fallen|falling|went|gone) (out|off) (of love)? (with)?
(takes|took|take) (it)? (ill|umbrage|offence|exception|against|agin) (when|if|to|at)
(hates|hated|dreads|resents) (the|a|any|every|all|all that|that|being|having|going|doing)
(happy|willing|up) (to|for) … (except|bar|apart from|but not|save)
(owt|anything|anywhere|everything|anyone|all) (except|bar|apart from|save|other than|but not)
(get|got|set|start|started) (him|her|me) (on|onto|started on|going on|off on)
(could do|can do|does|better off|gets by|manages|managed|copes) (well|fine|very well|nicely|
    quite well)? without
(banned|barred|barred for life|excluded|kicked out|chucked out|slung out|expelled) from
(he's|she's|i'm|is) (not|no|never) (\\w+)? (joiner|mixer|sharer|sitter|dancer|singer|gardener|
    reader|walker|
    cook|swimmer|sportsman|talker|churchgoer)
enough (of)? … to (last|sink|do|see|fill|stock)
(up to|up to his|up to her) (here|neck|eyes|eyeballs) (with|in)
(old|too old|too young|too long in the tooth|too proud|too shy|too sensible) (for|to be)
(that was|that's|that'll be) (that|it|the end|enough|quite enough) (for|with|of)
(asked|told|begged|warned) (me|us|them|him|her) not to (send|put|mention|suggest|offer|bring|book|
    sign)
(keep|kept|steer|steered) (him|her|me|them) (well|right)? (away|off|out|clear) (of|from)?
(anti|agin|dead set against|dead against|set against|against|opposed to|hostile to|
    prejudiced against)
(no way|not a chance|no chance|fat chance) (he'd|she'd|i'd|is he|is she|am i|would he|would she|of
    getting (him|her))
(hell|pigs|cows|snow) (will|would|'ll|'d|might|may)? … before
(over|past|beyond) (my|his|her) dead body
(can't|cannot|can not|can't|couldn't|could not|couldnt) (stand|abide|bear|be doing with|
    be doing wi|be bothered with|face|get on with|thole)
can't see the (point|attraction|appeal|use|fun|charm|sense|need) (of|in|for)
(has|have|had|got) (no truck with|no patience (with|for)|no head for|no stomach for|no use for|
    had it with|had his fill of|had her fill of|enough of|had his share of|had her share of)
(wouldn't|would not|'d not|he'd not|she'd not|i'd not) (cross the road|walk to the corner|
    give you (tuppence|twopence|thruppence|a penny|a thank you)|give (tuppence|twopence) |
    go to the end of the street|bother|waste) (to|for|on|with)? (watch|see|do|join|hear|play)?
(turns|turned) (his|her|my) nose up at
(the|at|very|mere|any) (thought|idea|mention|sight|sound|smell) of (anything)?
(thought|mention|sight|sound|smell) of (anything)?
not a (cat|snowball) in hell's chance
(no good|no use|no point|pointless) (showing|giving|offering|sending|asking|telling|putting) (him|
    her|me|them)
(swore|sworn|swears) off
(fell out|falling out|finished|had words|done|through) with
(quit|packed in|jacked in|chucked in|gave up on|given up on|barred from|thrown out of|
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
(as long as|so long as|provided|providing|if) (nobody|no one|nobody's|no one's|nobody is|no one is|
    they don't|there's nobody) (prays|praying|preaches|preaching|sings|singing|dances|dancing|bets|
    betting|gambles|gambling|drinks|drinking|smokes|smoking|plays|playing|quotes|quoting|mentions|
    mentioning|brings up|says|talks about|pray|preach|sing|dance|mention)
(anything|anywhere|owt|anyone) bar
(if|when|the minute|the moment) (it turns into|it becomes|someone says|anyone says|anybody says|
    you say|they say|you mention|anyone mentions) (anything|owt)? (to do with|about|with)?
(if|when) (it's|it is|there's) (any|anything|owt|a whiff of|a hint of) (to do with|about|with|of)?
(the minute|the moment) (it's|it is|there's)
(less|fewer|spare (her|him|me)|save (her|him|me) from|heaven preserve (her|him|me) from|
    god save (us|me|him|her) from|not another|not one more)
(nothing|nowhere|owt) (at|from|in) (a|the|any)
(nothing|nowhere|nobody|none) (run by|led by|organised by|held in|put on by|
    connected with|to do with|with|about|involving|like|near|that's|that is|where there's|
    that has)
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
not allowed (to|near|in|on|into)
(told not|banned|barred|mustn't|must not|can't go|can't use|can't eat|can't have|
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
    isn't|aren't|in't|noan)
""")

# "not just cards", "no experience of", "not been swimming since": nothing is refused.
NOT_REFUSED_AFTER_NOT = cue_pattern("""
(not|no|never|nothing|nowt|without|isn't|aren't) (just|only|sure|long|much|bad|far|one|body|
    longer|idea|problem|been|had|since|able|well|enough|experience|experienced|even|yet|seen|done|
    got|left|played|sung|danced|sewn|knitted|baked|swum|walked|gardened|read|painted|spoken|heard|
    eaten|allowed|managed|managing|doubt|pressure|matter|wonder|better|worse|less|good|safe|
    pattern|fewer|stopped|lost|missed|misses|miss|end|nearer|nearby|round|have|having|there|
    afford|being|getting|as|know|knowing|go|going|against|tires|tired|bores|fails|far|happier|
    prouder|late|
    puts|put|
    gives|leaves|forgets|forgot|forgotten|got|lets|turns|turned|refuses|refused|without|daunted|
    shy|
    anyone|anybody|somebody|someone|learn|learned|
    learnt|kicked|tried|tested|finished|until|till|before|after|during|on|in|at|every|all|where|
    quite|he|she|they|i|it|too|fussy|fussed|particular|everyone's|everybody's|everyone|everybody|
    confident|run|ridden|driven|cooked|acted|fished|cycled|boxed|bowled|drawn|written|sewed|
    thrown|skated|climbed|rowed|camped|met|off|stranger|slouch|mean|end|stops|stop|frightened|
    scared|afraid|the (kitchen|sofa|settee|couch|telly|four walls)|tell|
    say|said|admit|ask|let|show|see|hear|mention|mind|feel|sleep|eat|drink|the
    same)
(no|not a) \\w+ (is|goes|passes) (safe|complete|by|without)
(isn't|not|wasn't) (the|so much the|really the) … (it's|it was|but the)
not a patch
never (off|out of|away from|without|far from|late for)
(nobody|no one) (round|near|else|plays|does|knows|will)
(nobody|no one|nowhere|no place) to
never \\w+ed
(no|without) … (left|near|nearby|round here|round her|any more|anymore|now|since|to speak of|
    handy|local|until|till|this|of her own|of his own|of my own|to (sing|play|walk|dance|go|knit|
    bowl|ride|talk|
    run|ride out) with)
""")

# What people are without, rather than do not want: "no garden now".
LACKED = cue_pattern("""
(no|without|not|not got) (a|an|any|the)? (garden|yard|allotment|greenhouse|dog|cat|pet|bike|
    bicycle|car|phone|internet|wifi|broadband|computer|laptop|tablet|oven|cooker|piano|guitar|
    telly|television|shed|workshop|friends|friend|company|visitors|family|money|food|
    washing machine|washer|carpet|heating|gas|choir|club|bus|transport|lift|camera|qualifications|
    work|job|home|one|body|english|support|help|carer|carers)(?! (?:person|man|woman|lover|fan|
    type|lad|lass|girl))
""")

# "can't leave the dog", "won't part with his pigeons", "doesn't want to lose her garden": fondness.
FONDNESS = cue_pattern("""
(be parted from|part with|leave|leaving|lose|losing|give up|giving up|let go|miss|missing|stop|
    stopping|sell|bin|binning|throw|throwing|waste|get rid of|be without|go without|live without|
    wait|be alone|being alone|be on|being on|being stuck|be stuck|sitting|sit alone|eating alone|
    eating on|being by|be a burden|the quiet|the silence|going home|an empty|getting old|
    being useless|being idle|being bored|to be bored|rest|what folk|what people|the waste|
    the state of|rubbish|litter|mess|asking|ask for|charity|admit|the dark|the winter|her own|
    his own|the thought|the idea|not knowing|not being|not having|not able|being without|be seen
    without|losing|be kept|kept off|kept from|(to )?see(?! (?:another|any|one|a single|inside))|
    alone|not to|to lose|to stop|to miss|
    miss out|missing out|idle|idling|
    that (they|the council) (stopped|closed|cut|cancelled|shut)|
    that (he|she|i) (had|has|can't|gave)|
    a day without|being left|left behind|left out|stops|tires|misses|lets|fails|
    hear a word|a word against|a bad word|(anyone|anybody) to take|afraid|frightened|scared|shy|
    daunted|bothered by|put off by|for long|long|up for|up long|for more than|unaided|in queues)
""")

# What ends a refusal: a turn, an appetite, or a new subject after a comma.
TURNS = cue_pattern("""
(but|although|though|tho|however|instead|yet|whereas|otherwise|unless|prefers|prefer|preferring|
    loves|adores|enjoys|wants|would|he'd|she'd|i'd|misses|mad on|happy to|happiest|fancies|
    lives for|likes|because|cos|coz|so|since|until|till|if|when|while|which|anymore|rather|sooner|
    more of a|more for|still|always|just wants|needs|used to|then|says|said|except|apart from)
bar (the|his|her|their|my|one|a)
""")

COMMA_TURNS = cue_pattern("""
(he|she|they|i|we|it|his|her|their|my|the|this|that|there|and he|and she|and they|and i|and would|
    a|an|very|lonely|more|only|just|has|had|is|was|can|could|will|does|did|did|wife|husband|mum|
    dad|daughter|son|was|been|got|goes|went|said|plays|reads|knits|sews|paints|sings|keen|good|
    great|old|now)
""")

# "I'd rather stick pins in my eyes": what people say they would sooner do, and would not.
HYPERBOLE = cue_pattern("""
(stick|pins|pin|needles|needle|eyes|tooth|teeth|swallow|eat (his|her|my|their)|chew|die|drop dead|
    jump|boil|boiled|paint dry|watch paint|hot coals|nails pulled|nails out|root canal|
    teeth pulled|teeth out|
    lie down in|wrestle|poke|dentist|hospital food|glass|gnaw|prison|a week in|walk to|
    hole in (his|her|my) head|sell a kidney|operation|lick|drown|hanged|shot)
""")

INSTEAD = cue_pattern("(rather|sooner)")

THAN = cue_pattern("(than|nor)")
