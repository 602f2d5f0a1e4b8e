"""Sentences where words stand near each other and state nothing, with their neighbours that do.

Persons and most bodies are invented. Each sentence is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

GOVERNED = [
    # a noun on the way takes the preposition for itself
    ("أعربت {{a:GPE|إسبانيا}} عن أسفها لإعادة فرض العقوبات البحرية على {{b:GPE|كوبا}}.", ""),
    ("ندد {{a:PER|سالم الحداد}} بجرائم الحرس الموالي ل{{b:GPE|بيرو}}.", ""),
    # what a verb only carries leaves its preposition to the verb
    ("شنت {{a:GPE|إسبانيا}} موجة من الهجمات على {{h:ORG|حركة الساحل}}.", "a ASSAULT h"),
    ("توصلت {{a:GPE|إسبانيا}} إلى اتفاق مع {{b:GPE|كوبا}}.", "a AGREE b"),
    ("فرضت {{a:GPE|إسبانيا}} رزمة جديدة من العقوبات على {{b:GPE|كوبا}}.", "a SANCTION b"),
]

DESCRIBED = [
    # the noun right before a verb is its doer
    ("أعلن {{h:ORG|مجلس الوادي}} وجود مئة مسلح ينتمون إلى {{g:ORG|حركة الساحل}}.", ""),
    ("قال {{a:PER|سالم الحداد}} إن المدينة استقبلت عائلات فرت من {{b:GPE|كوبا}}.", ""),
    ("التقى {{a:PER|سالم الحداد}} وفدا يمثل {{h:ORG|حركة الساحل}}.", "|a CONSULT h"),
    # an adverb before a verb is no doer
    (
        "قرر {{a:PER|سالم الحداد}} السفر، وسرا اجتمع مع {{c:PER|نزار العامري}}.",
        "a CONSULT c",
    ),
]

OF_OTHERS = [
    # a noun without a doer in the words of a speaker is rarely his own stance
    ("قال {{a:PER|سالم الحداد}} إن الوزارة تحاول تهدئة مخاوف الناس من {{h:ORG|حركة الساحل}}.", ""),
    ("قال {{a:PER|سالم الحداد}} إن التجار خرجوا احتجاجا على {{h:ORG|حركة الساحل}}.", ""),
    ("قال {{a:PER|سالم الحداد}} إن الأزمة بدأت بعد الإطاحة ب{{b:PER|نزار العامري}}.", ""),
    # what an instrument lays down he backs, and whose silence he names he blames
    ("دعا {{a:PER|سالم الحداد}} إلى تنفيذ {{l:LAW|اتفاق الوادي}}.", "a SUPPORT l"),
    ("انتقد {{a:PER|سالم الحداد}} صمت {{h:ORG|حركة الساحل}}.", "a ACCUSE h"),
    (
        "شدد {{a:PER|سالم الحداد}} على ضرورة إقالة {{b:PER|نزار العامري}}.",
        "a REJECT b",
    ),
]

ATTRIBUTES = [
    # a participle that agrees with the noun before it says nothing of the speaker
    ("قال {{a:PER|سالم الحداد}} إن قوات موالية ل{{h:ORG|حركة الساحل}} أغلقت الطريق.", ""),
    ("قال {{a:PER|سالم الحداد}} إن الأهالي قطعوا الطريق مطالبين {{h:ORG|حركة الساحل}} بالحماية.", ""),
    ("قال {{a:PER|سالم الحداد}} ذلك مطالبا {{h:ORG|حركة الساحل}} بالحماية.", "a REQUEST h"),
    # a feminine relative takes up no man
    (
        "تحدث رئيس {{h:ORG|حركة الساحل}} {{a:PER|سالم الحداد}} التي تدعم {{g:ORG|حزب النيل}}.",
        "a HEADS h",
    ),
]

TWO_SIDES = [
    ("زار {{a:GPE|كوبا}} وفد من {{b:GPE|بيرو}}. ثم دارت اشتباكات بين الطرفين.", "b CONSULT a|"),
]

HARDLY_VERBS = [
    ("توسع {{a:PER|سالم الحداد}} في ذكر الدول المشاركة مثل {{b:GPE|كوبا}}.", ""),
    ("اتفق {{a:PER|سالم الحداد}} مع {{b:PER|نزار العامري}} على حظر نووي {{c:GPE|كوبا}}.", "a AGREE b"),
]

STATES = [
    # a dual for two states means no person, and a person and his own state are no two sides
    (
        "التقى {{a:PER|سالم الحداد}} {{b:PER|نزار العامري}}. ويشهد التعاون بين البلدين تقدما.",
        "a CONSULT b",
    ),
    (
        "التقى رئيس {{g:GPE|كوبا}} {{a:PER|سالم الحداد}} رئيس {{d:GPE|بيرو}} {{b:PER|نزار العامري}}. "
        "ويشهد التعاون بين البلدين تقدما.",
        "a CONSULT b; a HEADS g; b HEADS d; d COOPERATE g",
    ),
    # his country, which no text names
    ("أعلن {{a:PER|سالم الحداد}} أن {{g:GPE|كوبا}} قدمت مساعدات لبلاده.", ""),
]

ACCUSATIVES = [
    (
        "التقى {{a:PER|سالم الحداد}} {{b:PER|نزار العامري}}. وأعلن متحدث أن تحالفاً قام.",
        "a CONSULT b",
    ),
]

COPULAS = [
    ("قال {{a:PER|سالم الحداد}} إن الحوار هو الحل الأمثل للخلاف بين {{b:GPE|كوبا}} و{{g:GPE|بيرو}}.", ""),
]

BACKED = [
    # what forces back they help
    ("تدعم {{h:ORG|قوات الساحل}} {{g:ORG|حكومة الوادي}}.", "h AID g"),
    ("تدعم {{b:GPE|كوبا}} {{g:ORG|حكومة الوادي}}.", "b SUPPORT g"),
]

PEOPLE = [
    # the opposition is people
    ("قدم {{a:PER|سالم الحداد}} المعارضة ل{{g:ORG|حزب النيل}}.", ""),
    ("أعلن {{a:PER|سالم الحداد}} معارضته ل{{g:ORG|حزب النيل}}.", "a REJECT g"),
]

NOT_CARRIED = [
    (
        "تقدم {{a:PER|سالم الحداد}} بخطة ل{{c:GPE|تشيلي}} تقوم على أساس انسحاب الجنود من {{b:GPE|بيرو}}.",
        "",
    ),
]

SPOKEN_ABOUT = [
    # a refusal that a sentence is about, a fault or what somebody is blamed for is not the speaker's own
    ("قال {{a:PER|سالم الحداد}} إن رفض {{l:LAW|اتفاق الوادي}} سيقود إلى الحرب.", ""),
    ("قال {{a:PER|سالم الحداد}} إن من الخطأ التخلي عن {{l:LAW|اتفاق الوادي}} اليوم.", ""),
    ("أكد {{a:PER|سالم الحداد}} ضرورة إلغاء {{l:LAW|اتفاق الوادي}} فورا.", "a REJECT l"),
]

FURTHERED = [
    # ties that somebody would have stronger, and an accord that is proposed, are not yet there
    ("بحث المجتمعون سبل تعزيز التعاون بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}}.", ""),
    ("نظم المعرض بالتعاون بين {{h:ORG|وزارة الزراعة}} و{{g:ORG|وزارة الطاقة}}.", "h COOPERATE g"),
    ("قدم {{c:PER|نزار العامري}} مبادرة مصالحة بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}}.", ""),
]

LISTS = [
    # behind a comma, what somebody does is no further side
    (
        "تناول الحديث المحادثات بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}}، ودور {{c:GPE|إسبانيا}} في المنطقة.",
        "a CONSULT b",
    ),
    (
        "جرت محادثات بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}}، و{{c:GPE|إسبانيا}}.",
        "a CONSULT b;a CONSULT c;b CONSULT c",
    ),
]

IN_WORDS = [
    # a person attacks with words
    ("جدد {{a:PER|سالم الحداد}} هجومه على {{b:PER|نزار العامري}} بسبب الضرائب.", "a ACCUSE b"),
    ("صعدت {{h:ORG|حركة الساحل}} هجومها على {{g:ORG|جيش الوادي}} في الجنوب.", "h ASSAULT g"),
]

OWN_DOERS = [
    # a noun right behind a verb that takes no object is its doer, though it has no name
    (
        "سيطر {{h:ORG|جيش الوادي}} على {{b:GPE|درنة}}. وانسحب معظم المقاتلين من {{b:GPE|درنة}} ليلا.",
        "h COERCE b",
    ),
    (
        "خسرت {{h:ORG|حركة الساحل}} التلال، واستعادت فرق الحرس السيطرة على {{b:GPE|درنة}} ليلا.",
        "",
    ),
    ("هاجم {{h:ORG|جيش الوادي}} التلال، واستعاد السيطرة على {{b:GPE|درنة}} ليلا.", "h COERCE b"),
]

HELD_LAND = [
    # the land that somebody holds has no name; a town may be taken up
    (
        "هاجمت الطائرات {{g:ORG|قوات النهر}}، وهي آخر بلدة لا تزال {{h:ORG|حكومة الوادي}} تسيطر عليها.",
        "",
    ),
    ("استعادت {{g:ORG|قوات النهر}} القرى التي سيطر عليها {{h:ORG|مجلس الوادي}} لفترة قصيرة.", ""),
    ("دخل الجنود {{b:GPE|درنة}} التي يسيطر عليها {{h:ORG|مجلس الوادي}}.", "h COERCE b"),
]

WHAT_CAME_OF_IT = [
    # what was told before compelled them, not who was named last
    ("تقدم {{h:ORG|جيش الوادي}} في الأحياء، ما أجبر {{g:ORG|حركة الساحل}} على الانسحاب.", ""),
    ("أجبر {{h:ORG|جيش الوادي}} {{g:ORG|حركة الساحل}} على الانسحاب.", "h REQUEST g|h COERCE g"),
]

AMID = [
    # what happens meanwhile is not done by who the clause is about
    ("زار {{a:PER|سالم الحداد}} المعرض. ويعقد الاجتماع وسط مقاطعة {{h:ORG|حركة الساحل}}.", ""),
    ("أعلن {{a:PER|سالم الحداد}} مقاطعة {{h:ORG|حركة الساحل}}.", "a REJECT h|a SANCTION h"),
]

OWN_STATE = [
    # nobody condemns the state whose office he holds, but another one
    (
        "أعرب وزير خارجية {{b:GPE|كوبا}} {{a:PER|سالم الحداد}} عن استنكار {{b:GPE|كوبا}} ورفضها للتصريحات.",
        "a HEADS b",
    ),
    (
        "أعرب وزير خارجية {{b:GPE|كوبا}} {{a:PER|سالم الحداد}} عن رفضه سياسة {{c:GPE|بيرو}}.",
        "a HEADS b; a REJECT c|a HEADS b; a ACCUSE c|a HEADS b; a REJECT c; a ACCUSE c",
    ),
]
