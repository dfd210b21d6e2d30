"""What people call things they refuse: names that no friend of a thing would use."""

from asset_map.interests.cues import Cues, cue_lines, cue_pattern

# Each line: what is refused, and the terms that it stands for. Heard only where it is refused.
_REFUSED_AS = """
(a bike|bikes|bicycle|bicycles|pedalling|saddle sore|pushbike|push bike) = cycling
(camera|a camera) = photography
(pan|pans|another pan|stove|a stove|aprons|apron|kitchen|kitchens|cookery|recipes) = cooking
(oven|icing|cakes|cake mix|buns|flour) = baking cake-decorating
(rainbow|rainbows|pride|flags|gay bars|the scene|gay scene) = lgbtq
(beret|berets|marching|british legion|the mess|squaddies|war stories) = veterans
(bandages|bedpans|bed pans|mopping|wards|a ward|brow|nursing) = hospital-volunteering
(rod|rods|maggots|riverbanks|river banks|riverbank|canal bank|canal banks|waiting for a
    bite) = fishing
(bird|birds|feathers|binoculars|twitchers|bird man|bird men|hides) = birdwatching
(bees|stings|swarms|hives) = beekeeping
(pigeon|pigeons|lofts|vermin) = pigeons
(hens|chickens|mucky hens) = poultry
(spade|spades|weeding|a garden|gardens|garden|mowing|potting|plants|
    seed trays) = gardening allotments
(the past|old photos|old photographs|pit talk|history) = local-history
(ancestors|family tree|family trees|dead relatives|gravestones) = family-history
(popcorn|the pictures|films|subtitles) = film
(a play|plays|shakespeare) = theatre-going drama
(oompah|tubas|trombones|cornets) = brass-bands
(finger in|morris men|sea shanties|beards and jumpers) = folk-music
(singing group|singing groups|a sing song|sing songs|singalong|singalongs|sing-along|
    sing-alongs|a sing-song|solos|warbling) = choirs singing-for-health
(strumming|ukes|a uke) = ukulele guitar
(cowboy hats|cowboy boots|stetsons|grapevines) = line-dancing
(ballroom|foxtrot|waltz|waltzing|sequins|tangos) = ballroom-dancing tea-dances
(arrows|oche) = darts
(doms|dominoes) = dominoes
(cue|cues|baize|pool) = snooker-and-pool
(pawns|chess boards) = chess
(dice|dungeons|dragons|elves|wizards|goblins) = tabletop-role-play board-games
(sawdust|lathes|lathe|chisels) = woodworking mens-sheds
(oily|bonnets|carburettors|old cars) = classic-vehicles
(leathers|motorbike|motorcycles) = motorbikes
(stargazing|telescopes|the stars) = science-and-astronomy
(warm hub|warm hubs|warm bank|warm banks|warm space|warm spaces) = warm-spaces
(handouts|parcel|parcels|food parcels|tins) = food-pantry
(class|classes|lessons|lesson|school desk|desks|whiteboard|homework|tests|
    exams) = adult-learning
(english classes|english lessons|offered lessons) = esol
(cv|cvs|job centre|jobcentre|mock interviews|tick boxes) = job-clubs
(toaster|toasters|mending toasters|kettles) = repair-cafe
(bin bags|litter|other folk's rubbish|other people's rubbish|picking up rubbish) = litter-picking
(befriender|befrienders|a visitor sent|do-gooder|do-gooders|someone round|anyone round|
    visitors) = befriending
(breast|breastfeeding|latching|breast is best|feeding support) = breastfeeding new-parents
(sitter|sitters|a sitter|stranger sitting|strangers sitting|a stranger|
    strangers in) = respite-sitting
(debt|debts|bank book|debt advice|budgeting|money advice) = money-advice
(signing|sign language|waving (his|her|my) hands) = sign-language
(white stick|guide dog|guide dogs|braille|blind club|blind society) = sight-loss
(deaf club|hearing loop|deaf people) = hearing-loss
(stroke club|stroke group) = stroke-and-brain-injury
(chiropodist|(his|her|my) feet|those feet|toenails) = foot-care
(hairdresser|hairdressers|perm|perms) = home-hairdressing
(massage|massaged|being touched|touched|facials|hot tub|oils) = massage-and-beauty
(touching (his|her) things|throwing (his|her) things|clearing out|decluttered|
    declutter) = decluttering
(tai chi|slow motion|cloud hands) = tai-chi
(checked trousers|plus fours|golf bores|the links) = golf
(scrum|scrums|rugby lads) = rugby-league
(cricket whites|the wicket) = cricket
(bat counts|bats|newts|nature lot|wading about|bogs) = wildlife-conservation
(console|consoles|xbox|playstation|the gaming|gaming) = video-gaming
(a stage|on stage|the stage|an audience|the mic|a mic) = open-mic drama
(retirement club|age concern|pensioners|load of pensioners) = over-50s-clubs lunch-clubs
(bridge players|bridge) = bridge-club
(running|run|runs) = running couch-to-5k
(coffee|coffees|small talk|chit chat|chitchat|gossip) = coffee-mornings
(dinners|canteen|sit down dinners|old women|women dribbling) = lunch-clubs
(telling strangers|strangers (his|her) business|sitting round|sat round|sit round|stand up and say|
    say (his|her) name) = mental-health-peer-support counselling addiction-recovery
(old fellas|old fellers|old blokes|old lads) = mens-sheds mens-groups
(cameras|selfies) = photography
(clay) = pottery
(climate|recycling|net zero) = climate-action
(committee|committees|petition|petitions|politics|meetings|minutes|campaigning|campaigns|protests|
    protest|councillors|placards) = residents-action campaigns local-democracy trusteeship
(loud|loud music|anything loud|noise|noisy|thump|thumping|racket|bands|gigs|amplified|microphone|
    microphones) = open-mic live-music bands karaoke disco
(shuffling about|shuffling around|shuffling along|football at a walk) = walking-football
(second hand|secondhand|hand me downs|hand-me-downs) = baby-bank
(teams|team|team sport|team sports|balls|ball games|a ball|competitive|
    competition) = football rugby-league cricket netball rugby-union childrens-football
(feeling sorry|feel sorry|sob stories|sob story|baring (his|her|their|your) (soul|souls)|
    pouring (his|her) heart out|opening up|open up|share (his|her) feelings|be a case|case|pity|
    pity party|being pitied|clipboard|clipboards|talked at|group hug|professionals|psychobabble|
    analysed|in a ring of chairs|ring of chairs|talk about it|
    talking about it) = counselling mental-health-peer-support
(illness|illnesses|ailments|other people's ailments|other folk cough|coughing|symptoms|tablets|
    hospitals|hospital|ill people|sick people|poorly people|prostates|operations|comparing|
    my condition|his condition|her condition|breathe easy|
    patients) = long-term-conditions breathing-conditions
(lycra|weights|weights room|mirrors|keep fit|keep-fit|circuits|gym kit|leotards|
    treadmills) = gym exercise-classes circuits-and-bootcamp chair-exercise
(standing up in front|stood up in front|in front of people|on stage|a stage|the stage|acting|
    role play|am dram|amdram|luvvies|dressing up|panto) = drama pantomime musical-theatre
(guides|brownies|cubs|scouting|saluting|woggle|woggles|parades|regiments|regiment|reunions|medals|
    the legion|legion|uniform) = uniformed-youth veterans
aerobics = exercise-classes chair-exercise
(legion|licensed premises|licensed|a bar|bar|bars|boozing|drinking man|drinking woman|a drinker|
    tap room|taproom|nightclubs|alcohol) = pub-games real-ale social-clubs darts
(snow white hair|blue rinse|blue rinses|zimmers|bath chairs|grannies|for old|old dears|
    old dodderers|old codgers|oldies|elderly|the elderly|care home|care homes|
    sheltered) = over-50s-clubs lunch-clubs
(meals delivered|meals on wheels|ready meals|grey mince|mush|delivered meals|
    someone else'scooking) = home-cooked-meals
(stranger washing|strangers washing|being washed|being bathed|washing (him|her)|wiping|bed bath|
    acarer|home help) = home-care
(drink people|aa|the twelve steps|twelve steps|higher power|sponsor|his drinking|her drinking|
    recovery lot|rehab) = addiction-recovery alcohol-free
(memory|memory cafe|memory group|word memory|alzheimer's|alzheimers|
    losing (his|her) marbles) = dementia
(scales|shame|slimming|calories|points|calorie counting|weigh in|weigh ins|
    countingpoints) = weight-management healthy-eating
(books|book|reading out loud|reading|read aloud|literature) = reading-groups
(mud|muck|soil|digging|worms|creepy crawlies|slugs|wellies|
    nettles) = gardening allotments wildlife-conservation community-gardening
(hills|hiking|rambling|ramblers|route march|route marches|walking poles|walking boots|anoraks|
    cagoules) = walking hill-walking health-walks
(mixed company|men about|blokes|fellas) = mens-groups mens-sheds
(smug mums|yummy mummies|school gate|mums|other mums|baby talk|toddler group|
    toddler groups) = parent-and-toddler baby-classes
(another husband|another wife|a husband|a wife|courting|dating|romance|a fella|a feller|
    matchmaking) = singles-and-dating
(kids about|children about|screaming kids|babies|small children|
    kids running) = parent-and-toddler youth-clubs family-days-out
(working for nowt|work for nowt|do it for nowt|do gooding|do-gooding|being useful|
    good works) = volunteering volunteering-roles
(hurt|getting hit|fighting|fists|violence|punching) = boxing martial-arts
(incense|candles|breathing lark|breathing|chakras|crystals|mumbo jumbo|eyes shut|shut your eyes|
    hold hands|holding hands|lying on mats|deep breathing|om) = yoga meditation tai-chi mindfulness
(canvas|easels|easel|still life|life class|paints|daubing|art class|art classes|
    art) = painting art-for-wellbeing
(trains|locos|anoraks|spotters) = model-railways railways
(hooves|saddles|horse|horses) = horses-and-riding
(fur|feathers|hair everywhere|moulting) = cats dog-socials
(bars of soap|crochet hooks|granny squares|needlework|needlecraft|threading needles|sewing machine|
    hems) = sewing knitting crochet
(groups|group things|groupy things|joining in|clubs|a joiner|joiner|
    joining things) = social-clubs over-50s-clubs friendship
(head doctor|head doctors|shrink|shrinks|trick cyclist|psychiatrist|psychiatrists|therapist|
    therapists|therapy|counsellor|counsellors|counselling|counselling groups|talking therapy|
    talking about feelings|talk about feelings|talk about (his|her|my) feelings|feelings|sharing|
    sit in a circle|sit in any circle|circle|circles|chairs in a ring|chairs in a circle|
    flip chart|
    spilling (his|her) guts|spill (his|her) guts|plastic chairs|talking groups|mindfulness|
    discuss (his|her|my) (childhood|feelings|past)|
    box of tissues|tissues|navel gazing|support group|support groups|self help|
    moaning) = counselling mental-health-peer-support
(meathead|meatheads|meat head|muscle men|muscle heads|lycra|machines|treadmill|treadmills|
    pumping iron|gym bunnies|gym bunny|gyms|personal trainer) = gym fitness
(religion|religious|churchy|church|god|god squad|god botherers|bible|bible bashers|bible thumpers|
    bible bashing|praying|prayer|prayers|prayed over|happy clappy|hymns|hymn book|preaching|
    preached at|vicar|vicars|pews|saved|holy joes|holy rollers|fellowship|believed|chapel|sermon|
    sermons|communion|mass) = church-fellowship faith prayer-groups bible-study
(lads messing about|kids messing about|young uns|youngsters|teenagers|youths|hoodies) = youth-clubs
(old folk|old people|old ladies|old biddies|coffin dodgers|pensioners|old fogies|wrinklies|
    god's waiting room|full of old|day centre|day centres|
    old folks' home) = over-50s-clubs lunch-clubs
(tombola|full house|eyes down|two fat ladies|dabber|dabbers) = bingo
(a tablet|ipad|computers|computer|internet|online|on line|screens|screen|apps|technology|tablets|
    smartphone|go online|emails|zoom|laptop) = digital-skills
(balloon|balloons|beanbags|throw a ball|chair exercises|waving arms|arm waving|parachute|
    armchair aerobics) = chair-exercise
(bun fight|eat with strangers|dinner with strangers|with strangers|egg sandwiches|bib|
    soup kitchen) = lunch-clubs
(slimming world|weight watchers|diets|diet|being weighed|weighed|fat club|fat clubs|
    rabbit food) = weight-management healthy-eating
(crafts|crafty|glitter|glue|sticking and gluing|basket weaving|arts and crafts|
    macrame) = arts-and-crafts card-making
(needles|wool|knitting|yarn) = knitting crochet
(prams|buggies|pushchairs|bumps|newborns) = parent-and-toddler new-parents baby-classes
(football|footie|kicking a ball|a ball) = football childrens-football womens-football
(uniforms|being shouted at|marching|drill|scouts|cadets) = uniformed-youth
(sport|sports|sporty|athletics|team games|pe) = sport
(with water|pools|pool|swimming baths|baths|chlorine|the baths|
    in the water) = swimming aqua-aerobics learning-to-swim
(jogging|joggers|jog|running about) = running
(boozers|boozer|pubs|pub|drinkers|drunks|alcohol|drink) = pub-games real-ale
(cards|fiddly cards|card making) = card-making cards-and-whist
(bowling|bowls) = bowls indoor-bowls ten-pin-bowling
(skip|tidy|tidying|clear out|clearing out|declutter|de-clutter|throw things out) = decluttering
(dog|dogs) = dog-socials dog-training dog-walking-service
(cat|cats) = cats
(theatre|theatres) = theatre-going drama musical-theatre
(musicals|a musical) = musical-theatre
(opera|operas) = classical-music-and-opera
(telly|tv|television|soaps) = tv-and-soaps
(radio|the wireless) = radio-and-podcasting
(magic|conjuring|magicians) = magic-and-conjuring
(boats|a boat|sailing) = canals-and-boats sailing-and-watersports
(flowers|flower arranging) = flower-arranging flower-shows
(walking|walks|a walk|long walks) = walking health-walks hill-walking
(castles|stately homes) = museums-and-heritage
(stamps|coins) = stamps-and-coins
(planes|aeroplanes|aircraft) = aviation
(wine|wines) = wine-tasting
(beer|beers|ale) = real-ale home-brewing
(spa|spas) = massage-and-beauty
(science|physics) = science-and-astronomy
(talks|lectures|speakers) = talks-and-lectures
(guns|shooting) = shooting
(piano|pianos|scales) = piano-and-keyboard
(charity|charity case|handouts|handout|food bank|food banks|begging|handed a bag) = food-pantry
(dementia|dementia ladies|dementia lot|memory clinic) = dementia
(cleaner|cleaners) = cleaning
(social services|carers in|carers|care agency|strangers in (her|his|my) (house|home)|a tunic|
    agency) = home-care
(yoga|chanting|lotus|stretchy stuff) = yoga pilates
(dancing|dance) = dance
(singing|sing) = choirs
(volunteer|volunteering|voluntary|voluntery|working for nothing|work for nothing|
    unpaid) = volunteering
(quiz|pub quiz|trivia) = quizzes
(drinking tea|supping tea|tea drinking|tea and sympathy|tea and biscuits|cups of tea|tea and
    chat|drinking coffee) = coffee-mornings
(kids|children|babies|toddlers) = parent-and-toddler childrens-clubs youth-clubs uniformed-youth
(women's circle|rooms full of women|roomful of women|room full of women|hen party|wi|knit your own|
    women's things|
    women's thing) = womens-groups womens-institute
(men's thing|men's things|sheds|shed) = mens-sheds mens-groups
"""
# These refuse by themselves, with no other word.
_REFUSED_OUTRIGHT = """
(never believed|atheist|non believer|unbeliever|heathen|no faith|lost (his|her|my) faith|
    doesn't believe in (god|any of it|it)|not a believer|not a church goer|
    not a churchgoer) = church-fellowship faith prayer-groups bible-study
(teetotal|tee total|t total|doesn't drink|never touches a drop|
    doesn't touch a drop) = real-ale home-brewing wine-tasting
((likes|like|prefers|prefer|enjoys|loves|happy with|happy in|content with|content in) (his|her|my|
    their) own company) = befriending friendship coffee-mornings lunch-clubs companionship
"""


# What something is called, and the terms that this stands for.
NamesOfTerms = tuple[tuple[Cues, tuple[str, ...]], ...]


def _table(text: str) -> NamesOfTerms:
    lines = (line.split(" = ") for line in cue_lines(text))
    return tuple((cue_pattern(names), tuple(codes.split())) for names, codes in lines)


REFUSED_AS = _table(_REFUSED_AS)
REFUSED_OUTRIGHT = _table(_REFUSED_OUTRIGHT)
