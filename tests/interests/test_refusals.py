"""Refusals are heard in most of the ways that people have of saying no."""

from pathlib import Path

import pytest

from asset_map.interests.listen import listen

FEWEST_HEARD = 0.75

_LINES = Path(__file__).with_name("refused.txt").read_text(encoding="utf-8").splitlines()
SAID = [line.split("|", 1) for line in _LINES if not line.startswith("#")]


def test_most_refusals_are_heard_however_they_are_put():
    deaf = [text for code, text in SAID if code not in {term.code for term in listen(text).avoid}]
    assert len(SAID) >= 80
    assert len(deaf) <= (1 - FEWEST_HEARD) * len(SAID), deaf


def test_few_refusals_are_taken_for_a_wish():
    wished = [
        text
        for code, text in SAID
        if code in {term.code for term in listen(text).interests if not term.guessed}
    ]
    assert len(wished) <= 0.15 * len(SAID), wished


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("His friend took him to bowls and he loved it.", "bowls"),
        ("Daughter suggested a choir and she'd like to try it.", "choirs"),
        ("Her husband took her dancing every week and she's not been since he died.", "dance"),
        ("Physio recommended yoga for the shoulder.", "yoga"),
        ("Plays bowls on Mondays, wins most weeks.", "bowls"),
        ("Goes to bingo once a week and never misses.", "bingo"),
        ("Wants bingo, not to be stuck in.", "bingo"),
        ("Isn't ready to give up golf.", "golf"),
        ("He'd rather be fishing than sat in.", "fishing"),
        ("Swimming is the only thing that helps.", "swimming"),
        ("She wouldn't say no to ballroom dancing.", "ballroom-dancing"),
        ("He's never without a football.", "football"),
        ("Not afraid of hard work, lives at the gym.", "gym"),
        ("She hates not knowing how to use the computer and wants to learn.", "digital-skills"),
        ("Won't give up his allotment for anybody.", "allotments"),
        ("Baking reminds her of her gran.", "baking"),
        ("He's nowt against allotments.", "allotments"),
        ("Retired gardener, bored rigid.", "gardening"),
        ("Choirs bring it all back to her, the good years.", "choirs"),
        ("Bowls is slow, that's what he likes about it.", "bowls"),
        ("Can't get to church now and it's a great loss to her.", "church-fellowship"),
        ("She's shy, but on stage in drama she's another person.", "drama"),
        ("Wife won't have his trains in the house.", "model-railways"),
        ("Yoga she thought was daft until she tried it.", "yoga"),
        ("Swore he'd never set foot in a book group and now he runs one.", "reading-groups"),
        ("Quiz night was all that got him out of the house.", "quizzes"),
        ("Loves the idea of a choir.", "choirs"),
        ("Not fussy, cards or dominoes, either would do.", "dominoes"),
        ("Hates her ironing, hates the hoover.", "cleaning"),
        ("Somebody to sit with mum while I go shopping.", "respite-sitting"),
        ("Someone who can sit with dad, and I get an hour.", "respite-sitting"),
    ],
)
def test_a_welcome_idea_and_an_old_love_are_not_refused(text, code):
    assert code not in {term.code for term in listen(text).avoid}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Swimming's out, she's had her hair done.", "swimming"),
        ("Bingo, she says, is for people who've given up.", "bingo"),
        ("You'd not catch him dead in a choir.", "choirs"),
        ("She's had enough of knitting to last a lifetime.", "knitting"),
        ("Don't be suggesting tai chi.", "tai-chi"),
        ("Tried the men's shed. Too much sawdust.", "mens-sheds"),
        ("Doctor said aqua. She said over my dead body.", "aqua-aerobics"),
        ("Not the youth club, that's where they all know him.", "youth-clubs"),
        ("I mentioned the walking group and he said he's walked enough to see him out.", "walking"),
    ],
)
def test_a_verdict_may_lean_on_the_word_or_come_by_way_of_somebody(text, code):
    heard = listen(text)
    assert code in {term.code for term in heard.avoid}
    assert code not in {term.code for term in heard.interests}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Was told to join the gym by the nurse. You wouldn't get her in one of them.", "gym"),
        ("Pals from the bingo have all gone in homes. She doesn't want it now.", "bingo"),
        ("He was mad on golf and now he can't stand the place.", "golf"),
        ("Everyone assumes he'll want the football. He doesn't.", "football"),
        ("The GP said tai chi. He said do I look like I do tai chi.", "tai-chi"),
        ("Her daughter thinks it's whist she needs. It is not, she says.", "cards-and-whist"),
        ("She was put forward for Knit and Natter and said with what, love.", "knitting"),
        ("Asked about walking football and said he'd walk to the bar.", "walking-football"),
        ("Was given golf lessons for his retirement and sold the clubs.", "golf"),
        ("If I hear the word yoga again I'll swing for somebody.", "yoga"),
        ("Says she'll come out for bingo when hell freezes over.", "bingo"),
    ],
)
def test_an_answer_refuses_what_was_proposed_before_it(text, code):
    assert code in {term.code for term in listen(text).avoid}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nobody's getting her on a bike at 70.", "cycling"),
        ("He won't be within a mile of a horse.", "horses-and-riding"),
        ("Nothing run by a church please.", "church-fellowship"),
        ("Not to be asked to join any choir.", "choirs"),
        ("Something livelier than a coffee morning.", "coffee-mornings"),
        ("Couldn't give a monkey's about football.", "football"),
        ("Keep quizzes for clever folk.", "quizzes"),
        ("Never wants to see another beret.", "veterans"),
        ("Aqua aerobics with her scars? Not in this life.", "aqua-aerobics"),
        ("Golf: been there, got the T-shirt.", "golf"),
        ("Massage would have her hitting the ceiling.", "massage-and-beauty"),
        ("Quizzes and raffles she'd pay to avoid.", "quizzes"),
        ("She's fed up of being offered lessons in English.", "esol"),
        ("Crafts? Glue and glitter, he's had that up to here.", "arts-and-crafts"),
        ("The job club treated him like dirt.", "job-clubs"),
        ("She finds bowls twee.", "bowls"),
        ("I did suggest a reading group and got a look.", "reading-groups"),
        ("More pub than church, that one.", "church-fellowship"),
        ("Bowls?? do I look ninety", "bowls"),
        ("Bingo. Why is it always bingo.", "bingo"),
        ("12, never off his skateboard, dont say scouts to him", "uniformed-youth"),
        ("He'll come for the company, so long as nobody sings.", "choirs"),
        ("Tried pilates, got the giggles, asked to leave.", "pilates"),
        ("They sent her to the knitting group. She'll not go to a second.", "knitting"),
        ("Dunt thee put me down fer bingo.", "bingo"),
        ("Son signed him up for chess. He lasted one afternoon and out he came.", "chess"),
        ("Asked would she help with the brownies. She would not.", "uniformed-youth"),
        ("Football keeps him right, yoga never did, wont go back.", "yoga"),
        ("T'owd lass con't abide knittin.", "knitting"),
        ("Brothers footy mad, hes not, OO gauge is his world.", "football"),
        ("Youth club was babies and a broken telly, he's not stopping there again.", "youth-clubs"),
        ("Did that chair exercise and said it's for folk waiting to die.", "chair-exercise"),
        ("Choir no, folk night yes.", "choirs"),
        ("Nothing really, he likes his own company.", "coffee-mornings"),
        ("Went under at the baths in 1961 and that, he says, was that.", "swimming"),
    ],
)
def test_what_people_keep_away_from_is_refused(text, code):
    assert code in {term.code for term in listen(text).avoid}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He couldn't live without his rugby league.", "rugby-league"),
        ("Never goes anywhere without his guitar.", "guitar"),
        ("Doesn't talk to anyone but other veterans.", "veterans"),
        ("Without swimming she seizes up.", "swimming"),
        ("Doesn't like going to the cinema alone.", "film"),
        ("Gutted there's no swimming in August.", "swimming"),
        ("There's nowt he'd rather do than go fishing.", "fishing"),
        ("Why not the gym? he said.", "gym"),
        ("His wife can't stand his ukulele but he plays on.", "ukulele"),
        ("Can't stand for long so chair exercise.", "chair-exercise"),
        ("A first aider with St John's for years.", "first-aid-courses"),
        ("He's never said no to a dog in his life.", "dog-socials"),
        ("Could he not finish the Cortina he started?", "classic-vehicles"),
        ("She'll go to the gurdwara when there's a lift.", "gurdwara"),
        ("He'll not tell his golf pals about the bag.", "golf"),
        ("Our kid wouldn't be seen dead in a brass band. I would.", "brass-bands"),
        ("The library's been after her to do a talk.", "libraries"),
        ("Nurse on nights for nineteen years, came off them in May.", "first-aid-courses"),
        ("I've got ADHD and I've been signed off since May. I'm just bored.", "autism-and-adhd"),
        ("Football keeps him right, yoga never did, wont go back.", "football"),
        ("Doing more gardening than ever.", "gardening"),
        ("Choir no, folk night yes.", "folk-music"),
        ("Mum is 78 and was a dinner lady, which she misses. She hates fuss.", "lunch-clubs"),
        (
            "There's a Moses basket and she wants it to go to somebody. Says rest is dull.",
            "baby-bank",
        ),
        ("Thought he'd hate the lathes and now they can't get him home.", "woodworking"),
        ("People assume he'll not want to go near a bike again. He'd sleep on one.", "cycling"),
        ("Would help girls who think computers aren't for them.", "digital-skills"),
        ("Loves a choir. Nothing with a mic and no warbling.", "choirs"),
    ],
)
def test_what_is_lacked_or_lived_for_is_not_refused(text, code):
    assert code not in {term.code for term in listen(text).avoid}
