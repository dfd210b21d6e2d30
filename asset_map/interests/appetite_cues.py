"""What people say when they want something, had it and are done with it, or have it at home."""

from asset_map.interests.cues import cue_pattern

# Said with love, or of the one thing that matters.
LOVES = cue_pattern("""
(loves|love|loved|adores|adored|loving|would love|'d love|worships|treasures|cherishes)
(mad|daft|crazy|potty|nuts|barmy|bonkers) (on|about|for|over|keen)
(obsessed|passionate|fanatical|devoted|addicted|hooked)
(lives for|lived for|born to|dreams of|dreaming of|dreams about|longs for|longing for|yearns|
    pines for|aches for|hankers after|itching to|dying to|desperate to|desperate for|
    determined to)
(misses|missing|miss|missed|lost without)
(happiest|favourite|in (his|her|their) element|lights up|lit up|glued to|never misses|
    never without|can't get enough|comes alive|best thing|only thing|one thing|all (he|she|they|
    i) (wants|want|talks about|thinks about|ever wanted)|nothing (he|she|they|i) likes better|
    nowt suits (him|her) better|heart and soul)
(all (his|her|my) life|since (he|she|i) was|man and boy|every (single)? (day|night|morning|week|
    saturday|sunday)|for (hours|years)|always)
(very|really|dead|so|proper) (keen|into|interested)
""")
LOVED_BEFORE = cue_pattern("""
(mad|obsessed|daft|fanatic|fan|nut|lover|enthusiast|addict|is (his|her|my) (life|world|passion|
    first love|favourite|religion)|was (his|her|my) (life|world|passion|whole life)|all day long|
    every (day|night|morning)|(means|meant) (the world|everything))
""")

# Asked for.
ASKS = cue_pattern("""
(wants|want|wanted|wanting|would like|would really like|'d like|he'd like|she'd like|i'd like|
    looking for|look for|needs|need|in need of|fancies|fancy|fancied|interested in|hopes|hoping|
    wishes|wish|asks about|asking about|asked about|asked for|asks for|asked if|asking if|
    asking for|after a|after some|is after|could do with|help with|learn|get back to|
    get back into|get into|get to|join|joining|go to|try|trying|take up|keen to|keen on|would go|
    would come|would pay|will pay|'d pay|happy to pay|wouldn't half|would do|would play|
    would suit|likes|like|enjoys|enjoyed|liked|good at|someone to|somebody to|something|somewhere)
""")

# Said in passing: would do, would be a bonus.
HEDGES = cue_pattern("""
(wouldn't (say no|mind)|might|maybe|possibly|perhaps|doesn't mind|don't mind|could be (persuaded|
    tempted)|not averse|if there's|at a push|some|bit of a|quite (likes|enjoys)|occasionally|
    sometimes|now and then|once|open to)
""")
HEDGED_BEFORE = cue_pattern(
    "(would be a bonus|a bonus|if possible|wouldn't hurt|would do|at a push)"
)

# Over, and not missed: "gave it up, no interest now".
DONE_WITH = cue_pattern("""
(no interest|no longer interested|not interested|lost interest|lost all interest|lost the taste|
    gone off it|went off it|doesn't miss it|doesn't miss|don't miss|not miss|glad to (be|see|give|
    get|have|stop|finish)|had enough|had her fill|had his fill|sick of it|sick of that|
    sick of the sight|sick to death|fed up of it|fed up with it|tired of it|
    done with (it|that|all that)|never wants to (see|do|go|touch)|wouldn't go back|won't go back|
    not going back|
    (hates|loathes|can't stand|can't abide|can't bear|dreads) (it|them|that) (now|these days|
    any more)|
    no desire to go back|no wish to go back|put it behind|all behind (him|her|me)|grown out of it|
    grew out of it|couldn't care less|not bothered now|not bothered any more|
    can't be bothered now|and that's that|good riddance)
""")
USED_TO = cue_pattern("""
(used to|once|years ago|as a (lad|lass|girl|boy|child|kid|young)|in (his|her|my) (day|youth|
    younger|prime|twenties|thirties)|was a|were a|did|had|worked|played|ran|taught|went|gave (it|
    that|the) up|packed (it|that) in|all (his|her|my) life)
""")

# What they cannot do now. It is missed, or help with it is wanted; it is not refused.
CANNOT = cue_pattern("""
(can't|cannot|can no longer|couldn't|no longer (able to|manages|manage|managing|copes|can)|
    unable to|not able to|isn't able to|struggles (to|with)|struggling (to|with)|too (old|stiff|
    ill|weak|heavy|much) (for|to)|past (doing|it)|beyond (him|her|me)|getting (too much|beyond)|
    not up to|hasn't the (strength|puff|energy|legs) (to|for)|has got on top of|not (managing|
    coping)|finds it hard to|can't manage|can't keep on top of|overgrown|jungle|gone wild|
    hayfield)
""")
