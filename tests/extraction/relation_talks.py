"""Talks, accords and stances as reports tell them, written for the tests; persons and bodies are invented.

Each is followed by all relations it states, ``source TYPE target``, and nothing else; ``|`` parts
readings that are as good. Every mechanism has traps beside it: sentences that only look like it.
"""

TIED = [
    # what ends with a tied letter is a noun, no verb with a pronoun
    ("وأجرى {{a:PER|سالم الحداد}} لقاءات عدة مع {{b:PER|نزار العامري}}.", "a CONSULT b"),
    ("شنت {{a:ORG|قوات الصحراء}} أمس غارات عدة على {{b:ORG|حركة الساحل}}.", "a ASSAULT b"),
]

TITLES = [
    (
        "استقبل خادم الحرمين الشريفين الملك {{a:PER|سعد الهاجري}} {{b:PER|نزار العامري}}.",
        "a CONSULT b",
    ),
]

ABOUT_WHAT = [
    (
        "انتهت محادثات فنية بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}} بشأن {{c:GPE|سبها}} و{{d:GPE|تشاد}}.",
        "a CONSULT b",
    ),
    (
        "انتهت محادثات فنية بين {{a:GPE|كوبا}} و{{b:GPE|بيرو}} و{{c:GPE|تشاد}} بشأن المياه.",
        "a CONSULT b; a CONSULT c; b CONSULT c",
    ),
]

HELD_WITH = [
    (
        "وأوضح {{a:PER|سالم الحداد}} خلال المؤتمر الصحفي الذي عقده مع {{b:PER|نزار العامري}} أن السد قديم.",
        "a CONSULT b",
    ),
    (
        "وأوضح {{a:PER|سالم الحداد}} خلال الاجتماع الذي عقده أمس مع {{b:PER|نزار العامري}} أن السد قديم.",
        "a CONSULT b",
    ),
    # whom he met is not named, but where
    (
        "وأوضح {{a:PER|سالم الحداد}} خلال الاجتماع الذي عقده مع نظيره بمقر {{h:ORG|وزارة المياه}} ذلك.",
        "",
    ),
]

OCCASIONS = [
    ("وفي لقاء مع {{b:PER|نزار العامري}}، قال {{a:PER|سالم الحداد}} إن السد قديم.", "a CONSULT b"),
    (
        "وبعد محادثات مع {{b:PER|نزار العامري}} في العقبة، قالت {{a:PER|سلمى}} إن السد قديم.",
        "a CONSULT b",
    ),
    ("وتحدث {{a:PER|سالم الحداد}} عن اجتماعين مع {{b:PER|نزار العامري}}.", "a CONSULT b"),
    # a medium only asks
    ("وفي مقابلة مع {{h:ORG|صحيفة الأفق}}، قال {{a:PER|سالم الحداد}} إن السد قديم.", ""),
    # who is met on the occasion is another
    ("وفي لقاء مع طلاب {{h:ORG|جامعة الوادي}} قرأ شاعر قصيدة.", ""),
]

DEALS = [
    ("أعلنت {{h:ORG|حركة الساحل}} التوصل إلى اتفاق مع {{c:GPE|كوبا}}.", "h AGREE c"),
    ("{{h:ORG|حركة الساحل}} تعلن التوصل إلى اتفاق مع {{c:GPE|كوبا}}.", "h AGREE c"),
    ("أعلنت {{c:GPE|كوبا}} و{{d:GPE|بيرو}} هدنة تبدأ غدا.", "c AGREE d"),
    # what is announced is no deal, though one is named
    ("أعلن {{a:PER|سالم الحداد}} انسحاب البلاد من الاتفاق مع {{c:GPE|كوبا}}.", ""),
    ("أعلنت {{c:GPE|كوبا}} و{{d:GPE|بيرو}} أنهما تدرسان شروط اتفاق قديم.", ""),
]

ARRIVALS = [
    ("وصل {{a:PER|سالم الحداد}} إلى {{c:GPE|كوبا}}.", "a CONSULT c"),
    ("وصلت {{h:ORG|قوات الصحراء}} إلى مدينة {{c:GPE|سبها}}.", ""),
]

MEDIA = [
    ("قالت {{a:PER|سلمى الحداد}} إنها بحثت آلية تنفيذ {{l:LAW|القرار 90}}.", "a SUPPORT l"),
    ("قالت {{h:ORG|وكالة أنباء الوادي}} إن الجانبين بحثا آلية تنفيذ {{l:LAW|القرار 90}}.", ""),
]

KEPT_UP = [
    ("تعهدت {{c:GPE|كوبا}} بمواصلة دعم {{d:GPE|بيرو}}.", "c SUPPORT d"),
    (
        "وقالت {{a:PER|سلمى الحداد}} إننا لن نكف عن دعم {{d:GPE|بيرو}} و{{e:GPE|تشاد}}.",
        "a SUPPORT d; a SUPPORT e",
    ),
    ("ستواصل {{c:GPE|كوبا}} دعم {{d:GPE|بيرو}}.", "c SUPPORT d"),
    # others are asked to, or it ends
    ("دعت {{a:PER|سلمى الحداد}} إلى مواصلة دعم {{d:GPE|بيرو}}.", ""),
    ("لن تدعم {{c:GPE|كوبا}} {{d:GPE|بيرو}}.", ""),
    ("توقفت {{c:GPE|كوبا}} عن دعم {{d:GPE|بيرو}}.", ""),
]

BY_DEED = [
    ("تظاهر {{h:ORG|حزب النهر}} في العقبة تضامنا مع {{d:GPE|بيرو}}.", "h SUPPORT d"),
    ("تقود {{c:GPE|كوبا}} تحالفا عسكريا دعما ل{{h:ORG|حكومة الوحدة}}.", "c SUPPORT h"),
    ("تنتهج {{c:GPE|كوبا}} سياسة أكثر دعما ل{{h:ORG|حكومة الوحدة}}.", ""),
    ("أعدت {{c:GPE|كوبا}} القائمة وفقا ل{{l:LAW|إعلان العقبة}}.", ""),
]

MERITS = [
    ("قالت {{a:PER|سلمى الحداد}} إن {{l:LAW|اتفاق النهر}} مع {{c:GPE|كوبا}} كان أفضل خيار.", "a SUPPORT l"),
    ("قالت {{a:PER|سلمى الحداد}} إن {{l:LAW|مبادرة النهر}} أساس للحل.", "a SUPPORT l"),
    ("قالت {{a:PER|سلمى الحداد}} إن {{b:PER|نزار العامري}} أساس المصاعب.", ""),
]

OPERATIONS = [
    (
        "أطلقت {{c:GPE|كوبا}} عملية عسكرية أطلق عليها اسم «{{v:EVENT|فجر النهر}}» في {{d:GPE|سبها}}.",
        "c PARTICIPATES_IN v; v HELD_IN d|c PARTICIPATES_IN v; v HELD_IN d; c ASSAULT d",
    ),
    ("أطلقت {{c:GPE|كوبا}} نداء قبل {{v:EVENT|مؤتمر العقبة}}.", ""),
]
