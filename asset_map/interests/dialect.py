"""How Lancashire says it, as plain English: word for word, so that a phrase is known either way."""

import re

# Each line: how it is said, then the plain word. Forms that are plain words too are left out.
_SAID_AS = """
abaht abeawt abowt = about · efter = after · ageean = again · agin = against
allus awlus = always · ony = any · owt anythin = anything · babby babbie = baby · bin = been
afoor afore = before · bowd = bold · bewk = book · booath = both · browt = brought · coom = come
conno cawnt caint = cannot · choilt = child · cloas clooas = clothes · coyl = coal · cowd = cold
ceaw = cow · skriking scriking skrikin = crying · skrike scrike = cry · dowter = daughter
con't cont conner = can't · wain't waint wean't = won't · fer = for · deawn dahn = down
dunnot dusnt dunno = don't · feyther fayther = father · feight = fight
fust = first · fowd = fold · fowk = folk · geet = got · gi gie = give · gizzus = give
gooin gooing = going · gowd = gold · gradely = good · gronfeyther = grandfather · hond = hand
honds = hands · ave hev = have · yed yead = head · hersel ersel = herself
hissel hisself issel = himself · howd = hold · whoam wom wum = home · hoss oss = horse
heawse eawse = house · heaw = how · clemmed = hungry · loike = like · likkle = little
lewk = look · mek = make · mekkin mekin = making · mon = man · mony = many · mornin = morning
misel mesel = myself · neet = night · nobdy = nobody · nowt nuthin nuffin = nothing · neaw = now
eawt aht = out · owd = old · nobbut nobbut = only · oppen = open · eawr = our · tother = other
happen appen = perhaps · quate = quiet · reet = right · reawnd rahnd = round · sed = said
hoo = she · somdy sumdy sumbody = somebody · summat summut sommat = something · seawth = south
stooad = stood · tek = take · tekkin = taking · tawk = talk · thowt = thought · th = the
thi thee tha = you · teawn = town · towd = told · sowd = sold · wawk = walk · wawkin = walking
watter wayter = water · wor = was · wheer = where · theer = there · wi wid = with · womon = woman
wark = work · warkin werkin = working · thisel = yourself · dee = die · t = to
"""
_PLAIN = {
    said: plain.strip()
    for entry in _SAID_AS.replace("\n", "·").split("·")
    if "=" in entry
    for forms, plain in [entry.split("=")]
    for said in forms.split()
}
# "t'lotty", "th'owd", "up i'th'loft": the article leans on its word.
_LEANING_ARTICLE = re.compile(r"^(?:[io]'?)?t?h?'(?=[^\W\d]{2})")


def plain(word: str) -> str:
    """A folded word as plain English says it; most words come back as they are."""
    if "'" in word:
        word = _LEANING_ARTICLE.sub("", word)
    return _PLAIN.get(word, word)
