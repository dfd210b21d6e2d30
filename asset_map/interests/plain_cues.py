"""How people say plainly that they do not want a thing: before its name, and after it."""

from asset_map.interests.cues import cue_pattern

# What follows these is refused, as it is after "can't stand".
PLAINLY_REFUSES = cue_pattern("""
not for (me|him|her|us|mum|dad|nan)(?=,| -|:)
(see|sees|saw|seen|seeing) the back of
(be|being|glad to be) rid of
(can we|could we|let's|please|and|but) skip (the|any|all)?
no (liking|taste) for
(anything|nothing|owt|nowt) (duller|worse|more boring|less appealing) than
(never|not|can't|doesn't|don't) (seen|see) the (appeal|attraction|point|fun) (of|in)
enough(?= \\w+[!.])
wild horses (couldn't|wouldn't|won't) (get|drag) (him|her|me|them|my \\w+) to
(you'd|they'd|you would) have to pay (him|her|me|them|my \\w+)
only (ever)? (went|goes|came|comes) to … to (keep … company|please|keep the peace)
(done|did|had) (his|her|my|our) (share|bit|lot) of
(rule|rules|ruled|ruling) out
(please)? (strike|scratch|leave|keep|take|cross|miss) … off (the|my|his|her|that|their) (list|form|
    plan|sheet|record)
(get|getting|got) away from(?! it)
(no|zero|little|not much|no great|not the slightest|not the least) (interest|desire|wish|
    appetite) (in|for|to)
felt (daft|silly|stupid|foolish|a fool|old|out of place|like a spare part) (doing|at|in|with)
(go|goes|gone|went|going) (right|clean|completely|totally|properly) off
""")
# What the sentence before, or the one that these stand in, told of is refused.
PLAINLY_REFUSES_THAT = cue_pattern("""
(that|this|the) chapter (is|'s)? (closed|over|done|shut)
(find|finds|found) (it|that|them) (all)? (too|so|very) (upsetting|painful|sad|hard to bear|much|
    slow|rough|
    loud|noisy|boring)
(asked|told|begs|begged|asks|tells) (me|us|them|everyone|people) to (drop|pack|leave|stop|
    give) (it|the
    subject|that) (in|alone|up|there)?
(put|puts) up with (it|that|them)
(won't|wouldn't|will not|can't) (have|hear|bear|stand) (it|that|them) (mentioned|spoken of|
    talked about|named)
(would|'d|will|'ll) (only|just)? (spoil|ruin|kill|take the fun out of|take the joy out of) (it|
    that|things|them)
(gets|get|got|getting) on (his|her|my|their) (nerves|wick)
(no|zero|little) (interest|wish|desire|intention) (whatever|whatsoever|at all)? (in|to|
    of) (starting|start|
    going|go|doing|do|open|opening|take|taking|repeat|repeating) (it|that|them|one)? (again|back|
    up|up again)?
(no|zero) (wish|desire|intention|plans) (whatever|whatsoever|at all)? (to|of) (start|starting|
    begin|beginning|
    join|joining|learn|learning|rejoin)(?=\\W*$|[.,;]| that| it)
(doesn't|don't|didn't|does not) (want|wish|need) to (learn|start|try|begin|join)(?=\\W*$|[.,;])
(wants|want|wanted|would like|asked for) (it|that|them|her name|his name|all)? (taken off|removed|
    withdrawn|
    withdrawing|cancelled|removing)
(thought|smell|sight|sound|memory) of (it|them) (still|just|alone|even now)? (makes|upsets|turns|
    brings|sets|
    puts|gives)
(has|have|had|he's|she's|i've) had (his|her|my) (fill|lot|share)
(that'll|that will|that should|which will) do (for)? (me|him|her|us|one lifetime|a lifetime)
(cut|knocked|packed) (it|that) (out|on the head|in) (for good|altogether|and)?
only (ever)? (plays|goes|went|did|does|said|came|comes|joins) … to (be polite|keep the peace|please)
(stop|stopped|give over|pack in|quit) (going on|asking|doing that|doing it|talking|nagging|
    mithering|harping on) (about it|on
    about it|about that|about them|to me about it)?(?=\\W*$|[.,;])
(have|need|'d have|'d need) to drag (him|her|me|them|my \\w+) (there|to it|to one|in|along)
(please)? (delete|remove|disregard|ignore|cross out|scrub|take off) (it|that)(?=\\W*$|[.,;])
(has|have|'s|'ve) never (really|ever)? (liked|enjoyed|taken to|fancied|wanted|been keen on) (it|
    that|them|one)
(avoid|avoids|avoiding|nothing|not|never) (to do)? anything (of the sort|of that sort|like it|
    like that)
(disliked|dislikes|hated|hates|didn't like|couldn't stand) (every|the|all the) … (and|of it)
(never|won't|'ll not|shan't|shall not|not) (has to|have to|having to|need to|be)? (go|do|going|
    doing|
    try|trying) (it|that|one)? (ever)? again
(don't|doesn't|didn't|wouldn't|not) (need|want|looking for)? (any|owt)? more of (it|that|them)
(thanked|thanks) (her|him|them|me) and (said no|turned it down|declined|refused)
(glad|relieved|pleased|happy|thankful) (that|when)? (those days|it|it's|that|that's|
    that time) (are|is|was|were)? over
(got|gets|gained|had) (nothing|nowt|little) (from|out of) (it|that|them)
(cross|take|leave|strike|scratch|knock) (it|that|them) off
(not|isn't|wasn't) (doing|having|joining|starting) (it|that|them)
(refuses|refused) to (set foot|go|do|try|join|have|be) (in|to|near|with)? (the place|there|it|that|
    them|one)?
(is|it's|that's) not happening
anything but (that|it|them)
to avoid (it|that|them|going|being)
(wish|wishes|wished) (they'd|they would|you'd|you would|people would|he'd|she'd) (drop|stop|
    leave) (it|
    that|off)(?=\\W*$|[.,;])
(finished|done) with (it|that|all that)
(hated|loathed|detested) (it|them|that)(?=\\W*$|[.,;]| and)
(won't|wouldn't) hear of (it|that)
(please)? (don't|do not|no need to) (push|mention|suggest|offer|raise|book|bring up|
    go on about) (it|that|them)
(wish|wishes) (they|people|you|we) (wouldn't|would not|didn't)
(it|that) (has|have|'s) never (appealed|interested)
(find|finds|found) (it|that|them) (dead|really|a bit|all a bit|all|just)? (boring|dull|dreary|
    tedious|pointless|daft)
(has|have|'ve) moved on(?=\\W*$|[.,;]| and)
never to (do|see|touch|play|go to) (it|that|one) again
as much as (he|she|i|they) (can|could) (take|bear|stand)
(don't|doesn't|didn't|won't) want another(?=\\W*$|[.,;])
the last thing (he|she|i) (needs|need|wants|want) is more
(thanks|thank you) for (thinking of|asking) … (i'll|he'll|she'll) pass
(doesn't|don't|didn't) want to do (it|that)
relieved to (be able to)? (stop|give it up)
(needs|wants|should be) (removing|deleting|taking off|crossing off|striking off)
(stop|stopped|quit) as soon as (he|she|i|they) could
""")
# Of the whole sentence, however it turns in the middle.
OF_ALL_THAT = cue_pattern("""
(can|could|shall) we (please)? not(?=\\W*$|[.,;!])
asked (me)? to be (taken|left|crossed|struck) off (it|that|the list|their list|the books)
(so)? (leave|take|cross|keep) (him|her|me) off(?=\\W*$|[.,;!])
""")
# A whole sentence that says no to the one before it.
SAID_NO = cue_pattern("""
(politely|kindly|firmly|flatly)? (declined|refused|rejected)
(politely|kindly|firmly|flatly)? (not keen|not interested|not for (him|her|me)|said no|
    not looking for (another|any more|more))(?=\\W*$)
""")
# They have it already, and that will do.
ALREADY = cue_pattern("""
(already|as it is)
(two|three|four|five|six|several) (times|nights|days|mornings|afternoons) (a|every) week
""")
WILL_DO = cue_pattern("""
(that's|that is|is|and that's|one is|which is) (plenty|enough|quite enough|more than enough)
(not|isn't|doesn't|don't|no) (looking for|need|needs|needing|want|wants|after) (any more|another|
    more|any
    others|extra|any other)
(no more|nothing more|nothing else) (is)? (needed|wanted|required)
""")
