"""What a message says to the talk, in each language as people type; and what only looks like it."""

import time

import pytest
from babel import Locale

from core.people import Language
from core.understanding import About, Turn, Understanding
from nlu.dialogue import Piece, Reading, conclude, read
from nlu.emergency import seed_rules

ZH, EN, JA, KO, AR, RU, FR, ES, PT = Language

# how each language asks for answers in another: {} is CLDR's name there, in the case it takes
WISHES = {
    ZH: ["请用{}回答", "说{}", "换成{}", "能用{}回复我吗", "你好，请用{}回答，谢谢"],
    EN: [
        "please answer in {}",
        "answer in {} please",
        "can you reply in {}?",
        "{} please",
        "switch to {}",
        "speak {}",
        "Hi, I only understand {}",
        "in {} please",
    ],
    JA: [
        "{}でお願いします",
        "{}で答えてください",
        "{}に切り替えて",
        "すみません、{}で返信してください",
    ],
    KO: ["{}로 답해 주세요", "{}로 부탁드립니다", "{}로 바꿔주세요", "{}로 말해줘"],
    AR: ["تكلم معي ب{}", "أجب ب{} من فضلك", "ممكن ترد علي ب{}", "حول إلى {}", "{} لو سمحت"],
    RU: ["отвечайте на {}, пожалуйста", "говори на {}", "на {} пожалуйста", "можно на {}?"],
    FR: [
        "réponds en {} s'il te plaît",
        "pouvez-vous répondre en {} ?",
        "en {} svp",
        "parlez {}",
        "passez en {}",
    ],
    ES: [
        "responde en {} por favor",
        "¿puede contestar en {}?",
        "en {} por favor",
        "habla {}",
        "cambia a {}",
    ],
    PT: [
        "responda em {} por favor",
        "pode responder em {}?",
        "em {} por favor",
        "fala {}",
        "mude para {}",
    ],
}


def name_of(language: Language, reader: Language) -> str:
    name = str(Locale.parse(reader.value).languages[language.value])
    return name.replace("ский", "ском") if reader is RU else name


@pytest.mark.parametrize("target", Language)
@pytest.mark.parametrize("reader", Language)
def test_any_language_is_asked_for_in_any(reader: Language, target: Language) -> None:
    for wish in WISHES[reader]:
        text = wish.format(name_of(target, reader))
        turn = read(text).turn
        assert (turn.wants_language, turn.language, turn.asks) == (True, target, False), text


@pytest.mark.parametrize("target", Language)
@pytest.mark.parametrize("reader", Language)
def test_a_command_takes_names_and_codes(reader: Language, target: Language) -> None:
    own = str(Locale.parse(reader.value).languages[target.value])
    for text in (
        f"/language {own}",
        f"/language {target}",
        f"/Lang {target.upper()}",
        f"/{target}",
    ):
        turn = read(text).turn
        assert (turn.wants_language, turn.language, turn.asks) == (True, target, False), text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("/language français", FR),
        ("/语言 法语", FR),
        ("/язык английский", EN),
        ("/idioma 中文", ZH),
        ("/langue@yuqiao_bot es", ES),
        ("/لغة العربية", AR),
        ("English", EN),
        ("Français !", FR),
        ("日本語", JA),
        ("по-русски", RU),
        ("на русском", RU),
        ("用英文说", EN),
        ("说普通话", ZH),
        ("日语回答", JA),
        ("عربي من فضلك", AR),
        ("castellano por favor", ES),
        ("한국말로 해주세요", KO),
        ("/language de", None),
        ("please answer in German", None),
        ("/language", None),
        ("change language", None),
        ("换一种语言", None),
        ("言語を変更したい", None),
        ("언어 변경", None),
        ("تغيير اللغة", None),
        ("сменить язык", None),
        ("changer de langue", None),
        ("cambiar de idioma", None),
        ("mudar o idioma", None),
    ],
)
def test_habits_commands_and_languages_that_are_not_ours(
    text: str, language: Language | None
) -> None:
    turn = read(text).turn
    assert (turn.wants_language, turn.language, turn.asks) == (True, language, False)


@pytest.mark.parametrize(
    ("text", "language", "core"),
    [
        ("Answer in French. How do I renew my visa?", FR, "How do I renew my visa?"),
        ("How do I renew my visa? Answer in French, please", FR, "How do I renew my visa?"),
        ("answer in french how do i renew my visa", FR, "how do i renew my visa"),
        ("请用法语回答，我的签证怎么延期？", FR, "我的签证怎么延期？"),
        ("签证怎么延期？用英语回答", EN, "签证怎么延期？"),
        (
            "英語でお願いします。ビザの延長はどうすればいいですか？",
            EN,
            "ビザの延長はどうすればいいですか？",
        ),
        ("영어로 답해주세요. 비자 연장은 어떻게 하나요?", EN, "비자 연장은 어떻게 하나요?"),
        ("أجب بالإنجليزية من فضلك، كيف أمدد تأشيرتي؟", EN, "كيف أمدد تأشيرتي؟"),
        ("Ответьте по-английски. Как продлить визу?", EN, "Как продлить визу?"),
        ("Répondez en anglais, comment prolonger mon visa ?", EN, "comment prolonger mon visa ?"),
        ("Responde en inglés. ¿Cómo renuevo mi visado?", EN, "Cómo renuevo mi visado?"),
        ("Responda em inglês. Como renovo meu visto?", EN, "Como renovo meu visto?"),
        ("/language fr how do I renew my visa?", FR, "how do I renew my visa?"),
    ],
)
def test_a_question_beside_the_wish_is_left(text: str, language: Language, core: str) -> None:
    reading = read(text)
    assert (reading.turn.language, reading.core, reading.turn.asks) == (language, core, True)


@pytest.mark.parametrize(
    "text",
    [
        "do you speak French?",
        "does the doctor speak French?",
        "I want to learn French",
        "I am French",
        "do I have to answer in English at the test?",
        "can I take the driving test in English",
        "French consulate",
        "I need a Japanese interpreter",
        "会说法语的医生",
        "考试可以用英语回答吗",
        "我想学英语",
        "法国领事馆",
        "英語で話せる医者はいますか",
        "英語の通訳がほしい",
        "日本語を勉強したい",
        "영어로 말하는 의사 있나요",
        "영어 통역이 필요해요",
        "أريد أن أتعلم الفرنسية",
        "طبيب يتكلم الفرنسية",
        "врач, который говорит по-английски",
        "мне нужен переводчик с русского",
        "je cherche un médecin qui parle anglais",
        "cours de français",
        "busco un médico que hable inglés",
        "clases de español",
        "preciso de um médico que fala inglês",
        "curso de português",
        "/start",
        "/help language",
    ],
)
def test_a_language_that_is_only_named_is_no_wish(text: str) -> None:
    assert not read(text).turn.wants_language


# ── follow-up questions ──────────────────────────────────────────────────────────────────────

FOLLOW_UPS = {
    About.FEE: {
        ZH: ["多少钱？", "那要多少钱", "费用是多少", "收费吗", "免费的吗"],
        EN: ["how much?", "How much does it cost?", "and what's the fee", "is it free?"],
        JA: ["いくらですか？", "料金はいくらですか", "費用は？", "無料ですか"],
        KO: ["얼마예요?", "비용은 얼마인가요?", "수수료가 있나요?", "무료인가요?"],
        AR: ["كم يكلف؟", "بكم؟", "كم الرسوم؟", "هل هو مجاني؟"],
        RU: ["сколько стоит?", "а сколько это стоит?", "какая пошлина?", "это бесплатно?"],
        FR: ["combien ça coûte ?", "c'est combien ?", "quels sont les frais ?", "c'est gratuit ?"],
        ES: ["¿cuánto cuesta?", "¿y cuánto es la tasa?", "¿es gratis?", "¿qué precio tiene?"],
        PT: ["quanto custa?", "e qual é a taxa?", "é grátis?", "qual o preço?"],
    },
    About.PLACE: {
        ZH: ["在哪里？", "去哪里办", "地址是什么", "在哪儿办理？"],
        EN: ["where?", "where do I go?", "What is the address?", "and where is it?"],
        JA: ["どこですか？", "どこでできますか", "場所はどこですか", "住所は？"],
        KO: ["어디예요?", "어디서 하나요?", "주소가 뭐예요?", "어디로 가야 해요?"],
        AR: ["أين؟", "أين أذهب؟", "ما هو العنوان؟", "وين؟"],
        RU: ["где?", "куда обращаться?", "какой адрес?", "а где это находится?"],
        FR: ["où ?", "où dois-je aller ?", "quelle est l'adresse ?", "c'est où ?"],
        ES: ["¿dónde?", "¿dónde está?", "¿cuál es la dirección?", "¿a dónde tengo que ir?"],
        PT: ["onde?", "onde fica?", "qual é o endereço?", "aonde devo ir?"],
    },
    About.TIME: {
        ZH: ["要多久？", "需要多长时间", "几天能办好", "什么时候可以拿到"],
        EN: ["how long does it take?", "how long?", "How many days?", "when will it be ready"],
        JA: ["どのくらいかかりますか？", "いつまでですか", "何日かかりますか", "期間は？"],
        KO: ["얼마나 걸려요?", "며칠 걸리나요?", "언제까지예요?", "기간은요?"],
        AR: ["كم يستغرق؟", "كم من الوقت؟", "متى؟", "ما هي المدة؟"],
        RU: ["сколько времени это занимает?", "как долго?", "какой срок?", "когда?"],
        FR: ["combien de temps ça prend ?", "quel est le délai ?", "quand ?", "c'est long ?"],
        ES: ["¿cuánto tarda?", "¿cuánto tiempo?", "¿cuál es el plazo?", "¿cuándo?"],
        PT: ["quanto tempo demora?", "qual é o prazo?", "quando?", "quantos dias?"],
    },
    About.PAPERS: {
        ZH: ["需要什么材料？", "要带什么", "哪些手续", "要哪些证件"],
        EN: ["what documents?", "What documents do I need?", "what should I bring", "which papers"],
        JA: ["必要な書類は何ですか？", "持ち物は？", "書類は？", "何を持って行けばいいですか"],
        KO: [
            "무슨 서류가 필요해요?",
            "준비물은 뭐예요?",
            "서류는요?",
            "어떤 서류를 가져가야 하나요?",
        ],
        AR: ["ما هي الأوراق المطلوبة؟", "ما المستندات؟", "ماذا يجب إحضار؟", "أي وثائق؟"],
        RU: ["какие документы нужны?", "какие документы?", "что принести?", "что взять с собой?"],
        FR: ["quels documents faut-il ?", "quels papiers ?", "que dois-je apporter ?"],
        ES: ["¿qué documentos necesito?", "¿qué papeles?", "¿qué tengo que llevar?"],
        PT: ["que documentos preciso?", "quais documentos?", "o que devo levar?"],
    },
    About.PERSON: {
        ZH: ["那我老婆呢？", "我孩子呢", "那我的家人呢"],
        EN: ["and for my wife?", "what about my children?", "and my husband?"],
        JA: ["妻の場合は？", "子供は？", "では家族は？"],
        KO: ["그럼 제 아내는요?", "제 아이는요?", "그럼 가족은요?"],
        AR: ["وماذا عن زوجتي؟", "وزوجي؟", "ولزوجتي؟"],
        RU: ["а для жены?", "а мой муж?", "а для детей?"],
        FR: ["et pour ma femme ?", "et mon mari ?", "et pour les enfants ?"],
        ES: ["¿y para mi esposa?", "¿y mi marido?", "¿y para los niños?"],
        PT: ["e para minha esposa?", "e meu marido?", "e para as crianças?"],
    },
    About.MORE: {
        ZH: ["然后呢？", "能说详细点吗", "还有吗", "为什么"],
        EN: ["tell me more", "what else?", "and then?", "why?"],
        JA: ["もっと詳しく教えてください", "それから、どうして", "詳細は？"],
        KO: ["더 자세히 알려 주세요", "왜요?", "그다음은요?"],
        AR: ["المزيد من التفاصيل", "لماذا؟", "وماذا بعد؟"],
        RU: ["подробнее", "а почему?", "что дальше?"],
        FR: ["plus de détails", "pourquoi ?", "et ensuite ?"],
        ES: ["más detalles", "¿y después?", "¿qué más?"],
        PT: ["mais detalhes", "e depois?", "o que mais?"],
    },
}


@pytest.mark.parametrize(
    ("about", "language"), [(about, spoken) for about in About for spoken in Language]
)
def test_a_follow_up_question_that_names_nothing(about: About, language: Language) -> None:
    for text in FOLLOW_UPS[about][language]:
        turn = read(text).turn
        assert (turn.about, turn.bare) == (about, True), text


@pytest.mark.parametrize(
    "text",
    [
        "and how do I register my dog?",
        "what about a driving licence?",
        "and where can I buy a SIM card",
        "那驾照呢",
        "还有电话卡在哪里买",
        "では、運転免許は？",
        "그럼 운전면허는요?",
        "وماذا عن رخصة القيادة؟",
        "а водительские права?",
        "et pour le permis de conduire ?",
        "¿y el permiso de conducir?",
        "e a carteira de motorista?",
    ],
)
def test_a_question_that_names_something_is_not_bare(text: str) -> None:
    """Only if nothing surer is known of it, it is taken for a follow-up question."""
    turn = read(text).turn
    assert (turn.about is not None, turn.bare) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "how do I renew my visa",
        "where is the police",
        "how much is a taxi to the airport",
        "what documents for a work permit",
        "can I bring my wife",
        "电费多少钱",
        "地铁票多少钱",
        "孩子怎么上学",
        "水道料金はいくらですか",
        "수도 요금이 얼마예요?",
        "كم سعر التاكسي؟",
        "сколько стоит такси",
        "combien coûte le métro",
        "cuánto cuesta el metro",
        "quanto custa o metrô",
        "hello",
        "thank you",
        "ok",
        "no",
        "12345",
        "",
        "???",
    ],
)
def test_what_is_no_follow_up_question(text: str) -> None:
    assert not read(text).turn.bare


# ── corrections ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("no, I meant the driving licence", "the driving licence"),
        ("No. I was asking about the metro", "the metro"),
        ("sorry, I meant how to get a SIM card", "how to get a SIM card"),
        ("no, the driving licence", "the driving licence"),
        ("That's not what I asked. How do I get a licence?", "How do I get a licence?"),
        ("不是，我问的是驾照", "驾照"),
        ("不对，我是说地铁卡", "地铁卡"),
        ("我的意思是驾照", "驾照"),
        ("違います、運転免許のことです", "運転免許のことです"),
        ("いいえ、聞きたいのは地下鉄です", "地下鉄です"),
        ("아니요, 제 말은 운전면허요", "운전면허요"),
        ("그게 아니라 지하철이요", "지하철이요"),
        ("لا، أقصد رخصة القيادة", "رخصة القيادة"),
        ("كنت أسأل عن المترو", "المترو"),
        ("нет, я имел в виду водительские права", "водительские права"),
        ("я спрашивала про метро", "метро"),
        ("non, je voulais dire le permis de conduire", "le permis de conduire"),
        ("non, ma question concerne le métro", "le métro"),
        ("no, me refiero al permiso de conducir", "permiso de conducir"),
        ("no, quería preguntar por el metro", "el metro"),
        ("não, quis dizer a carteira de motorista", "a carteira de motorista"),
        ("não, eu perguntei sobre o metrô", "o metrô"),
    ],
)
def test_a_correction_leaves_what_was_meant(text: str, core: str) -> None:
    reading = read(text)
    assert (reading.turn.corrects, reading.core, reading.turn.asks) == (True, core, True)


@pytest.mark.parametrize(
    "text",
    [
        "that's not what I asked",
        "No, that is not what I meant!",
        "wrong answer",
        "you didn't understand my question",
        "不是我想问的",
        "答非所问",
        "你理解错了",
        "それは私が聞いたことではありません",
        "違います",
        "제가 물어본 게 아니에요",
        "틀렸어요",
        "ليس هذا ما سألت عنه",
        "جواب خاطئ",
        "это не то, что я спрашивал",
        "вы меня не поняли",
        "ce n'est pas ce que j'ai demandé",
        "mauvaise réponse",
        "eso no es lo que pregunté",
        "no me ha entendido",
        "não foi isso que perguntei",
        "não foi o que eu perguntei",
        "resposta errada",
    ],
)
def test_a_correction_that_says_no_more(text: str) -> None:
    turn = read(text).turn
    assert (turn.corrects, turn.asks) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "no thanks",
        "no, thank you",
        "no problem",
        "no parking fine ticket",
        "I have no passport",
        "my passport is not valid",
        "wrong number on my visa",
        "不用了谢谢",
        "不能延期吗",
        "我没有护照",
        "違反切符をもらった",
        "아니면 지하철로 갈 수 있나요",
        "لا أملك جواز سفر",
        "нет паспорта",
        "non merci",
        "je n'ai pas de visa",
        "no gracias",
        "no tengo pasaporte",
        "não tenho passaporte",
        "não obrigado",
    ],
)
def test_a_no_is_not_always_a_correction(text: str) -> None:
    assert not read(text).turn.corrects


# ── courtesies, numbers, several questions ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("hello, how do I renew my visa", "how do I renew my visa"),
        ("Hi there! I have a question. How do I renew my visa?", "How do I renew my visa?"),
        ("thanks! and how do I get a SIM card?", "and how do I get a SIM card?"),
        ("你好，请问签证怎么延期", "签证怎么延期"),
        ("谢谢！签证怎么延期？", "签证怎么延期？"),
        ("こんにちは。ビザを延長したいです", "ビザを延長したいです"),
        ("안녕하세요, 비자 연장하고 싶어요", "비자 연장하고 싶어요"),
        ("السلام عليكم، كيف أمدد تأشيرتي؟", "كيف أمدد تأشيرتي؟"),
        ("Здравствуйте! Как продлить визу?", "Как продлить визу?"),
        ("Bonjour, comment prolonger mon visa ?", "comment prolonger mon visa ?"),
        ("Hola, ¿cómo renuevo mi visado?", "cómo renuevo mi visado?"),
        ("Olá, bom dia! Como renovo meu visto?", "Como renovo meu visto?"),
    ],
)
def test_a_greeting_is_no_part_of_the_question(text: str, core: str) -> None:
    assert read(text).core == core


@pytest.mark.parametrize(
    "text", ["hello", "thank you very much!", "你好", "谢谢", "merci", "안녕하세요"]
)
def test_a_greeting_alone_stays_whole(text: str) -> None:
    assert read(text) == Reading(text, Turn())


NUMBERS = {"12333", "12345", "020-81899120"}


@pytest.mark.parametrize(
    "text",
    [
        "12333",
        "what is 12333?",
        "what's the number 12333 for",
        "12333是什么电话？",
        "12333是干什么的",
        "12333は何の番号ですか",
        "12333は何ですか",
        "12333 무슨 번호예요?",
        "12333은 뭐예요",
        "ما هو رقم 12333؟",
        "что за номер 12333",
        "12333 это что",
        "c'est quoi le 12333 ?",
        "¿qué es el 12333?",
        "o que é 12333?",
    ],
)
def test_a_number_that_is_asked_about(text: str) -> None:
    assert read(text, NUMBERS).turn.hotline == "12333"


@pytest.mark.parametrize(
    "text",
    [
        "12333 did not help me with my wages",
        "12334",
        "12333 or 12345",
        "call me on 13800138000",
        "my address is 12333 Tianhe road",
        "打12333没人接怎么办",
    ],
)
def test_a_number_that_is_only_named(text: str) -> None:
    assert read(text, NUMBERS).turn.hotline is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("How do I renew my visa? Where is the metro?", 2),
        ("how do I renew my visa and where is the metro", 2),
        ("签证怎么延期？地铁站在哪里？", 2),
        ("签证怎么延期，还有电话卡在哪里买", 2),
        ("ビザの延長はどうしますか。地下鉄の駅はどこですか。", 2),
        ("비자 연장은 어떻게 하나요? 지하철역은 어디예요?", 2),
        ("كيف أمدد تأشيرتي؟ وأين محطة المترو؟", 2),
        ("Как продлить визу? Где станция метро?", 2),
        ("Comment prolonger mon visa et où est le métro ?", 2),
        ("¿Cómo renuevo mi visado? ¿Dónde está el metro?", 2),
        ("Como renovo meu visto e onde fica o metrô?", 2),
        ("Hello! How do I renew my visa?", 0),
        ("My visa expired yesterday?? What should I do??", 0),
        ("where and when", 0),
        ("What is 12345.67 yuan in euros e.g. today", 0),
    ],
)
def test_the_questions_of_a_message(text: str, pieces: int) -> None:
    assert len(read(text).pieces) == pieces


RULES = seed_rules()


def understood(label: str, score: float = 0.9, *top: str) -> Understanding:
    return Understanding(EN, True, label, score, top)


def test_the_same_topic_is_answered_once_and_a_clear_whole_is_not_split() -> None:
    pieces = (Piece("a long piece", True), Piece("another piece", True))
    reading = Reading("x", Turn(), pieces)
    one = conclude("x", reading, [understood("oos"), understood("a"), understood("a")], RULES)
    assert (one.label, one.turn.parts) == ("a", ())
    two = conclude("x", reading, [understood("a"), understood("a"), understood("b")], RULES)
    assert [part.label for part in two.turn.parts] == ["a", "b"]
    none = conclude("x", reading, [understood("ask"), understood("oos"), understood("ask")], RULES)
    assert (none.label, none.turn.parts) == ("ask", ())


def test_an_emergency_of_a_part_is_one_unless_a_story_is_told() -> None:
    reading = Reading("x", Turn(True, FR), (Piece("one piece", True), Piece("two", True)))
    found = [understood("a"), understood("a"), understood("emergency:fire")]
    assert conclude("x", reading, found, RULES).label == "emergency:fire"
    text = "last year there was a fire, it was in the news"
    story = Reading(text, Turn(), reading.pieces)
    assert conclude(text, story, found, RULES).label == "a"
    # and it is no question either, alone or beside another
    told = [understood("oos"), understood("oos"), understood("emergency:fire")]
    assert conclude(text, story, told, RULES).label == "oos"
    both = conclude(text, story, [understood("oos"), *found[1:]], RULES)
    assert (both.label, both.turn.parts) == ("a", ())


@pytest.mark.parametrize(
    "text",
    [
        "no " * 1300,
        "我" * 4000,
        "请用法语" * 1000,
        "how much " * 400,
        "french, " * 500,
        "はい" * 2000,
        "?" * 4000,
        "a, " * 1300,
        "and where " * 400,
        "\ue000fr\ue000 " * 500,
        "لا " * 1300,
        "не " * 1300,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    read("warm")
    started = time.perf_counter()
    read(text, NUMBERS)
    # a few milliseconds; the bound is for a machine that is busy
    assert time.perf_counter() - started < 0.25


DECLINES = {
    ZH: ["不用了，谢谢", "算了", "取消"],
    EN: ["No, thank you!", "never mind", "I don't want a call."],
    JA: ["いいえ、結構です", "やめます", "電話は不要です。"],
    KO: ["아니요, 괜찮아요", "취소해 주세요", "됐어요"],
    AR: ["لا، شكرًا", "لا داعي", "إلغاء"],
    RU: ["Нет, спасибо", "не надо", "Я передумала"],
    FR: ["Non, merci", "ce n’est pas la peine", "Ça ira, merci."],
    ES: ["No, gracias", "olvídelo", "no me llamen"],
    PT: ["Não, obrigada", "não precisa", "Mudei de ideia."],
}


@pytest.mark.parametrize("language", Language)
def test_who_declines_is_heard(language: Language) -> None:
    for said in DECLINES[language]:
        assert read(said).turn.declines, said
    assert not read("no, how do I cancel a phone contract?").turn.declines
    assert not read("no").turn.declines, "a correction, perhaps"
