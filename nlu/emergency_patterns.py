"""Words of emergencies in nine languages, as regular expressions on normalised text (lower
case, no Latin accents, one form of each Arabic and Han letter; see `nlu.normalise`).

Each row is one language. `STRONG` describes danger in the present and holds even beside a
question about numbers; `WEAK` is a call or a word that such a question overrules. `ASKING`
is that question; `ELSEWHEN` is the past, a plan, a rule, a story; `NOW` outweighs ELSEWHEN.
"""

Rows = tuple[str, ...]

STRONG_POLICE: Rows = (
    # en
    r"\b(?:is|are|was just|keeps?|someone|somebody|a man|he|she|they|guy|men|people)\b.{0,30}"
    r"\b(?:attack(?:ing|ed)? (?:me|us|him|her|my|people|someone)|stab(?:bing|bed)|robb(?:ing|ed) "
    r"(?:me|us|my|him|her)|beat(?:ing|en)? (?:me|us|him|her|up|my|someone)|hitting (?:me|us|him|her|my)"
    r"|follow(?:ing)? (?:me|us)|stalking me|chasing (?:me|us)|threaten(?:ing|s)? (?:me|us|to|my|her)"
    r"|breaking in(?:to)?|broke into my (?:room|house|home|flat|apartment) (?:and|now)"
    r"|strangling|choking me|kidnapp(?:ed|ing)|raping|raped (?:me|her)|shooting"
    r"|(?:going|about|wants?|trying) to (?:kill|hurt|stab|rape|jump off|attack) ?(?:me|us|him|her)?)",
    r"\b(?:i(?:'m| am| was|'ve been| have been| got)?|we(?:'re| are| were)?) (?:just |being |got |been )*"
    r"(?:attacked|robbed|mugged|stabbed|kidnapped|assaulted|raped|followed|threatened|held hostage)\b",
    r"\b(?:has|have|had|with|holding|waving|got) (?:a|the) (?:big |kitchen )?(?:knife|gun|machete)\b",
    r"\b(?:burglar|intruder|thief|robber|stranger)s?\b.{0,20}\b(?:in(?:side)?|at|entering) my "
    r"(?:house|home|flat|apartment|room|door)|\bholding (?:me|us|her|him) (?:hostage|against)|lock(?:ed)? me "
    r"in and (?:took|won't)|won't let (?:me|us) (?:leave|go|out)\b|\bkidnapped my\b|walking behind me|(?:force|forcing|breaking) my (?:front )?door|(?:was|been) taken (?:at|from|by)|hiding in (?:the|my) (?:bathroom|closet|room)|edge of the (?:roof|bridge)|\b(?:will|gonna|going to) (?:hurt|kill|shoot|stab) (?:me|us|her|him)\b|"
    r"\b(?:took|taken|grabbed|snatched) my (?:child|son|daughter|baby|bag|phone|purse|wallet) and ran",
    r"\b(?:child|son|daughter|kid|baby|boy|girl)\b.{0,12}\b(?:is|has gone|went|has been) "
    r"(?:missing|kidnapped|taken)\b|\bstanding on (?:the|a) (?:roof|bridge|ledge)\b.{0,20}jump|"
    r"\b(?:going|about|threatening) to jump (?:off|from)\b",
    # fr
    r"\b(?:on|quelqu'un|un homme|des hommes|il|elle|ils|un type|mon mari|mon voisin|un inconnu)\b.{0,24}"
    r"\b(?:m'attaque|m'agresse|me frappe|me suit|me poursuit|me menace|nous (?:attaque|agresse|suit|menace)"
    r"|m'a (?:poignarde|agresse|vole mon .{2,12} a l'instant|enferme)|me braque|(?:essaie|tente|essaye) "
    r"(?:de |d')(?:entrer|forcer|me |defoncer)|(?:va|veut) (?:me|nous|la|le) (?:tuer|frapper|sauter)"
    r"|est en train (?:de|d')(?: me)? ?(?:frapper|attaquer|cambrioler|agresser|battre|voler|forcer|etrangler))",
    r"\bje (?:viens d'etre|suis en train d'etre|me fais|suis) (?:agresse|attaque|suivie?|braque|cambriole"
    r"|enlevee?|kidnappee?|poignarde|menacee?)|\b(?:avec|a|tient|brandit|sort) un (?:couteau|pistolet|"
    r"fusil|machette)|\b(?:cambrioleur|voleur|intrus|inconnu)s?\b.{0,20}\b(?:chez moi|dans (?:ma|mon|la) "
    r"(?:maison|appartement|chambre))|\b(?:a|ont) (?:enleve|kidnappe) m|(?:va|veut) sauter (?:du|de)\b|"
    r"\bm(?:on|a) (?:fils|fille|enfant|bebe) a (?:disparu|ete enleve)|m'(?:ont|a) enferme|\bva (?:me|nous|la) (?:faire du mal|tuer|frapper)|"
    r"(?:emmene|enleve) m(?:on|a) (?:fils|fille|enfant)|viennent? de m'(?:arracher|agresser|voler)|force (?:ma|la) porte|"
    r"marche derriere moi|cachee? dans (?:la|les|ma)",
    # es
    r"\b(?:me|nos|lo|la) (?:estan?|siguen?|sigue|vienen?) ?(?:atacando|robando|asaltando|golpeando|pegando"
    r"|siguiendo|persiguiendo|amenazando|apunalando|secuestrando|violando)|\b(?:esta|estan|anda) (?:atacando"
    r"|robando|asaltando|golpeando|apunalando|pegando|siguiendo|amenazando|entrando|forzando|estrangulando)"
    r"(?:me|nos|lo|la)?\b|\bme (?:acaban? de (?:asaltar|robar|atacar|apunalar|pegar)|apunalaron"
    r"|atacaron (?:ahora|con)|tienen? (?:secuestrad|encerrad|amenazad)|quieren? (?:matar|violar|pegar)|va a "
    r"(?:matar|pegar)|sigue un|sigue alguien|persigue|amenaza|apunta|pega|golpea)",
    r"\b(?:con|tiene|lleva|saco) (?:un|una) (?:cuchillo|navaja|pistola|machete|arma)\b|\b(?:ladron|ladrones"
    r"|intruso|desconocido|alguien)\b.{0,24}\b(?:en (?:mi|la) (?:casa|habitacion|piso)|dentro de mi|entrar (?:en|a) "
    r"mi)|\bse (?:va|quiere) a? ?(?:tirar|lanzar) (?:del|de|desde)|\b(?:secuestraron|se han? llevado) a? ?mi"
    r"|\bmi (?:hijo|hija|nino|nina|bebe) (?:ha desaparecido|desaparecio)|\b(?:viene|va|anda) detras de mi|escondid[ao] en|\bme (?:encerraron|han encerrado)|\bva a (?:hacer(?:me)? dano|matar|pegar)|se llevaron a mi"
    r"|\bme acaban de (?:arrancar|quitar|robar|atacar|asaltar)|forzando (?:mi|la) (?:puerta|ventana)",
    # pt
    r"\b(?:me|nos|o|a) (?:esta|estao)? ?(?:a )?(?:atacando|roubando|assaltando|batendo|seguindo|perseguindo"
    r"|ameacando|esfaqueando|sequestrando|agredindo|atacar-me|seguir-me|ameacar-me)|\b(?:esta|estao|tem alguem)"
    r" (?:me |a )?(?:atacando|roubando|assaltando|batendo|seguindo|ameacando|esfaqueando|arrombando|invadindo"
    r"|agredindo|agredir|seguir|bater|ameacar|assaltar|roubar|atacar|arrombar|perseguindo|perseguir)",
    r"\b(?:fui|acabei de ser|estou sendo|estou a ser|fomos) (?:assaltad|atacad|roubad|esfaquead|seguid|"
    r"ameacad|sequestrad|agredid|perseguid)|\b(?:com|tem|puxou) uma? (?:faca|pistola|arma|revolver|facao)\b"
    r"|\b(?:ladrao|ladroes|intruso|estranho|alguem)\b.{0,24}\b(?:na minha casa|no meu|dentro d[eao]|entrar "
    r"(?:na|em) (?:minha|meu))|\b(?:quer|vai|querem|tentando) (?:me matar|matar-me|me bater|se jogar|pular d)"
    r"|\b(?:sequestraram|levaram) (?:o |a )?m(?:eu|inha) (?:filh|menin|bebe)|\bm(?:eu|inha) filh[oa] "
    r"(?:sumiu|desapareceu)|\bvem atras de mim|escondid[ao] n|\bme trancaram|\bme (?:machuca|mata|bate) se|acabaram de (?:arrancar|roubar|levar|atacar)|(?:arrombar|forcar|forcando) "
    r"(?:a )?minha porta",
    # ru
    r"\b(?:на меня|на нас|на него|на нее|на человека) (?:напал|нападают|напада)|\bменя (?:\w+ ){0,2}"
    r"(?:грабят|бьют|бьет|избива|преследу|похити|убива|насилу|ударили ножом|ограбили только что|держат|заперли)"
    r"|\bнас (?:\w+ )?(?:грабят|бьют|преследу|похити)|\b(?:мне|нам) (?:\w+ )?(?:угрожа)|\b(?:с|у него|достал|в руке|в руках) "
    r"(?:\w+ )?(?:ножом|нож|пистолет|пистолетом)\b|\b(?:лома|взламыва|вломи|ломит)\w* .{0,20}(?:двер|квартир|дом)"
    r"|\bв (?:квартир|дом|комнат)\w* (?:\w+ )?(?:лез|вор|грабител|чужой|проник|забрал)|за мной .{0,24}"
    r"(?:ид|гон|след)\w+|\b(?:хочет|собирается|сейчас) (?:\w+ )?(?:убить|спрыгн|прыгн)|\b(?:похитили|украли) "
    r"(?:мо\w+ )?(?:ребенк|сын|доч)|\b(?:ребенок|сын|дочь)\w* (?:пропал)|\bизбива\w+|\bубивают\b|\bрежет ножом|(?:убьет|прирежет|зарежет) (?:меня|нас)|вырвали (?:\w+ )?сумку|(?:дочь|дочку|сына|ребенка) "
    r"(?:увел|украл|забрал)|меня заперли",
    # ar
    r"(?:يهاجم|يضرب|يلاحق|يتبع|يطارد|يهدد|يسرق|يغتصب|يخنق|يطعن|خطف|اختطف|طعن|يراقب|يمشي ورا)(?:و|ون)?(?:ني|نا|ه|ها|وني)"
    r"|(?:يحاول|يريد|بدو|عايز|سوف|راح) .{0,12}(?:قتلي|يقتلني|قتلنا|كسر الباب|اقتحام|اغتصابي|الانتحار|القفز|خطف)"
    r"|(?:معه|بيده|يحمل|ماسك) (?:سكين|مسدس|سلاح)|(?:لص|حرامي|لصوص|غريب|سارق).{0,14}(?:بيتي|منزلي|شقتي|غرفتي|البيت)"
    r"|(?:تعرضت|اتعرض|نتعرض) (?:الان |للتو )?(?:لهجوم|للسرقه|لسطو|للضرب|للطعن|للاعتداء)|(?:خطفوا|اختفي|اختطف) (?:ابني|ابنتي|طفلي|بنتي)"
    r"|يكسر(?:ون)? (?:ال)?باب|يعتدي علي|يمشي خلفي|(?:متخبي|مختبئ)|حبسوني|سيقتل(?:ني|نا)|(?:اخذوا|خطفوا) (?:ابني|ابنتي|طفلي|حقيبتي)|فتح باب \w+ بالقوه",
    # zh
    r"(?:老公|丈夫|他|对方)(?:现在|正)?(?:在|又在|要)打我|(?:跟在|跟着)我(?:后面|身后|后边)|被人带走|往下跳|(?:有人|他|她|对方|歹徒|陌生人|男的|男人|邻居|老板).{0,10}(?:正打我|砍|捅|抢(?:我|劫|东西|了我)|跟踪我?|跟着我|尾随"
    r"|追(?:我|着)|威胁我?|要杀|勒|掐|绑架|撬|砸(?:我|门)|闯(?:进|入)|拿(?:着)?(?:刀|枪)|持刀|(?:手里|身上)有(?:把)?(?:刀|枪)|强奸|非礼|猥亵|跳楼|不让我走|关(?:着|起)我)",
    r"(?:我|我们)(?:刚|刚刚|正在)?被(?:抢|打(?!电话)|砍|捅|跟踪|绑架|威胁|袭击|攻击|强奸|猥亵|人跟|人打|人追|人拿刀|关在|锁在.{0,6}不让)"
    r"|(?:拿着|手持|持|带着)(?:菜)?(?:刀|枪)|(?:小偷|贼|强盗|陌生人).{0,6}(?:在|进|闯).{0,4}(?:我家|家里|屋里|房间|门)"
    r"|(?:孩子|儿子|女儿|宝宝|小孩).{0,4}(?:被(?:抢|拐|绑|带走)|不见了|走丢了|失踪)|(?:要|想|准备)跳(?:楼|桥|江)|弄死我|刚(?:才|刚)?.{0,8}抢了?我|躲在.{0,6}(?:里|柜)|把我(?:们)?(?:锁|关)在|持刀伤人|杀人了|打起来了"
    r"|入室抢劫|正在撬",
    # ja
    r"(?:襲われ|刺され|殴られ|脅されて|後をつけられ|つけられて|追いかけられ|追われて|尾行され|監禁され|誘拐され|強盗に|首を絞め|レイプされ|暴行され|ひったくられ)"
    r"|(?:刃物|包丁|ナイフ|銃)を(?:持っ|振り|突き|出し)|(?:泥棒|強盗|知らない(?:人|男)|不審者|誰か).{0,12}(?:家に|部屋に|侵入|入って|入ろうと|ドアを|鍵を)"
    r"|(?:後ろをついて|隠れています|連れて行かれ|殺すと|奪われ|無理やり開け|殴って|襲って|刺して|暴れて|殺そうと|飛び降りようと|殺される)|(?:子供|子ども|息子|娘).{0,6}(?:いなくなり|いなくなった|さらわれ|連れ去られ|行方不明)",
    # ko
    r"(?:저를|나를|날|우리를|사람을|친구를|누가|누군가|남자가|강도가|괴한이|어떤 사람이).{0,16}(?:따라와|따라오|쫓아|미행|때리|때려|폭행|공격|협박|찌르|찔렀"
    r"|죽이려|죽인다|납치|훔쳐|덮치|위협|침입|들어오려|들어왔|가두)|(?:칼|총|흉기)(?:을|를)? ?(?:들고|휘두르|가지고|꺼내|꺼냈)|(?:강도|도둑|괴한).{0,10}(?:들었|들어왔|들어와"
    r"|당했|당하고|집에)|(?:폭행|강도|납치|협박|성폭행|스토킹)(?:을|를)? ?(?:당하고|당했어요|당했습니다)|문을 (?:부수|따고|강제로)|억지로 열|데려갔|뺏겼|빼앗|숨어 있|가만 안|뛰어내리려"
    r"|(?:아이|아들|딸|애)(?:가|를)? ?(?:없어졌|사라졌|유괴|납치|실종)|맞고 있어|죽여버리|갇혀서 못 나가",
)

STRONG_FIRE: Rows = (
    r"\b(?:on fire|is burning|are burning|caught fire|in flames|flames (?:coming|are|from|everywhere)|there(?:'s|"
    r" is| are) (?:a |an? \w+ )?(?:fire\b(?! (?:drill|station|exit|sale|extinguisher|alarm test))|flames|gas leak|smoke"
    r"|explosion)|smoke (?:is )?(?:com\w+|everywhere|fill\w*|pour\w+|from)|smell(?:s|ing)? (?:of )?(?:\w+ )?"
    r"(?:gas|smoke|burning)|gas (?:is )?leak(?:ing)?|(?:house|room|building|kitchen|flat|apartment|car|battery|scooter)"
    r" fire now|(?:trapped|stuck) in(?:side)? (?:the |an? |my )?(?:lift|elevator|building|fire|smoke|room|car|rubble)"
    r"|exploded|building (?:has )?collapsed|can't get out.{0,20}(?:smoke|fire))",
    r"\b(?:est en feu|sont en feu|(?:a )?pris feu|prend feu|en flammes|y a (?:le |un |du |une )(?:feu|incendie|fumee|fuite de gaz)|brule"
    r" (?:en ce|actuel|!)|(?:ca|la \w+|l'\w+|le \w+) brule\b|fumee (?:partout|qui|sort|envahit|noire)|ca sent (?:tres fort )?le "
    r"(?:gaz|brule)|odeur de (?:gaz|brule)|fuite de gaz|(?:coince|bloque|piege)e?s? dans (?:l'ascenseur|la fumee|l'immeuble)"
    r"|a explose|s'est effondre|des flammes|rideaux brulent)",
    r"\b(?:se (?:esta )?(?:quema|incendia|prendio)\w*|en llamas|hay (?:un |mucho |una |fuego)?(?:incendio|fuego|humo|fuga de gas|llamas"
    r"|explosion)|(?:esta|estan) (?:ardiendo|en llamas|quemandose|saliendo (?:mucho )?humo)|sale (?:mucho )?humo|huele (?:much\w+ |fuerte )?a (?:gas|quemado|humo)|"
    r"(?:fuga|escape) de gas|atrapad[oa]s? en (?:el |un |la )(?:ascensor|edificio|elevador|fuego|coche)|exploto|se derrumbo|veo llamas|arden|encerrados en el ascensor)",
    r"\b(?:(?:esta|estao) (?:pegando fogo|em chamas|a arder|queimando|ardendo)|pegou fogo|tem (?:um )?(?:incendio|fogo|fumaca)|ha "
    r"(?:um )?(?:incendio|fogo|fumo|fumaca)|saindo (?:muita )?fumaca|(?:cheiro|a cheirar) (?:muito )?(?:forte )?(?:de|a) (?:gas|queimado)|vazamento de gas"
    r"|fuga de gas|(?:pres[oa]s?|trancad[oa]) no (?:elevador|predio|incendio)|explodiu|desabou|muita fumaca|vejo chamas|presos no elevador)",
    r"(?:\bгорим\b|(?<!не )\bгорит\b(?! (?:фонар|ламп|свет|экран))|\bгорят\b|загорел|\bпожар\b(?!н)|в огне|\bдым (?:идет|из|вал|повсюду|в)|(?:много|идет|валит) (?:\w+ )?дым|пахнет (?:газ|гарь|дым)"
    r"|утечка газа|запах (?:газа|гари|дыма)|застрял\w* в лифте|взорвал|\bвзрыв\b|обрушил|полыхает|задымлен|в дыму|пламя|обвалил)",
    r"(?:حريق|يحترق|تحترق|احترق الان|اشتعل|تشتعل|اندلع|النار (?:في|ت|ب)|نار في|في نار|دخان (?:كثيف|يخرج|في|كثير|من)|تسرب (?:ال)?غاز|رائحه (?:ال)?(?:غاز|حريق|دخان)|ريحه غاز"
    r"|عالق\w* في المصعد|محاصر|محبوس\w* في المصعد|انفجار|انفجر(?:ت)?|انهار المبني|لهبا?|سقط السقف|عالقون|عالقين)",
    r"(?:着火|起火|失火|火灾(?!演|警报(?:演|测)|保险)|烧起来|冒(?:出)?(?:了)?(?:很多|大量|好多|很浓的|浓)?(?:浓|黑|白)?烟|浓烟|(?:煤气|燃气|天然气|瓦斯)(?:泄漏|泄露|漏|味)|漏(?:煤|燃)?气|闻到.{0,6}(?:煤气|焦|烧)"
    r"|(?:困|卡)在(?:电梯|火|楼|屋|房|车)|爆炸了|电池炸|炸了.{0,6}(?:烧|火)|烧着了|(?:有|看到|看见)火(?:苗|光)|(?:压|埋)在(?:下面|里面)|电梯(?:里)?(?:困人|被困)|被困(?:在)?(?:电梯|火|楼|屋|房)|倒塌|火(?:越来越|很)大)",
    r"(?:火事(?:です|だ|が|に|！|!|$)|燃えて|燃えだ|出火|炎が|煙が|ガス(?:漏れ|が漏|臭|のにおい|の匂い|のにおいが)|焦げ臭|爆発し|閉じ込められ|火が(?:出|つ|広|上)|火の手|燃え移|火が見え|下敷き|臭いです|ガス臭)",
    r"(?:불(?:이)? ?(?:났|나고|나서|붙|타|번지)|화재(?:가)? ?(?:발생|났|입니다|예요|에요)|(?:집|건물|차|부엌|방)(?:이|가) 타고|타는 냄새|연기(?:가)? ?(?:나|자욱|많이|가득|올라)|가스(?:가)? ?(?:새|누출|냄새)|(?:엘리베이터|승강기)(?:에|안에)? ?(?:갇|안에 갇)"
    r"|폭발(?:했|이)|무너졌|불길|불꽃이 보|터져서|깔렸|못 나가고 있)",
)

STRONG_MEDICAL: Rows = (
    r"\b(?:(?:can't|cannot|can not|isn't|not|stopped|difficulty|trouble|hard to|struggling to) (?:\w+ )?breath(?:e|ing)|unconscious|unresponsive|passed out|"
    r"faint(?:ed|ing)|collapsed|not responding|won't wake|(?:can't|cannot) wake|not waking|bleeding (?!gums)|lot of blood|lost? (?:a lot|so much|much) (?:of )?blood"
    r"|blood everywhere|heart attack|chest (?:pain|hurts|is tight)|pain in (?:my|his|her) chest|(?:having|has|had) (?:a |an )?(?:stroke|seizure|convulsion)s?|convulsing"
    r"|(?:face|mouth) (?:is )?droop\w*|overdos\w+|swallowed (?:bleach|poison|pills|a |some)|(?:took|taken|swallowed) (?:too many|all (?:the|my|his|her)|a (?:whole )?(?:bottle|"
    r"lot)) .{0,12}(?:pill|tablet|medicine|drug)|poisoned|choking|drown(?:ing|ed)|water (?:has )?broke|in labou?r|baby is coming|contractions|(?:going|want|trying) to "
    r"(?:kill myself|end my life|die)|suicid(?:e|al)|cut (?:my|his|her) wrists?|hit by a (?:car|bus|truck)|severe(?:ly)? (?:allergic|burn|injur|bleed|pain)|anaphyla\w+"
    r"|electrocuted|turning blue|can't (?:move (?:his|her|my)|feel (?:his|her|my))|fell (?:from|off|down) (?:the|a) .{0,24}(?:not|can't|blood|head|badly)|dying\b(?! to)|(?:doesn't|does not|don't) (?:answer|respond|wake)|(?:bleeding|blood) .{0,12}(?:won't|doesn't|not) stop|arm is numb|can't speak|eyes rolled|(?:took|swallowed) .{0,24}(?:sleeping pills|pills at once)|"
    r"(?:drank|swallowed) .{0,12}(?:cleaner|bleach|detergent|poison)|shaking all over|(?:don't|do not) want to live|ran over (?:a|an|my)|lies on the (?:road|ground|floor)|not moving)",
    r"\b(?:(?:n'arrive (?:pas|plus) a|ne peut (?:pas|plus)|peux (?:pas|plus)|mal a|du mal a|difficultes? a) respirer|ne respire (?:plus|pas)|inconscient|sans connaissance|evanoui"
    r"|perdu connaissance|ne (?:repond|reagit|se reveille) (?:plus|pas)|saigne (?:beaucoup|abondamment|de la|enormement|du)|perd (?:beaucoup de|son) sang|plein de sang|crise "
    r"cardiaque|infarctus|(?:douleur|mal|serre)\w* (?:a|dans|fort dans|tres fort a) la poitrine|fait un (?:avc|malaise)|convulsion|crise d'epilepsie|overdose|surdose|avale "
    r"(?:de la|du|des|trop)|intoxique|empoisonn|s'etouffe|se noie|perdu les eaux|va accoucher|accouche|contractions|(?:veux|vais) (?:mourir|me tuer|me suicider|en finir)"
    r"|renverse par une? (?:voiture|camion|bus)|s'est effondre par terre|(?:gravement|grievement) bless|electrocut|reaction allergique grave|tremble de partout|yeux (?:sont )?revulses|ne (?:parle|repond) (?:plus|pas)|toute une boite de|a bu (?:du|de la|de l')|ne veux plus vivre|ca ne s'arrete pas|bras gauche|couche sur la route|a fauche)",
    r"\b(?:no (?:puede|puedo|esta|logra) ?respira\w*|no respira|(?:dificultad|cuesta|dificil) (?:para |mucho )?respirar|inconsciente|desmay(?:o|ado|ada)|perdio el (?:conocimiento|sentido)|no (?:responde|"
    r"reacciona|despierta|se despierta)|sangra(?:ndo)? (?:mucho|por|sin)|(?:esta|estoy) sangrando|mucha sangre|desangra|infarto|ataque (?:al corazon|cardiaco|epileptico)|dolor (?:muy )?(?:fuerte )?(?:en el|de|en) "
    r"pecho|duele (?:mucho )?el pecho|derrame|ictus|convulsion\w*|sobredosis|envenen|intoxicad|se (?:trago|tomo) (?:todas|un frasco|muchas|lejia|veneno)|se (?:esta )?(?:ahoga|atragant|asfixi)\w*"
    r"|rompio (?:la )?(?:fuente|bolsa|aguas)|de parto|contracciones|(?:quiero|voy a) (?:morir|matarme|suicidarme)|suicid|atropello (?:un|una) (?:coche|carro|camion|autobus|auto)\b|gravemente herid|electrocut|se cayo .{0,24}(?:no|sangr|cabeza)|no contesta|sangrando y no para|brazo izquierdo|no puede hablar|rompio aguas|(?:bebio|trago) (?:desatascador|lejia|veneno)|caja entera de pastillas|ojos en blanco|tirado en la calle|ya no quiero vivir|arrollo a)",
    r"\b(?:nao (?:consegue|consigo|esta a|esta)? ?respira\w*|falta de ar|dificuldade (?:para|de|em) respirar|inconsciente|desmai(?:ou|ado|ada)|perdeu (?:a consciencia|os sentidos)|nao (?:responde|reage|acorda)|"
    r"sangrando|(?:a sangrar|sangra) muito|muito sangue|infarto|enfarte|ataque cardiaco|dor (?:muito )?(?:forte )?no peito|(?:doi|aperto) (?:muito )?(?:n?o )?peito|(?:tendo|teve|com) um (?:avc|derrame)|avc agora|convuls"
    r"\w+|overdose|envenen|intoxicad|(?:tomou|engoliu) (?:todos|um frasco|muitos|veneno|agua sanitaria|lixivia)|engasg|(?:se )?afogando|a afogar-se|bolsa (?:estourou|rompeu)|rebentaram as aguas|trabalho de parto|contracoes"
    r"|(?:quero|vou) (?:morrer|me matar|matar-me)|suicid|atropelad\w por um (?:carro|onibus|caminhao|camiao|autocarro)|gravemente ferid|eletrocut|esta morrendo(?! de)|a morrer\b(?! de)|sangrando e nao|braco esquerdo|nao consegue falar|(?:bebeu|engoliu) (?:soda|agua sanitaria|veneno)|caixa inteira de|olhos revirados|tremendo toda?|caido na rua|nao quero mais viver|atropelou (?:um|uma|meu|minha) (?:idos|senhor|crianc|pai|mae|filh|homem|mulher)\w*)",
    r"(?:не (?:могу|может|можем) (?:\w+ )?дышать|не дышит|задыха|трудно дышать|тяжело дышать|без сознания|потерял\w* сознание|упал\w* в обморок|не (?:реагирует|приходит в себя|отвечает и|просыпается|шевелится)|истекает кров\w+"
    r"|сильн\w+ кровотечен|кровотечение|(?:много|вся в|весь в|льется|хлещет|теряет много) кров|инфаркт|сердечный приступ|бол\w+ (?:\w+ )?(?:в груди|за грудиной)|в груди (?:\w+ )?бол|инсульт|судорог|припадок|передоз|отрави|"
    r"наглотал|(?:выпил|проглотил)\w* (?:\w+ )?(?:таблеток|упаковку|пачку|отбеливатель|уксус|яд)|подавил|тонет|отошли воды|воды отошли|рожа(?:ет|ю)|схватки|(?:хочу|собираюсь) (?:умереть|покончить|убить себя)|покончить с собой|"
    r"суицид|сбила машина|умирает(?! со)|не отвечает|кровь и не останавлив|давит в груди|снотворн|закатились|трясет|сбил (?:автобус|грузовик|мотоцикл|старик\w*)|мотоцикл сбил|лежит на дороге|не хочу жить|(?:выпил|проглотил)\w* (?:\w+ )?средство|тяжело ранен|ударило током|перекосило лицо)",
    r"(?:(?:لا|لم يعد|ما) ?(?:ي|ا|ت|ن)?(?:ستطيع|قدر|قادر|عاد)? ?(?:ال)?(?:يتنفس|اتنفس|تتنفس|التنفس|يقدر يتنفس)|ضيق (?:شديد )?(?:في )?(?:ال)?تنفس|صعوبه في التنفس|يختنق|اختنق|فقد(?:ت)? الوعي|فاقد(?:ه)? (?:ال)?وعي|اغمي علي|مغمي علي|غائب عن الوعي|لا (?:يستجيب|تستجيب|يرد|يستيقظ|تستيقظ)|"
    r"ينزف|تنزف|انزف|نزيف|دم كثير|نوبه قلبيه|ازمه قلبيه|جلطه|(?:الم|وجع) (?:شديد |قوي )?في (?:ال)?(?:صدر|صدري|صدره|صدرها)|سكته|لا يتوقف|(?:حبوب|اقراص) منوم|شرب منظف|ترتجف كل|انقلبت|لا يقدر يتكلم|دهس|ملقي في|لم اعد اريد ان اعيش|تشنج|نوبه صرع|جرعه زائده|تسمم|ابتلع|شرب (?:مبيض|كلور|سم)|يغرق|تغرق|نزل ماء|مخاض|تلد|ولاده الان|طلق|(?:اريد|بدي|راح|سوف) (?:ان )?(?:اموت|انتحر|اقتل نفسي)|انتحار|صدمته سياره|يموت|اصابه خطيره|صعقته)",
    r"(?:(?:不能|无法|没法|没有|停止|不)呼吸|没(?:有)?呼吸|(?:呼吸|喘气)(?:很|非常|有点)?(?:困难|不了|不过来|停)|喘不(?:过|上)气|透不过气|上不来气|昏迷|昏倒|晕倒|晕过去|昏过去|失去(?:意识|知觉)|不省人事|没(?:有)?(?:反应|意识|知觉)|叫不醒|大出血|(?:流|出)(?:了)?(?:很多|好多|大量|不少)(?:的)?血|血流不止|止不住血|一直(?:在)?流血|满(?:身|地|头)(?:都)?是血|心脏病(?:发|犯)|心梗|心肌梗|"
    r"胸(?:口|部)?(?:很|好|非常|剧烈|突然|特别)?(?:痛|疼|闷)|中风了?|脑溢血|脑出血|嘴歪|口吐白沫|抽搐|抽筋不止|癫痫(?:发作)?|羊水(?:破)|要生了|快生了|生孩子了|宫缩|中毒|吃(?:了|下)(?:很多|整瓶|一整瓶|一瓶|太多|大量)(?:安眠)?药|(?:喝|吞|误食)(?:了|下)?(?:农药|洁厕|漂白|毒|消毒液|电池)|噎(?:住|着)|溺水|淹|"
    r"不想活|想死|(?:要|想)自杀|割腕|被.{0,4}撞(?:倒|伤|飞|得|了.{0,8}(?:不动|流血|躺))|触电|重伤|摔(?:下来|倒).{0,10}(?:不动|动不了|流血|没)|快不行了|快要?死了|叫.{0,4}(?:没反应|不应|不醒)|(?:喝|吃)了?洁厕|止不住|安眠药|发麻.{0,6}(?:胸|心)|胸.{0,10}发麻|眼睛.{0,4}(?:上|翻)|躺在.{0,5}不动|说不出话|过敏.{0,8}(?:呼吸|喘|肿))",
    r"(?:息(?:が|を)?(?:でき|していな|していませ|してな|しな|苦し|止ま)|呼吸(?:が)?(?:でき|して(?:い)?な|止ま|困難|苦し)|意識(?:が|を)?(?:な|失|ありません|もうろう)|気を失|倒れ(?:た|て|ま)|反応(?:が)?(?:な|ありません|しな)|返事をし(?:ない|ません)|(?:血|出血)が(?:止ま|たくさん|大量)|大量(?:に)?出血|血だらけ|血まみれ|心臓発作|胸が(?:痛|苦し|締め)|"
    r"脳卒中|ろれつが|痙攣|けいれん|ひきつけ|過剰摂取|大量に(?:薬|飲ん)|薬を(?:大量|たくさん)(?:に)?飲|毒を|(?:飲み込ん|誤飲し|のどに詰ま|喉に詰ま)|溺れ|破水|陣痛|(?:赤ちゃん|子供)が(?:生まれそう|産まれそう)|死にたい|自殺(?:し|を)|手首を切|(?<!転)(?:車|トラック|バス)に(?:はねられ|轢かれ|ひかれ)|感電|重傷|動けな(?:い|く)|答えません|止まらない(?:ん|で)|生きていたくな|白目|ガクガク|(?:洗剤|漂白剤|薬品)を飲|睡眠薬を.{0,4}(?:瓶|全部|大量)|話せなくな|横たわって|しびれ(?:て|が).{0,8}(?:胸|話)|アナフィラキシー)",
    r"(?:숨(?:을|이)? ?(?:못|안|쉬지|멈|막|쉬기)|호흡(?:이)? ?(?:곤란|없|멈|안)|의식(?:이|을)? ?(?:없|잃)|기절|쓰러졌|쓰러져|쓰러지|정신을 잃|반응(?:이)? ?없|안 깨어나|깨어나지|피(?:를|가)? ?(?:많이|너무|계속|안 멈)|출혈(?:이)? ?(?:심|많|안 멈)|피투성이|심장마비|심근경색|가슴(?:이|에)? ?(?:너무 |많이 |심하게 |갑자기 )?(?:아프|아파|통증|답답|조여)|뇌졸중|"
    r"입이 돌아|발작|경련|약을 (?:너무 )?(?:많이|한 통|다) (?:먹|삼)|과다 ?복용|중독|목에 걸|물에 빠|익사|양수(?:가)? ?(?:터|나)|진통이|아기가 나오|출산이 임박|죽고 ?싶|자살|손목을|(?<!동)차에 치|(?:트럭|버스|오토바이)에 치|감전|크게 다쳤|중상|죽을 것 같|피를 토|대답이 없|피가 멈추|(?:세제|락스|농약).{0,3}(?:마셨|먹었)|수면제를|눈이 뒤집|말을 못|살고 싶지 않|길에 누워|팔이 저)",
)

WEAK_POLICE: Rows = (
    r"^(?:please )?(?:call|send|get) (?:the |me )?(?:police|cops)\b|\bpolice (?:now|quick|immediately|please|help)|^(?:help police|robbery|thief)\W*$|^police ?!|\bhelp,? (?:police|thief)\b"
    r"|\b(?:i need|we need|come) (?:the )?police\b(?! (?:certificate|clearance|record|report|check|registration|station))",
    r"^(?:au voleur|a l'agression)\W*$|^police ?!|\bappelez (?:vite )?la police|\bla police vite|\bau secours,? (?:la )?police",
    r"^(?:ladron|auxilio policia)\W*$|^policia ?!|\bllam(?:e|en|a) a la policia|\b(?:la )?policia (?:rapido|urgente|por favor ya|ya)",
    r"^(?:ladrao|pega ladrao)\W*$|\bcham(?:e|em|a) a policia|\bpolicia (?:rapido|urgente|ja|agora)",
    r"^(?:грабят|убивают)\W*$|^полиция ?!|\b(?:вызовите|срочно|скорее) (?:срочно )?полици",
    r"^(?:حرامي|سرقه)\W*$|^الشرطه ?!|(?:اتصل|اطلب|اتصلوا)\w* (?:ب|على )?(?:ال)?شرطه|(?:ال)?شرطه (?:بسرعه|فورا|حالا|الان)\b",
    r"^(?:抢劫|抓小偷|救命.?警察)\W*$|^(?:警察|报警) ?!|(?:快|马上|立刻|赶紧|帮我)(?:报|叫)警|我要报警",
    r"^(?:強盗|泥棒)\W*$|(?:警察(?:を)?(?:すぐ|早く|呼んで(?:ください|$|!))|早く警察)|通報して",
    r"^(?:강도야?|도둑이야)\W*$|^경찰 ?!|경찰(?:을|좀|에)? ?(?:빨리|불러|신고해|당장)|빨리 경찰",
)

WEAK_FIRE: Rows = (
    r"^(?:fire|help fire|smoke|gas leak)\W*$|\b(?:call|send|need) (?:the )?(?:fire (?:brigade|department|truck|engine)|firefighters|firemen)\b|\bfire[,!] ?(?:fire|help)",
    r"^(?:au feu|incendie|feu)\W*$|\b(?:appelez|envoyez) les pompiers",
    r"^(?:fuego|incendio)\W*$|\b(?:llamen?|manden) a? ?(?:los )?bomberos",
    r"^(?:fogo|incendio)\W*$|\bcham(?:em?|a) os bombeiros",
    r"^(?:пожар|горим)\W*$|\bвызовите пожарн",
    r"^(?:حريق|نار)\W*$|(?:اتصل|اطلب)\w* (?:ب)?(?:ال)?(?:اطفاء|مطافي)",
    r"^(?:火灾|着火|失火|救火)\W*$|(?:快|帮我|马上)(?:叫|打|喊)(?:消防|119)",
    r"^(?:火事|火災)\W*$|消防車?(?:を)?(?:呼んで|すぐ|早く)",
    r"^(?:불|화재|불이야)\W*$|소방차?(?:를|좀)? ?(?:불러|빨리|보내)",
)

WEAK_MEDICAL: Rows = (
    r"\b(?:call|send|need|get)(?: me| us)? an? (?:ambulance|medic)\b|^(?:ambulance|medical emergency|help me|help)\W*!\W*$|\bambulance (?:now|quick|please|immediately)|\bmedical emergency\b|^help me,? please\b"
    r"|^(?:help|sos|save me)(?: (?:help|me|please|sos))*!+",
    r"\b(?:appelez|envoyez|besoin d')(?: vite)? ?une ambulance|^(?:ambulance ?!|au secours|a l'aide|urgence medicale)\W*$|\bappelez le (?:samu|120)\b|^au secours\b",
    r"\b(?:llamen?|manden?|necesito|envien) (?:a )?una ambulancia|^(?:ambulancia ?!|socorro|auxilio)\W*$|\bemergencia medica\b|^(?:socorro|auxilio)\b",
    r"\b(?:cham(?:em?|a)|mandem?|preciso de|enviem) uma ambulancia|^(?:ambulancia ?!|socorro)\W*$|\bemergencia medica\b|^socorro\b",
    r"\b(?:вызовите|пришлите|нужна|срочно) (?:\w+ )?скор(?:ую|ая)|^(?:скорая|спасите|помогите)\W*!\W*$|^(?:спасите|помогите)[ !,]+(?:срочно|скорее|умоляю|пожалуйста|спасите)",
    r"(?:اتصل|اطلب|ارسل|احتاج|نحتاج)\w* (?:ب|الي )?(?:ال)?(?:سياره )?اسعاف|^اسعاف ?!|^(?:النجده|انقذوني|الحقوني)|(?:ال)?اسعاف (?:بسرعه|فورا|حالا)",
    r"(?:快|帮我|马上|赶紧|需要|要)(?:叫|打|派|来)?(?:一辆)?(?:救护车|120)|^救命|^救救我|^(?:急救|救护车) ?!|救命(?:啊|呀|!|$)",
    r"救急車(?:を|が)?(?:呼んで|お願い|すぐ|早く|必要)|^救急車 ?!|^(?:助けて|たすけて)(?:ください|$|!|。)|誰か助けて",
    r"(?:구급차|앰뷸런스|119)(?:를|가|좀)? ?(?:불러|빨리|필요|보내)|^구급차 ?!|^(?:살려 ?주세요|사람 살려)|도와주세요!",
)

ASKING: Rows = (
    r"\b(?:what(?:'s| is| are| number)|which number|how (?:do|can|to|should) (?:i|we|you|one)? ?(?:call|dial|reach|report|contact|book|get)|who do i call|phone number|do (?:they|police|the)|does (?:the|an|it)|how much|is (?:there|the|an|it)|"
    r"can (?:i|you) call|number(?: to call)?|are (?:the|ambulances)|do firefighters)\b",
    r"\b(?:qui (?:appel|contact|prevenir)|quel(?:le)? (?:est|numero)|numero (?:de|des|du|pour)|comment (?:appel|contacter|joindre|faire)|combien|est-ce qu)",
    r"\b(?:cual|a quien|telefono$|que hago|que numero|numero (?:de|para)|como (?:llam|contact|puedo|se|pido)|cuanto)",
    r"\b(?:qual|(?:pra|para|a) quem|quem (?:contact|cham|ligo|devo)|telefone$|que numero|numero (?:da|de|do|para)|como (?:cham|contat|ligar|posso|se|faco)|quanto)",
    r"(?:\bкакой\b|\bкакому\b|\bкому\b|куда идти|\bномер\b|как (?:вызвать|позвонить|мне|можно)|сколько|\bможно ли\b|куда звонить)",
    r"(?:ما (?:هو )?رقم|(?:ا|ب|ن)ت?صل (?:ب)?(?:مين|من)|بتصل بمين|اكلم مين|ما التصرف|بمن|وين اروح|وين روح|فين نمشي|هل |رقم (?:ال)?(?:شرطه|اسعاف|اطفاء|طوارئ)|كيف (?:اتصل|يمكن|اطلب|ابلغ)|كم )",
    r"(?:电话(?:号码)?(?:是|多少|几)|号码|(?:怎么|如何|怎样)(?:报|叫|打|拨|联系|投诉|预约)|多少(?:钱|号)|(?:是|打)(?:什么|几|哪|给谁)|打.{0,3}吗|能打|吗\??$)",
    r"(?:何番|番号|どこ(?:に|へ)|通報先|対応(?:を|方法)|(?:人が|が)?.{0,8}たら(?:どこ|何)|電話番号|电话番号|どうやって|呼び方|どう(?:すれば|したら)(?:呼べ|いい|よい)|いくら|方法|できますか)",
    r"(?:몇 ?번|번호|신고\W*$|대처|때\W*$|할 ?때|부를 때|전화해\W*$|비용|되나요|어떻게 (?:부르|신고|연락|전화|해야|하나)|얼마|돈 ?내|방법|하나요|인가요)",
)

ELSEWHEN: Rows = (
    r"\b(?:yesterday|last (?:night|week|month|year|time|summer|winter|monday|friday|weekend)|(?:days?|weeks?|months?|years?) ago|tomorrow|next (?:week|month|year)|in (?:19|20)\d\d|used to|history of|insurance|insured|drill|training|"
    r"course|movie|film|novel|game|song|book|series|exam|certificate|extinguisher|alarm (?:test|system)|if (?:i|my|someone|somebody|there|you|we|a|he|she)|in case|what (?:should|do|to|happens)(?: \w+){0,3} (?:if|when|in case)|"
    r"phone (?:died|is dying|is dead)|battery (?:is )?(?:dead|died|low|empty|flat)|low battery|laptop|dying to|to die for|fired from|got fired|was fired|my boss|joke|prevent|avoid|risk of|symptoms? of|survivor|recover(?:ed|ing)|research|article|news|worried about|afraid of|"
    r"statistics|gums|deadline|kidding|figuratively|dream|safe(?:ty)? (?:tips|rules)|firework|campfire|barbecue|bbq|candle|smoke (?:detector|free|area)|price|attack on titan|rate|my ex|heartburn|when i was|as a child|how common)\b",
    r"\b(?:hier|la semaine (?:derniere|prochaine)|le mois dernier|l'an(?:nee)? (?:dernier|passe|prochain)\w*|il y a (?:\w+ )(?:jours?|semaines?|mois|ans?)|demain|en (?:19|20)\d\d|assurance|exercice|formation|stage|film|roman|jeu|serie|livre|certificat|extincteur|"
    r"au cas ou|en cas d|s'il y (?:a|avait)|si (?:je|quelqu'un|on|mon|ma|un|jamais)|que faire (?:si|en cas)|telephone (?:est )?(?:mort|decharge|casse)|pile est|"
    r"batterie (?:est )?(?:vide|morte|a plat)|ordinateur|vire\b|licencie|mort de (?:rire|faim|fatigue)|prevenir|eviter|symptomes?|detecteur|feu d'artifice|barbecue|feu rouge|antecedents|reve|chanson|quand j'etais)",
    r"\b(?:ayer|anoche|la semana pasada|el (?:mes|ano) pasado|hace (?:\w+ )?(?:dias?|semanas?|mes(?:es)?|anos?)|manana|proxim[oa]|en (?:19|20)\d\d|seguro (?:medico|de|contra|cubre)|mi seguro|simulacro|curso|pelicula|novela|juego|serie|libro|certificado|extintor|en caso de|si (?:hay|alguien|me|mi|"
    r"tengo|un|una|se)\b|que hago si|(?:murio|apago) (?:el |mi )?(?:telefono|movil)|sin bateria|bateria (?:muerta|baja)|ordenador|despid|muero de (?:risa|hambre|ganas)|prevenir|evitar|sintomas|detector|fuegos artificiales|barbacoa|cancion|cuando era|antecedentes)",
    r"\b(?:ontem|a noite passada|semana passada|(?:mes|ano) passado|ha (?:\w+ )(?:dias?|semanas?|mes(?:es)?|anos?)|(?:dias?|semanas?|meses|anos?) atras|amanha|proxim[oa]|em (?:19|20)\d\d|seguro|simulado|simulacro|treinamento|formacao|curso|filme|romance|jogo|serie|livro|certificado|extintor|em caso "
    r"de|se (?:houver|alguem|eu|meu|minha|um|uma|tiver|acontecer)\b|o que (?:faco|fazer) se|(?:telemovel|celular) (?:morreu|acabou|descarregou)|sem bateria|bateria (?:acabou|fraca)|computador|demitid|despedid|morrendo de (?:rir|fome|vontade|rir|saudade|calor|frio|sono)|prevenir|evitar|sintomas|detector|fogos de artificio|churrasco|musica|quando era|historico)",
    r"(?:вчера|на прошлой неделе|в прошлом (?:месяце|году)|прошл(?:ым|ой) (?:летом|зимой|ночью)|(?:дн(?:я|ей)|недел\w+|месяц\w*|год\w*|лет) назад|завтра|в (?:19|20)\d\d|страхов|учени[яе]|учебн|тревог[аи]|курс|фильм|роман\b|игр[аеуы]|сериал|книг|справк|сертификат|огнетушител|если|в случае|что делать (?:если|при)|телефон (?:сел|"
    r"умер|умира|сдох)|батарейк|сел\w* батаре|ноутбук|компьютер|уволил|со смеху|от голода|от скуки|со скуки|профилактик|симптом|датчик|фейерверк|шашлык|песн|в детстве|перенес|план эвакуации|пожарн\w+ (?:выход|сигнализац))",
    r"(?:امس|البارحه|الاسبوع (?:الماضي|القادم)|الشهر الماضي|(?:العام|السنه) (?:الماضي|الماضيه)|قبل (?:\w+ )?(?:يوم|ايام|اسبوع|شهر|سنه|سنوات|عام)|منذ (?:\w+ )?(?:يوم|ايام|اسبوع|شهر|سنه|سنوات|عام)|غدا|بكره|تامين|تدريب|تمرين|دوره|فيلم|روايه|لعبه|مسلسل|كتاب|شهاده|طفايه|اذا|في حال|لو (?:حدث|حصل|كان|صار)|(?:مات|انطفا) (?:هاتفي|جوالي)|(?:هاتفي|جوالي) (?:مات|فصل)|البطاريه (?:فارغه|ضعيفه|انتهت)|كمبيوتر|"
    r"طردت من|فصلت من|من الضحك|من الجوع|الوقايه|اعراض|كاشف|العاب ناريه|شواء|اغنيه|عندما كنت)",
    r"(?:昨天|昨晚|前天|上(?:个)?(?:周|星期|月|次)|去年|前年|(?:天|周|月|年|小时)前|以前|曾经|明天|下(?:个)?(?:周|星期|月)|保险|演习|演练|培训|课程|电影|小说|游戏|电视剧|书|证书|合格证|灭火器|如果|万一|假如|要是|的话|时(?:应该|该|怎么)|手机.{0,4}(?:死机|没电|坏|死了)|电池(?:没|用完)|电脑|应该怎么(?:做|办)|想了解|开除|解雇|炒鱿鱼|笑死|饿死|累死|热死|烦死|忙死|困死|急死|气死|吓死|预防|避免|症状|"
    r"报警器|烟花|烧烤|歌|小时候|病史|防火|消防(?:检查|证|验收|通道|员证)|火锅|火车|抢票|抢购|抢红包|打车|打折|生意|股票|抢手)",
    r"(?:昨日|昨夜|先週|先月|去年|前に|以前|年前|か月前|日前|明日|来週|保険|訓練|研修|講習|映画|小説|ゲーム|ドラマ|本を|証明書|免状|消火器|もし|場合|たら(?:どう|何)|(?:した|なった)とき|備え|(?:携帯|スマホ)(?:が|の)(?:電池|充電|死|壊)|(?:電池|バッテリー)(?:切れ|が切|を替|を交換|交換|が死|がな)|パソコン|クビ|解雇|笑い死|死ぬほど|予防|症状|報知器|警報器|花火|バーベキュー|歌|子供の頃|既往|防災|ニュース)",
    r"(?:어제|어젯밤|지난(?:주|달|해|번)|작년|재작년|(?:년|달|주|일) ?전|예전|내일|다음 ?주|보험|훈련|교육|강의|영화|소설|게임|드라마|책|증명서|자격증|소화기|만약|혹시.{0,20}(?:면|경우)|경우|(?:하|나|지|되|있|당하|났을|생기)(?:면|을 때|ㄹ 때)|(?:휴대폰|핸드폰)(?:이|을)? ?(?:죽|꺼|고장|배터리)|배터리(?:가|를)? ?(?:다|없|방전|교체|나갔)|컴퓨터|노트북|해고|잘렸|웃겨|배고파 죽|피곤해 죽|더워 죽|보고 ?싶어 죽|예방|증상|감지기|경보기|불꽃놀이|"
    r"바비큐|노래|어렸을|병력|뉴스|불금|불고기|불닭)",
)

NOW: Rows = (
    r"\b(?:right now|now|just now|at this moment|help!|is not breathing|still (?:here|outside|bleeding)|(?:kill|hurt|shoot|stab) (?:me|us|her|him) if)\b",
    r"\b(?:maintenant|en ce moment|tout de suite|la,? vite|a l'instant|(?:me (?:tuer|faire du mal)|du mal) si)\b|vite!",
    r"\b(?:ahora|en este momento|ya mismo|rapido|(?:matar(?:me)?|dano) si)\b",
    r"\b(?:agora|neste momento|ja ja|rapido|(?:me (?:machuca|mata|matar)|matar-me) se)\b",
    r"(?:сейчас|прямо сейчас|срочно|в данный момент|скорее|(?:убьет|прирежет|зарежет) (?:меня|нас))",
    r"(?:الان|حالا|فورا|بسرعه|هلق|دلوقتي|(?:سيقتل|يقتل|سيضرب)(?:ني|نا) اذا)",
    r"(?:现在|正在|此刻|快点|救命|刚刚|赶快)",
    r"(?:今すぐ|今、|たった今|いま|早く|現在)",
    r"(?:지금|방금|당장|빨리)",
)

PERSON: Rows = (  # somebody near the writer: then a question about the number is a cry for help
    r"\b(?:my (?!building|insurance|phone|house|flat)\w+|he|she|i'm|i am|i've|we're|we are)\b",
    r"\b(?:mon (?:mari|fils|pere|ami|bebe)|ma (?:femme|fille|mere|copine)|je (?:saigne|suis)|il|elle) ",
    r"\b(?:mi (?:marido|mujer|esposa|esposo|hijo|hija|padre|madre|amig\w+|bebe)|estoy|estamos)\b",
    r"\b(?:m(?:eu|inha) (?:marido|mulher|filh\w|pai|mae|amig\w|bebe)|estou|estamos)\b",
    r"(?:\bмуж\b|\bжена\b|\bсын\b|\bдочь\b|\bотец\b|\bмама\b|\bмой\b|\bмоя\b|\bя\b|\bмы\b)",
    r"(?:زوجي|زوجتي|ابني|ابنتي|ابي|امي|والدي|والدتي|صديقي|طفلي)",
    r"我(?:的|们)?(?:爸|妈|父|母|老公|老婆|丈夫|妻子|孩子|儿子|女儿|宝宝|朋友|同事|室友|爷爷|奶奶)",
    r"(?:夫が|妻が|父が|母が|息子が|娘が|子供が|子どもが|友達が|友人が|赤ちゃんが|祖父が|祖母が)",
    r"(?:남편이|아내가|아버지가|어머니가|아빠가|엄마가|아들이|딸이|아이가|아기가|친구가|할아버지가|할머니가)",
)

DOMESTIC: Rows = (  # habitual violence at home is the topic domestic-violence, unless now
    r"\b(?:husband|boyfriend|wife|partner)\b.{0,16}\b(?:hits|beats|hurts|threatens)\b",
    r"\b(?:mari|conjoint|copain|compagnon)\b(?!.{0,16}en train)|\b(?:marido|esposo|pareja|novio|companheiro|namorado)\b"
    r"(?!.{0,16}\b(?:esta|estou|matando|batendo|pegando|agora)\b)|\by me pega\b",
    r"(?:муж|парень|сожитель)(?!.{0,10}сейчас)|(?:夫|旦那|彼氏|パートナー|奥さん)(?!.{0,6}暴れ)|(?:남편|아내|남자친구)(?!.{0,10}고 있)",
    r"(?:زوجي|جوزي|راجلي|زوجها|خطيبي)(?!.{0,12}الان)|جواز سفري وي",
)
