"""What people say of what they could offer: a trade, a skill they have, a wish to pass it on."""

from asset_map.interests.cues import cue_pattern

# An offer: to show, to teach, to make or do for others.
OFFERS = cue_pattern("""
(would|could|can|will|'d|he'd|she'd|i'd|they'd) (happily|gladly|soon|willingly|also|still)? (tek|
    tak|
    swap|sponsor|pace|hold any|do a shift|put a beginner|put anyone|put somebody|cut anyone's|
    tidy|price|sort out|talk the|tell the|tell you about|set up|play anybody|play anyone|have a go
    with|start a|start up|lend)
(if|would if) (somebody|someone|anybody|they|you|folk) (asked|would ask|asks|wanted|'d ask|
    will have
    (him|her)|would have (him|her)|'d have (him|her))
(any|anyone|any hall|any group|any club|anybody|whoever) that (would|'d|will|'ll) have (him|her|it)
do it for (nowt|nothing|free|love)
(would|could|can|will|'d|'ll|happy to|glad to|willing to|gladly|happily) do … for (folk|people|
    others|
    neighbours|the neighbours|anyone|anybody|old folk|the old folk|older people|pensioners)
(happily|gladly) (drive|take|carry|fetch|cook|bake|sew|sing|play|help|teach|show)
(goes|goes back|now goes) … to (talk to|help|sit with|visit) (the|them|others|new|people|lads)
(looks out for|looks after|keeps an eye on) (the|other|all the) (lads|lasses|new|young|neighbours)
(would|could|can|will|'d|'ll|she'd|he'd|i'd|happy|glad|willing|gladly|happily) (gladly|happily|
    soon|
    be happy to|
    be glad to|have to)? (shift|fetch|carry|run someone|run somebody|run folk|run anyone|run a|
    ferry|give folk a lift|muck in|muck out|
    pitch in|turn out for|stand behind|do a few|do it for|put a|feed folk|feeding folk|cook for|
    talk you|
    talk a|talk anyone|go through anyone's|go through people's|set up|fill in forms|do the forms|
    do it for an audience|umpire|mark|listen to readers|walk other|look after other|swap recipes)
(does|did|do|made|makes|mended|mends|fixed|fixes|cooked|cooks|baked|bakes|knitted|knits|sewed|sews|
    cut|cuts|painted|
    took up|built|grew|grows|fed|feeds) … (for|half|all) (the|everyone|everybody|anyone|anybody|
    all|
    half|folk|half of|other|
    others|every) (whole|entire)? (street|road|stairwell|stair|neighbours|estate|village|street's|
    family|ward|landing|close|block|
    avenue|parish|town|office|pub|club|church)?
(everyone|everybody|the whole street|half the street|neighbours|folk|people) (brings|bring|came|
    comes|come|asks|
    ask|sends|send) (him|her|to him|to her|them) (their|for|with|when)?
(would|could|can|will|'d|'ll|she'd|he'd|i'd|happy to|glad to|willing to|keen to|likes to|loves to|
    love to|like to|offered to|offers to|wants to|would like to|gladly|happily|soon|would gladly|
    would happily|would soon|offering to|ready to|liked) (gladly|happily|soon|love to|like to|
    also|still|be glad to|be happy to|be willing to|even)? (show|teach|tutor|coach|train|mentor|
    pass on|pass it on|pass|bring|share|demonstrate|help out|help|lend a hand|give talks|
    give a talk|do talks|talk about|take folk|take people|take|set the questions|make for|
    make them|run|run up|lead|crew|steer|graft|drive|fix|mend|repair|interpret|translate|
    do the talking|turn (his|her|my) hand|read to|play for|cook for|bake for|knit for|do a turn|
    sit with|visit|deliver|volunteer|give (his|her|my) time|do the books|do the flowers|
    work a till|take in|dress a window|judge|umpire|referee|ref|score|organise)
(teach|teaches|taught|show|shows|showed|coached|coaches|trained|mentored|tutored|instructed) (it|
    them|him|her|youngsters|young|kids|children|anyone|anybody|somebody|someone|others|half|the|
    two|all|other|folk|people|lads|lasses|juniors|beginners|apprentices)
(could|can|would|happy to|glad to) … (youngster|youngsters|young ones|young lads|young lass|
    young girl|apprentice|apprentices|next generation|beginners|newcomers)
(use (her|him|me)|bottle that|wants to (be useful|be some use|be of use|give something back|
    give back|help others|help out|feel useful)|put (his|her|my) skills|give something back|
    has (a lot|so much) to (offer|give|teach)|put (her|him|me) to use|lots to offer|the knack|
    for nothing)
""")

# A skill or a trade: they do it well, or did it for a living.
SKILLED = cue_pattern("""
(knits|crochets|sews|embroiders|quilts|bakes|brews|pickles|breeds|builds|rebuilds|restores|carves|
    whittles|welds|mends|repairs|paints|sketches|photographs|composes|umpires|scores|referees|
    coaches|conducts|calls|represents|represented|captained|skippered|skipped|fronted|raced|
    rebuilt|
    stripped|knitted|crocheted|embroidered|quilted|baked|bred|restored|carved|composed|mended|
    fostered|organised|organises|speaks|translates|interprets|exhibits|exhibited|drummed|strums|
    ties|turns|writes|wrote|rings|races|grows|arranges|arranged|tended|tends|trains|coaxes)
(makes|builds|grows|sells|gives|does|cooks|bakes|takes up|takes in|listens to|reads|does up|
    did up) (all)? (his|her|my|the|a|their)? … (for|away|to|at)
gives away (more|half|all|most|the)
(sells|sold|exhibited|published|printed) (a|his|her|my|their|in|at|two|three|several)
(reads|read) music
(can|could) (sight sing|sight read|play by ear|busk|price|name|tell you|strip|lay|turn (his|her|
    my) hand|work any|pace|sort|time|tune|strip down|hem|darn|plait|call|score|referee)
(is|are|was|were) (famous|legendary|legend|known|renowned|the talk|second to none|the best|
    in demand|asked for)
(the talk of|in demand for|known for|famous for|famed for|celebrated for)
(third|second|first|fourth|fifth|black|brown|gold|silver|bronze) (dan|belt|bar|medal|medals|award)
(grade (eight|seven|six|five|8|7|6|5)|diploma|degree in|certificate|badges|coaching badge|
    level two|level three|personal best|unbeaten|published|prizes|runner up|county standard)
(represented|played for|ran for|swam for|rode for|boxed for|opened for|shot for|fished for) (the|
    his|her|county|england|lancashire|great britain|gb|leigh|wigan|atherton|school|schools)
for (a decade|decades|donkey's years|\\w+ seasons|\\w+ summers|\\w+ winters|half a century)
(ten|fifteen|twenty|thirty|forty|fifty|sixty|\\d\\d) (odd)? (year|years) (a|the|recovering|
    \\w+ing|behind|under|up|down)
(nobody|no one|there's nobody|nobody in \\w+) … (will|can|could|to|would) (play|beat|touch|match|
    catch)
(there isn't|there's not|there's nothing|nothing|not a \\w+) … (he|she|they) (can't|couldn't|
    cannot|
    doesn't know)
(green fingers|a gift for|a flair for|a way with|an eye for|an ear for|a head for|a nose for|
    patience of a saint|lots of patience|a lot of patience)
(every|all) (kid|kids|child|neighbour|neighbours|grandchild|grandchild's|family|lad) … (brings|
    comes|has|had|had one|off (him|her)|from (him|her))
(folk|people|neighbours|they) … (leave|leaves|left|bring|still ring|still ask|still shout|
    come from)
(faster than|better than) (you|she|he|folk|anybody|anyone)
since (he|she) was (\\w+)
(forty|thirty|twenty|fifty|all his|all her) … (on the|with the|in the) (buses|railways|railway|
    amateur|operatic|band|choir|council|wards|ambulances|boats|bench|looms|presses)
(time on (his|her) hands|nobody to make (them|it) for|nobody to cook for)
(did|does|worked|played|sang|sewed|cooked|baked|taught|drove|built|fitted|laid|mended|painted|cut|
    ran|made|danced|umpired|coached|
    bred|raced|kept) … (for a living|professionally|all (his|her|my) life|all (his|her|
    my) working life|for years|for \\w+ years|
    \\w+ years|since (he|she) was|till (he|she)|until (he|she)|in (his|her) day|ten bob a go)
used to (breed|coach|teach|train|umpire|referee|ref|judge|cater|bake for|cook for|sew for|knit for|
    sell|exhibit|show|race|
    captain|conduct|lead|organise|run|do the|make|mend|fix|play for|sing with|sing at|tour|perform|
    call|score)
(had|has|kept|own|owned|ran|with) (his|her|a|their|my) (own)? (shop|salon|business|garage|stall|
    cafe|firm|round|workshop|studio|kennels|stables|
    bakery|pub|nursery|practice|smallholding|market stall|chippy|waiting list|tools|kiln|lathe|
    sewing machine|kit)
(taught|trained) (himself|herself|her himself|him himself|her herself|him herself|itself)
(mends|fixes|repairs|restores|makes|builds|breeds|grows|bakes|paints|carves) … (and sells|sells|
    sold|gives)
(still has|has|got) (perfect pitch|the touch|the hands|the ear|the eye|the gift|green fingers|
    a good ear|a steady hand|the knack|a lovely voice|a good voice|a beautiful voice)
(types|shorthand|signs|interprets|recited|recites|umpires|conducts|choreographs)
(was|is|been|am|were) in (a|the|his|her|our) … (team|band|choir|club|league|cast|squad|society|
    company|troupe|orchestra|army|navy|raf|guards|regiment|merchant)
(was|is|been|am|were|as) (a|an|the) (very|keen|great|good|proper|brilliant|trained|qualified|
    time served|time-served|professional|retired|former|ex|master|fully qualified|
    semi-professional|county|works|club|head|senior|chief|school|local|amateur|self employed|
    self-employed)?
(retired|ex|former|once a|trained as|trained|qualified|skilled|time served|time-served|
    apprenticed|apprentice|by trade|professional|professionally)
(worked|working|works) (as|in|at|on|for|with)
(taught|teaches|coached|coaches|instructed|lectured|tutored)
(ran|runs|managed|owned|set up|started|founded|led|leads|captained|chaired) (a|an|the|his|her|
    their|my)
(\\d\\d|ten|fifteen|twenty|thirty|forty|fifty|twenty five|thirty five) (odd)? (year|years) (as|in|
    on|at|of|with|doing|making|teaching)
(good|great|brilliant|brill|clever|handy|ace|dab hand|wizard|whizz|genius|expert|gifted|talented|
    marvellous|fantastic|wonderful|excellent|a natural|natural|skilled|champion) (at|with|on)?
(dab hand|wizard|whizz|expert|champion|prize|prizes|prizewinning|prize-winning|medals|medal|
    trophies|trophy|rosettes|rosette|cups|won|wins|best in show|first prize)
(can|could) (still|run|knit|make|sew|play|bake|mend|fix|turn|cook|paint|draw|sing|dance|build|
    strip|take|tell|do|knock|rattle|recite|name|grow|ride|speak|plaster|lay|carve)
(does|makes|made|grows|bakes|knits|sews|builds|built|restored|restores|does a|makes a|knitted|
    baked|played|plays|sang) (the most|a lovely|lovely|beautiful|a beautiful|gorgeous|a cracking|
    cracking|the best|a mean|his own|her own|all her own|all his own|all their own|wonderful|
    everyone's|everybody's|all the|every|for the county|for the university)
(knows|know) (every|everything|all|who|how|a \\w+ from a|his|her|more about)
(off by heart|by heart|inside out|back to front|without a pattern|no pattern needed|with (his|
    her) eyes shut|blindfold|from scratch|like the back of)
(speaks|fluent in|fluent) (\\w+)
(his own tools|her own tools|own machine|first aid|first aider|dbs)
(for the county|for the university|for england|for lancashire|for the works|for wigan|for leigh|
    for the town|semi-professional|semi professional)
(like tree trunks|like yer arm|to die for|t' dee for|against that)
(was|been) (an? )?(\\w+) (all (his|her|my) (working )?life|for (\\d+|\\w+) (odd )?years|
    \\w+ (odd )?years)
""")

# What makes a trade the person's own: "was a", "retired", "for thirty years".
TRADE_BEFORE = cue_pattern("""
used to be (a|an|the|in)
(lifelong|once|began as|started as|started out as|been head|was head) (a|an|the)?
had (the|his own|her own|a) (\\w+)?
(was|were|been|is|i'm|being) (a|an|the|in|our|their)
(retired|ex|former|formerly|once|late|trained|qualified|apprenticed|apprentice|time served|
    semi retired|self employed|redundant)
(worked|working|job|career|started|trained|qualified|employed|served|years|life|time) (as|at|in|
    on) (a|an|the)?
(year|years) (a|an|as|in)
""")
TRADE_AFTER = cue_pattern("""
(by trade|for \\w+ years|for \\w+ \\w+ years|all (his|her|my) (working )?(life|days)|herself|
    himself|myself|before (he|she|i) retired|till (he|she|i) retired|until (he|she|i) retired)
""")
# Who comes to help, and is seldom the person.
HELPERS = cue_pattern("""
(health visitor|community nurse|district nurse|nurse|physio|physiotherapist|ot|
    occupational therapist|social worker|support worker|key worker|link worker|gp|doctor|doctors|
    midwife|carer|carers|cleaner|interpreter|hairdresser|chiropodist|podiatrist|speech therapist|
    therapist|counsellor|pastor|vicar|priest|teacher|school nurse|optician|dentist|solicitor|
    landlord|housing officer|consultant|equipment|helpline|account|sister|sisters|brother|
    brothers|father|mother)
""")
