import pytest

from core.people import Language
from nlu.emergency import (
    FIRE,
    MEDICAL,
    POLICE,
    BadPhrase,
    Detection,
    Rule,
    Rules,
    item_of,
    phrase_pattern,
    read_items,
    read_seed,
    rule_of,
    rules_of,
    seed_rules,
)
from nlu.intents import EMERGENCIES, LOOKALIKE, examples_of_intents, read_intents
from nlu.normalise import normalise


def detect(text: str) -> str | None:
    alarm = seed_rules().detect(text)
    return None if alarm is None else alarm.label


HAPPENING = [
    ("Help! My roommate is unconscious", MEDICAL),
    ("my father has chest pain and can't breathe", MEDICAL),
    ("my husband is not breathing, what number do I call?", MEDICAL),
    ("He had a stroke last year. Now he is unconscious again", MEDICAL),
    ("there is smoke coming from the kitchen", FIRE),
    ("a man is following me", POLICE),
    ("someone is breaking into my flat", POLICE),
    ("救命啊啊啊！", MEDICAL),
    ("我爸晕倒了，打什么电话", MEDICAL),
    ("電梯壞了，我們被困在電梯裡", FIRE),
    ("有人拿着刀追我", POLICE),
    ("母が倒れました", MEDICAL),
    ("隣の家が火事です", FIRE),
    ("誰かに襲われています", POLICE),
    ("친구가 의식이 없어요", MEDICAL),
    ("건물에 불이 났어요", FIRE),
    ("누가 칼을 들고 있어요", POLICE),
    ("أمي فقدت الوعي", MEDICAL),
    ("حريق في العمارة", FIRE),
    ("رجل معه سكين يهددني", POLICE),
    ("мама потеряла сознание", MEDICAL),
    ("у нас пожар!", FIRE),
    ("на меня напали", POLICE),
    ("mon père fait un infarctus", MEDICAL),
    ("il y a le feu dans l'immeuble", FIRE),
    ("je me fais agresser", POLICE),
    ("mi padre se desmayó y no respira", MEDICAL),
    ("hay un incendio en mi edificio", FIRE),
    ("me están siguiendo", POLICE),
    ("minha mãe desmaiou", MEDICAL),
    ("o prédio está pegando fogo", FIRE),
    ("estão me seguindo", POLICE),
]
NOT_NOW = [
    "what is the police number?",
    "How do I call an ambulance in China?",
    "who do I call for a gas leak",
    "my phone died",
    "fire drill tomorrow",
    "I was fired from my job",
    "my father had a heart attack last year",
    "does my insurance cover a stroke",
    "where do I get the fire extinguisher certificate",
    "火警电话是多少",
    "明天有消防演习",
    "火锅店在哪里",
    "着火打什么电话",
    "救急車は何番ですか",
    "去年心臓発作を起こしました",
    "구급차는 어떻게 불러요",
    "더워 죽겠어요",
    "ما هو رقم الإسعاف",
    "هل يتكلم رجال الشرطة الإنجليزية",
    "умираю со смеху",
    "пермит скоро истекает",
    "какой номер пожарных",
    "je suis mort de rire",
    "exercice d'incendie demain",
    "me muero de hambre",
    "simulacro de incendio mañana",
    "estou morrendo de fome",
    "o seguro cobre infarto",
]


@pytest.mark.parametrize(("text", "kind"), HAPPENING)
def test_happening_now(text: str, kind: str) -> None:
    assert detect(text) == kind


@pytest.mark.parametrize("text", NOT_NOW)
def test_not_now(text: str) -> None:
    assert detect(text) is None


def test_words_seldom_take_a_lookalike_for_an_emergency() -> None:
    """What was learnt has the last word on those (``nlu/deciding.py``)."""
    phrases = [
        example.text
        for example in examples_of_intents(read_intents())
        if example.label == LOOKALIKE
    ]
    assert len([text for text in phrases if detect(text)]) <= 0.03 * len(phrases)


@pytest.mark.parametrize("language", list(Language))
def test_many_of_the_training_emergencies_need_no_model(language: Language) -> None:
    phrases = [
        e.text
        for e in examples_of_intents(read_intents())
        if e.label in EMERGENCIES and e.language is language
    ]
    found = [text for text in phrases if detect(text)]
    assert len(phrases) >= 60
    assert len(found) >= len(phrases) / 6


@pytest.mark.parametrize(
    "text",
    [
        "Je suis enceinte : comment accoucher à Guangzhou ?",
        "prix d'un accouchement ici",
        "mon fils ne parle pas chinois, je veux qu'il étudie en anglais",
        "taobao m'a envoyé un truc cassé et le vendeur répond plus",
        "sf express не отвечает",
        "meu pacote sumiu, a transportadora não responde",
    ],
)
def test_what_does_not_answer_may_be_a_parcel_service(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text", ["ma femme accouche", "elle va accoucher", "il ne répond plus", "он не отвечает"]
)
def test_a_person_who_does_not_is_another_matter(text: str) -> None:
    assert detect(text) == "emergency:medical"


@pytest.mark.parametrize(
    "text",
    [
        "Il y a le feu dans la boutique",
        "le livreur est tombé, il ne respire plus",
        "un vendeur m'a frappé",
        "le vendeur ne répond plus, il est inconscient",
        "incêndio na loja",
        "incêndio na minha casa",
        "um homem caiu na loja e não respira",
        "o vendedor me esfaqueou",
        "пожар в магазине",
        "в магазине мужчина упал и не дышит",
        "продавец напал на меня с ножом",
    ],
)
def test_a_shop_or_a_courier_does_not_take_danger_away(text: str) -> None:
    assert detect(text) is not None


def one(*phrases: str, language: Language = Language.EN) -> Rules:
    return Rules([Rule("strong", "fire", language, phrases)])


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("my house is on fire", "HELP!! My house is on FIRE"),
        ("my house is on fire", "my house... my house, is on fire"),
        ("house * fire", "the house of my aunt has caught fire"),
        ("burn* kitchen", "Burning kitchen"),
        ("*burn*", "an outburning"),
        ("房子 * 火", "我的房子里面着火"),
        ("房子 着火", "房子着火"),
        ("집에 * 불", "우리집에 지금 불이 났어요"),
        ("نار", "والنار في بيتي"),
        ("горит * кухня", "горит наша кухня"),
        ("café brûle", "Le CAFE brule"),
        ("ไฟไหม้", "ช่วยด้วยไฟไหม้บ้าน"),
        ("sos 救命", "SOS 救命"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert one(phrase).detect(text) == Detection(FIRE, "strong-fire-en")


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("fire", "the fireman's wife"),
        ("fire", "a ceasefire"),
        ("my house is on fire", "my house is not on fire"),
        ("house * fire", "the house of my aunt and her two old dogs has caught fire"),
        ("house * fire", "this is my house. There is a fire drill"),
        ("нар", "нары"),
        ("نار", "منارة"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, text: str) -> None:
    assert one(phrase).detect(text) is None


@pytest.mark.parametrize("phrase", ["", " * ", "a", "!?", "a * b * c * d * e"])
def test_a_phrase_that_says_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(BadPhrase):
        phrase_pattern(phrase)


def test_a_pattern_of_several_scripts_is_looked_for_in_all() -> None:
    rules = Rules([Rule("strong", "fire", Language.ZH, patterns=("smokey|救火", "119!"))])
    assert rules.detect("smokey") == rules.detect("救火") == Detection(FIRE, "strong-fire-zh")


def test_one_bad_pattern_silences_no_other() -> None:
    rules = Rules([Rule("strong", "fire", Language.EN, ("*",), ("(", "smokey"))])
    assert rules.detect("smokey") is not None


def test_a_rule_says_which_it_is() -> None:
    assert seed_rules().detect("help, my house is on fire") == Detection(FIRE, "strong-fire-en")
    assert seed_rules().detect("j'appelle, il y a le feu") == Detection(FIRE, "strong-fire-fr")


def test_rules_are_kept_as_items() -> None:
    seed = read_seed()
    assert read_items(map(item_of, seed)) == seed
    assert rule_of("asking-en") == Rule("asking", None, Language.EN)
    for wrong in ("strong-en", "asking-fire-en", "strong-fire-xx", "x-en", "en", "a-b-c-d"):
        with pytest.raises(ValueError, match=r"."):
            rule_of(wrong)
    assert rules_of([]) is seed_rules()
    mine = Rule("strong", "medical", Language.EN, ("he is purple",))
    assert rules_of([item_of(mine)]).detect("he is purple") == Detection(
        MEDICAL, "strong-medical-en"
    )
    assert rules_of([item_of(mine)]).detect("my house is on fire") is None


def test_a_phrase_s_gaps_end_on_any_text() -> None:
    """Gaps that try every way to fill each other would not: this test would not end either."""
    rules = one("aa * aa * aa * bb", "*a*a*b", "あ*あ*あ*い")
    for text in ("aa " * 200, "a" * 600, "a'" * 300, "a-b " * 150, "あ" * 600, "aあ" * 300):
        assert rules.detect(normalise(text)) is None


def test_the_seed_s_rules_are_at_hand_for_whoever_has_no_content() -> None:
    assert seed_rules().is_question("what is the number of the police?")
    assert not seed_rules().is_question("my house is on fire")
    assert seed_rules().is_hypothetical("my house was on fire last year")
    assert not seed_rules().is_hypothetical("my house is on fire")
