"""What people say of others' ideas for them, and of what they tried and did not like."""

from asset_map.interests.cues import cue_pattern

# Someone else's idea: "her sister keeps dragging her to", "OT said try".
SUGGESTED = cue_pattern("""
(suggested|suggests|suggest|recommended|recommends|offered|offers|mentioned|mentions|mention|
    proposed|advised|referred|prescribed|encouraged|persuaded|nagged|nags|nagging|dragged|drags|
    dragging|roped|talked|booked|enrolled|chose|picked out|swears by|pestering|pesters|badgering|
    pushing)
(signed|signs|put|puts|putting|sent|sends|took|takes|taken|asked|asks|told|tells|got|gets|get|
    tried|invited|invites|marched|shoved|pressed|made|drove|had) (him|her|me|them|his name|
    her name|my name) (name)? (up|down|in|on|to|into|along|with|for|go|through|forward|join|at|do|
    try)
(got|been|was|were|get|gets) told (to|about|that|it was)?
told to (get|try|join|go|do|think|have|take|use)
(i|we) (talked about|discussed|went through|asked about|talked over)
(keeps|keep|kept) putting (him|her|me|them) down for
(folk|people|they|everyone|friends|carers|staff) (offer|offers|suggest|push|assume|assumes)
(came|rang|called|been round|wrote|phoned|stopped by) (round|again)? about
(asked|asks|told|tells) \\w+ about
(had|has|having) (him|her|me|them) (doing|join|try|at)
(set|fixed|sorted) (him|her|me|them|mum|dad|nan|grandad) up with
(rave|raves|raved|swear|swears|go on|goes on) (about|by)
(get|gets|got|am|is|was|been|keep getting|keeps getting) (invited|asked) to
(was|were|been|got) (gifted|bought|given|treated to)
(did|done|managed|lasted) (one|a|half a) (term|week|class|session|course|lesson) (of|at|in)
(wants|want|wanted) (him|her|me|them) to (learn|have|get|take|use|think|see|meet|talk)
(i|we) (said|suggested|mentioned|offered|tried|asked|put|brought up|floated|wondered about|
    raised) (what|how|the|a|
    an|about|would|him|her|did)?
(what about|how about|had (he|she) thought (of|about)|would (he|she) (try|like|consider|fancy))
(doctor|gp|nurse|physio|consultant|ot|daughter|son|social worker|support worker|hospital|
    health visitor|school) (said|says|wants|thinks|reckons|fancies)
(sister|brother|wife|husband|mum|mother|dad|father|niece|nephew|granddaughter|grandson|friend|
    neighbour|partner|carer|warden|worker|family|council|housing) (said|says|reckons|thinks|
    fancies|wrote|put down|has put|have put) (try|the|a|an|some)? \\w+ (\\w+)?(?=\\W*$|\\W*[.;!])
(doctor|gp|nurse|physio|consultant|ot|social worker|support worker|worker|school|family) (put|wrote|
    has put|has written|have put) (down)?
(want|wants|wanted|would like) (him|her|me|them) (at|on|in) (the|a|their|that)
(i|we) (said|mentioned|told (him|her|them)) (there was|there's|there is|there were)
(keeps|keep|kept|forever|always) (on about|on at|saying|telling|trying|sending|asking|wanting|
    going on|going on about|inviting)
(said|says|say) (to)? (try|go|join|do|golf|why not)
(do|does|did|runs|run|hold|holds|put on|puts on) (a|an|the) … (for|on|at)
(did|was|were|been|got) (put|try|told to|sent|given|taken|offered|asked|made to|roped|signed up|
    booked|enrolled|volunteered|mentioned|suggested|proposed|recommended|tried|floated|arranged|
    brought up|put forward)
(had|have|has|put|got|bought|gave|given|brings|brought|found|arranged|lined|sent) (him|her|me|
    them) (in|at|on|down|a|an|the|some|up|for|to|with|into|along)
tried
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

# Pressed on them, which is refusal enough.
PUSHED = cue_pattern("""
(everybody's|everyone's|everybody is|everyone is|people are|folk are|they're all|all) (offering|
    suggesting|telling|recommending|pushing|on about|on at) (him|her|me|them)? (to|about)?
(is|are|was|keeps|keep|kept|always|forever|constantly|never stops|been) (on|going on|banging on|
    harping on) (at|about) (him|her|me|them)? (to|about)?
(keeps|keep|kept|forever|always|constantly|is|are) (dragging|nagging|pestering|badgering|bullying|
    pushing|hauling|carting|press ganging) (him|her|me|them)? (to|into|about|along to|off to)?
(drags|dragged|nags|nagged|pesters|pestered|badgers|badgered|hauls|hauled|bundled|marched|
    frogmarched|frog marched|press gang|press gangs|press ganged|roped|ropes|forced|forces|
    strong armed|bullied|guilt tripped|shoved|carted) (him|her|me|them) (off|along|out|down|up|in|
    over)? (to|into|for|on)
(won't shut up about|won't let it lie|won't stop about|won't give over about|never shuts up about|
    talks of nothing else|talks about nothing else|thinks (he|she) should|reckons (he|she) should|
    insists on|insists (he|she))
(assumed|assumes|expected|supposes|supposed) (she'd|he'd|she would|he would|she|he|i'd) (knit|
    bake|sew|sing|like|enjoy|want|be|garden|play|would|wants|likes)
""")

# Tried once: who liked it went again.
TRIED_ONCE = cue_pattern("""
(tried|went|been|go|did|had|sat through|joined|attended|came|ate|sat|sang|played|danced) … once
""")

ONCE_MORE = cue_pattern("(once (a|every|upon|in|he|she|they|i|it|the|his|her|his|again|more|you))")

# These refuse what stands in their sentence, whoever's idea it was.
SOUR = cue_pattern("""
(put|puts) (him|her|me|them) (right|clean|well|straight)? off
(been|was|is) put (right|clean|well)? off
(lining|lines|propping|wedging|under) (the|a|his|her) (budgie|cage|cat's|cat|litter|door|table leg|
    wobbly|kettle|mug|parrot|rabbit)
(told|tells) (them|him|her|me|the \\w+|us) (to do one|where to (put|stick|shove|stuff|go|get))
(came|come|comes) (out|home|away|back) (worse|in tears|crying|shaking|hungry|furious|livid|lower|
    more)
(tried|went) (it|them|that)? (once|twice) (and|never|no)
(got|getting) (straight|right)? back on the (bus|train)
(rang|phoned) (us|me|his mum|her mum|home) to (fetch|collect|come for)
(went|goes|gone|put|straight) (straight)? in the (bin|fire|recycling|shredder)
(never again|once was enough|once was plenty|glad to see the back|seen the back of|to last (her|
    him|me) (a lifetime)?)
(curl up and die|made (him|her|me) want to (curl up|scream|leave|run|hide|cry|be sick))
(more fun|more life) (at|in|with) (the|a|my|his|her)
(still in (the|its) (box|wrapper|packet|cellophane))
(posts|posted|puts|put|threw|throws|chucked|chucks) (it|them|the lot) (straight)? (in|into|
    on) the (bin|recycling|fire|back of)
(nearly|almost) died of (boredom|embarrassment|shame)
(mean|means|meant) well but
(not be responsible|scream if|one more)
(i'll|i'd|he'll|he'd|she'll|she'd|they'll|they'd) (swing for|clout|throttle|throw|scream|walk out|
    leave the|brain|be off|starve|go hungry|cross the road)
(when|till|until|before) (hell|pigs|cows) (will|would|'ll)? (freezes|freeze|fly|come)
won't be (talked|persuaded|coaxed|got|won) (back|round|into)
(starve|hungry|without) (before|sooner than|rather than)
count (him|her|me|them) out
(what men do while|what people do when|while they wait to die|waiting to die)
""")

# What was thought of someone else's idea: a refusal, a flight, a face pulled, a bitter joke.
REJECTED = cue_pattern("""
(rather|sooner|prefers|preferred|horrified|mortified|insulted|insulting|appalled|offended|furious|
    livid|indignant|sharp|curt|frosty|unimpressed|polite|politely|tolerates|endured|endures|
    suffered|suffers)
(walked|walks|stormed|ran|runs|bolted|snuck|slipped|crept|slunk|climbed|cleared) (straight)? (out|
    off|away|home)
(left|leaves|came|come|went|was) (early|home|straight home|straight back|straight out|
    back in tears|away|off|out of it|out worse|in five minutes|at half time|after ten minutes|
    before)
(laughed|laughs|snorted|scoffed|groaned|sighed|shuddered|shudders|winced|yawned|yawns|swore|
    sulked|sulks|cried|wept|screamed|scream|screams|growled|spat|glared|bristled|stiffened|
    blanched|froze|shrugged|tutted|huffed|harrumphed)
(gave|gives|shot|threw) (me|us|them|him|her) (a|one of|that|such a|the) (look|looks|face|stare|
    glare)
(pulled|pulls|made|makes) (a|such a|that) face
(do|does|did) (i|he|she) look
(owt|anything|anybody|anywhere) but
(think|thinks|thought) not
(what for|from what|with what|what next|who'd died|who's died|not on your|a likely story)
(told|tells|telling|tell) (me|them|him|her|us|the \\w+) (where|to do one|to shove|to stuff|to get|
    to go|what to do|to clear|to sling|straight|
    flat|no|what (he|she))
(he|she|they) (does not|did not|won't|will not|doesn't|didn't|hasn't|wasn't|isn't)
(left (it|that|them) (there|at that|alone|be)|it left (there|at that|alone)|let it drop)
(asked|asks) (did|do|if|whether|what|who) (they|we|i|he|she|you) (think|thought|take|took|had)
(takes|took|makes|made) (himself|herself|myself) (off|scarce|out of)
(goes|went) (out|off|upstairs|to bed) (when|while|whenever|until|till)
(till|until) (it's|it is|it was) (over|done|finished)
(too much|too many|too loud|too noisy|too big|full of|nobody spoke|no one spoke|cancelled|
    walked out|
    ignored (him|her)|over (my|her|his) dead body|the last thing|last thing (he|she) (wants|needs))
felt (looked|stared|watched|left out|lost|odd|like)
(yawned|yawning|lining|lines|propping|props|wedging|bookmark|coaster|doorstop|door stop|
    the cat sleeps|
    the dog sleeps|fire lighter|firelighter|chip paper)
(enough|more than enough) … (to see (him|her|me) out|to last|for a lifetime|for (one|a|any) (life|
    lifetime))
(walked|danced|sung|swum|knitted|cried|talked|played|cooked|sewed|sat|dug|prayed) (all|enough|
    more than enough|
    plenty)
(no intention|isn't going|is not going|not going|isn't having|no desire)
(wasn't|isn't) (his|hers|mine|theirs)
(not|never) (his|hers|mine)
(rolled|rolls|rolling) (his|her|their) eyes
(a face like|face like|face fell|face was a picture|you should have seen|you'd have thought|
    like being|as if|as though|like watching|like a funeral|like a morgue|worse than)
(dreads|dreaded|dread|loathes|loathed|hates|hated|detests|hate|abhors|despises) (it|that|them|
    every|the|going|all)?
(never again|not again|never went back|never been back|didn't go back|didn't last|not gone back|
    not been back|hasn't been back|won't go back|wouldn't go back|won't be going back|
    hasn't been since|not been since|only once|once was enough|once was plenty|lasted|
    that was that|end of story|the last time|last time)
(no thank you|no thanks|said no|says no|he said no|she said no|a firm no|flat no|hard no|
    turned it down|turned them down|declined|refused|refuses|refusing|point blank|flatly|
    won't hear|won't have it|not having it|won't entertain|put the phone down|shut the door|
    shown out|told them where|told me where|told him where|told her where|told them no|
    leave her alone|leave him alone|leave me alone)
(pay not to|hides|hid|hiding|pretends|pretended|excuse|excuses|headache|poorly that day|
    locked (himself|herself)|dodged|dodges|ducked|ignored|ignores|avoids)
(in the bin|in the carrier bag|in a bag|in the recycling|binned|chucked|in the box|still in its|
    in the drawer|under the bed|
    unopened|untouched|gathering dust|threw it|thrown it|tore|ripped|burned)
(bored|boring|tedious|dull|daft|stupid|thick|pointless|rubbish|nonsense|waste|embarrassed|
    embarrassing|humiliating|humiliated|patronised|patronising|childish|babyish|torture|hell|
    purgatory|prison|dentist|punishment|nightmare|funeral|mute|dying|embalmed|die of|
    died of|to death|coma|asleep|clock|endless|cold day|hell freezes|pigs|moon|clout|hit the roof|
    swallow|brain|soft)
refuse to
prefer to
(crossed|crosses|crossing|scored|rubbed|scrubbed) (it|that|them) (out|off)
(shook|shakes|shaking|shake) (his|her|my|their) head
(had|have|has|got|get) (it|that|her name|his name|my name) (taken off|cancelled|removed|crossed off)
(straight to|in|goes to|went to|off to) the (charity shop|tip|bin|skip)
(nothing|owt|anything) worse
(turned|turns|turning) (it|them|him|her|that) down
(frightened|frightens|scared|scares) (him|her|me|them) off
had other ideas
handed (it|them)? (straight|right)? back
(busy|washing (his|her) hair|otherwise engaged|out) (that|every|each|all) (day|week|time|one|four)
(does|do) (all that|all of that|that sort of thing|that for (him|her|me))
(unsign|unbook|uninvite|unjoin) (him|her|me|them)
(treated like|treated her like|treated him like|like a child|like children|like an old|
    like a baby|talked down|full of old|old enough|ended in|nearly died|come to something|
    not that old|not dead yet|isn't dead|not ready|isn't ready|not yet ready|too old|too young)
(felt|feels|feel) (daft|stupid|a fool|old|silly|thick|small|awkward|sick|worse|out of place|
    like a spare part|judged|watched)
(wasn't|isn't|not|never) (for|his|her|him|one of|keen|interested|bothered|fussed|amused|impressed|
    having|that)
(won't|wouldn't|doesn't want|didn't want|didn't like|didn't take|doesn't like|didn't enjoy|
    doesn't intend|has no intention|no interest|no intention|can't stand|can't abide|can't bear|
    couldn't stand|couldn't bear|can't be doing|no good|anything but|that's not|didn't think much|
    wasn't having|doesn't fancy|didn't fancy|never believed|never liked|nowhere with|not that)
(wanted|wished) (the ground|to die|to leave|to go home|out)
(mimed|sat in silence|sat with (his|her) back|counted the minutes|watched the clock|stared at|
    sat in the (car|corner|toilet))
(put|puts|putting) (him|her|me|them) (right|clean|well|straight)? off
(make|makes|made) (him|her|me|them) (feel)? (sick|ill|cringe|shudder|itch)
(i'm|he's|she's|they're|i am|he is|she is) not (going|having|doing|waving|sitting|standing|being)
(more fun|better off|more life) (at|in|with|watching|having)
(glad to see the back|seen the back|to last (her|him|me)|had enough|had (his|her) fill)
""")

# Someone else's idea, and liked: nothing is refused.
ACCEPTED = cue_pattern("""
(wanted to|wants to|lit up|perked up|loved|loves|enjoyed|enjoys|keen|up for|would like|would love|
    interested|asked (if|when|how|whether)|could be tempted|brightened|smiled|and has (been|gone)|
    never looked back|said yes)
""")

# How the next sentence begins, if it says what was thought of it.
NEXT_SAYS = cue_pattern("""
(too|half|most|everyone|the thought|the idea|just|even|full of|all|nobody|felt|fell|left|lasted|
    cancelled|everyone|he|she|they|i|it|he's|she's|he'd|she'd|pt|patient|client|resident|tenant|
    the patient|the tenant|service user|mr|mrs|ms|miss|dad|mum|nan|shook|shakes|came|went|stuck|
    stopped|gave|walked|stayed|thanked|declined|would|can't|turned|wasn't|didn't|doesn't|isn't|
    it's|never|not|no|that|once|said|says|laughed|told|won't|wouldn't|hated|hates|refused)
""")

# On a condition, it is not refused: "she'll not go in if there are men".
ON_CONDITION = cue_pattern("(if|unless|without|until|till|on (her|his|my) own|alone)")

# An idea that nobody owns: "tai chi was recommended".
MOOTED = cue_pattern("""
(was|were|been|got|is|has been|'s been) (recommended|suggested|mentioned|mooted|proposed|tried|
    floated|offered|prescribed|brought up|taken to|sent to|sent on|put on|put in|put forward|
    put down|
    given|booked|referred to|referred|signed up|bought|invited|asked to join|told to try|roped)
(asked|told) (about|if (he|she)|whether (he|she))
(was|were|been|got|is) asked to (the|a|an|our|their)
(giving|handing|showing|gives|hands|gave|given|handed|posting|posted) (him|her|me|them|out)? (the|a|
    that|this|another) (leaflet|flyer|form|poster|details|number|link|card) (for|about|of)?
(offered|got|bought|found|sent) (him|her|me|them) (a|an|the|some|on|onto|to|in|into)
(gave|given) (him|her|me|them)
(suggestion|idea|answer|plan|thought|prescription) (was|is)
(came up|was on offer|is on offer|on the leaflet|on the list|on (his|her|the) plan)
""")

# What was lost was liked, whoever began it.
LOST = cue_pattern("""
(died|passed away|passed on|misses|missed|nobody to|no one to|no one left|closed|shut|folded)
since (he|she|they) (died|passed|went|left)
""")

# And so was what they are good at, or still do.
ENJOYED = cue_pattern("""
(gone now|before (he|she)|used to|until|till|stopped)
(wins|won|beats|beat|never misses|still goes|goes every|every week|proud|natural|hooked|first time|
    joined in|joined on|stayed|came out smiling|could|can|plays on|carries on|keeps on|soldiers on|
    still plays|still does|regardless)
""")

# What answers somebody else's doubts: "My son says I'm too old for it. I don't care."
DEFIES = cue_pattern("""
(couldn't care less|doesn't care|don't care|takes no notice|take no notice|taking no notice|ignores)
(don't|doesn't|do not|does not|didn't) agree
(disagrees|disagreed|disagree)
(tells|told) (them|him|her) (to mind|otherwise|different)
(they're|he's|she's|they are|they were|he was|she was) wrong
(proved|proves|proving) (them|us|everyone|him|her|me) (all)? wrong
(goes|going|go|joins|joining|does it|doing it) (anyway|all the same|regardless)
glad (i|he|she) (didn't|did|stuck)
(hooked|converted) now
(nonsense|not a bit of it)
(he'd|she'd|i'd|they'd|would) (really|still|dearly)? (love|like) (it|a go|to (go|try|have|join|
    play|learn|come|be|start))
(he|she|i|they) (wants|want) to (go|try|join|play|learn|start)
(changed|changes) (his|her|my|their) mind
(keen|wants|desperate|hoping) to \\w+ again
(hasn't|haven't|has not|never) missed
now (i'm|he's|she's|i'd|he'd|she'd)
now (i|he|she|they) never miss(es)?
now (i|he|she|they) (love|loves|can't|wouldn't|go|goes|like|likes)
(he|she|i) (doesn't|don't|manages|manage|does|do)(?=\\W*$|[.,;])
(he|she|i) (likes|like|loves|love|enjoys|enjoy) it
""")
