"""Ends that stand in another place than most do, written for the tests; persons and bodies are invented.

Each is followed by all relations it states, ``source TYPE target``, and nothing else; ``|`` parts
readings that are as good. Every mechanism has traps beside it: sentences that only look like it.
"""

OWED = [
    # whose duty it is stands behind another preposition, or as the topic, or as who does it
    ("قال {{a:PER|نزار العامري}} إنه لا ينبغي ل{{c:GPE|كوبا}} أن تبني السد.", "a REQUEST c"),
    ("وأضاف {{a:PER|نزار العامري}} أنه لا بد ل{{c:GPE|كوبا}} من وقف البناء.", "a REQUEST c"),
    ("قال {{a:PER|نزار العامري}} إن {{c:GPE|كوبا}} يجب أن تسحب سفنها.", "a REQUEST c"),
    ("قالت {{h:ORG|حركة الإصلاح}} إن «{{i:ORG|مجلس الشيوخ}} ينبغي ألا ينتظر».", "h REQUEST i"),
    ("رأى {{a:PER|نزار العامري}} أنه يتعين أن تسحب {{c:GPE|كوبا}} سفنها.", "a REQUEST c"),
    (
        "قال {{a:PER|نزار العامري}} إن على رئيس البلدية، {{b:PER|سالم}}، إعادة النظر فيه.",
        "a REQUEST b",
    ),
    ("قال {{a:PER|نزار العامري}} إن على {{c:GPE|كوبا}} ألا تبني السد.", "a REQUEST c"),
]

OWED_TRAPS = [
    # nobody says so, it was so, the name only belongs to the topic, or it lies on somebody
    ("لا ينبغي ل{{c:GPE|كوبا}} أن تنتظر.", ""),
    ("قال {{a:PER|نزار العامري}} إن الماء الذي يجب أن تحصل عليه {{c:GPE|كوبا}} قليل.", ""),
    ("قال {{a:PER|نزار العامري}} إن علاقات {{c:GPE|كوبا}} و{{d:GPE|غانا}} يجب أن تدوم.", ""),
    ("قال {{a:PER|نزار العامري}} إن سفن {{c:GPE|كوبا}} كان يجب أن تصل.", ""),
    ("قال {{a:PER|نزار العامري}} إن على {{c:GPE|كوبا}} ديونا.", ""),
    ("قال {{a:PER|نزار العامري}} إنه لا بد من الصبر في {{c:GPE|كوبا}}.", ""),
]

SEQUEL_OF_PLAN = [
    # what goes on with something that is yet to come is yet to come as well
    ("قال متحدث إن {{a:PER|نزار العامري}} سيزور {{c:GPE|كوبا}} ويلتقي ب{{b:PER|سالم الدوري}}.", ""),
    ("سيزور {{a:PER|نزار العامري}} {{c:GPE|كوبا}} يجري خلالها محادثات مع {{b:PER|سالم الدوري}}.", ""),
    ("سوف يزور {{a:PER|نزار العامري}} {{c:GPE|كوبا}} قبل أن يصل إلى {{d:GPE|غانا}}.", ""),
    (
        "وصل {{a:PER|نزار العامري}} إلى {{c:GPE|كوبا}} ويلتقي ب{{b:PER|سالم الدوري}} هناك.",
        "a CONSULT c; a CONSULT b",
    ),
]

EXEMPLIFIED = [
    # examples of a group stand for it
    (
        "يدعو {{h:ORG|مجلس الشيوخ}} جميع الدول، خاصة {{c:GPE|كوبا}} و{{d:GPE|غانا}}، إلى الحوار.",
        "h REQUEST c; h REQUEST d",
    ),
    ("تدعو {{h:ORG|حركة الإصلاح}} كل الأطراف بما في ذلك {{i:ORG|جماعة النسور}} إلى الحوار.", "h REQUEST i"),
    ("وطالبت دول عدة، من بينها {{c:GPE|كوبا}}، {{d:GPE|غانا}} بوقف البناء.", "c REQUEST d"),
    (
        "انتقدت {{h:ORG|حركة الإصلاح}} دولا مجاورة، من بينها {{c:GPE|كوبا}} و{{d:GPE|غانا}}.",
        "h ACCUSE c; h ACCUSE d",
    ),
    ("شاركت دول عدة بينها {{c:GPE|كوبا}} في {{v:EVENT|مؤتمر العقبة}}.", "c PARTICIPATES_IN v"),
    # what is spoken of is no such group, or another one
    ("دعا {{a:PER|نزار العامري}} إلى بحث ملفات عدة، من بينها {{c:GPE|كوبا}}.", ""),
    ("العلاقات بينها وبين دول المنطقة وخاصة {{c:GPE|كوبا}} جيدة.", ""),
]

PARTED_SIDES = [
    # both sides of a clash fight; allies don't, though the other side has no name
    (
        "اندلعت اشتباكات بين {{g:ORG|قوات الصحراء}} من جهة و{{i:ORG|جماعة النسور}} من جهة أخرى.",
        "g ASSAULT i; i ASSAULT g",
    ),
    ("اندلعت اشتباكات بين {{g:ORG|قوات الصحراء}} و{{i:ORG|جماعة النسور}} من جهة ومسلحين من جهة أخرى.", ""),
    ("بدأت محادثات بين {{c:GPE|كوبا}} و{{d:GPE|غانا}} من جهة والمعارضة من جهة أخرى.", ""),
]

ASKED_TO_ACT = [
    # who is to do what is asked for is asked
    ("طلبت {{c:GPE|كوبا}} أن يعقد {{h:ORG|مجلس الشيوخ}} جلسة.", "c REQUEST h"),
    ("دعا {{a:PER|نزار العامري}} إلى أن تنسحب {{c:GPE|كوبا}} من الجزيرة.", "a REQUEST c"),
    ("طالب {{a:PER|نزار العامري}} بأن يكون الحل سلمياً في {{c:GPE|كوبا}}.", ""),
]

ASKED_BEHIND_A_NOUN = [
    # what a noun takes on the way names nobody who is asked
    ("طلبت {{c:GPE|كوبا}} مساعدة من {{d:GPE|غانا}}.", "c REQUEST d"),
    ("طلبت {{c:GPE|كوبا}} من مقاتلي {{i:ORG|جماعة النسور}} الانسحاب.", "c REQUEST i"),
    ("طلبت {{c:GPE|كوبا}} من السائقين تفادي السفر إلى {{d:GPE|غانا}}.", ""),
    ("{{c:GPE|كوبا}} تطلب فرض رسوم على سفن من {{d:GPE|غانا}}.", ""),
]

BEHIND_AN_ASIDE = [
    # who acts in a clause about others doesn't go on behind it
    (
        "عارضت {{c:GPE|كوبا}} {{g:ORG|قوات البر}} التي تقودها {{d:GPE|غانا}} وقصفت مواقع {{i:ORG|النسور}}.",
        "c REJECT g; d MEMBER_OF g; c ASSAULT i",
    ),
]

LED = [
    # a body acts, not who leads it, and its object stands behind the clause that says so
    ("قصف {{g:ORG|التحالف}} الذي تقوده {{d:GPE|غانا}} {{i:ORG|النسور}}.", "d MEMBER_OF g; g ASSAULT i"),
    (
        "انتهت غارات شنتها طائرات {{g:ORG|التحالف}} الذي تقوده {{d:GPE|غانا}} على {{t:GPE|سبها}}.",
        "d MEMBER_OF g; g ASSAULT t",
    ),
    (
        "كثفت طائرات {{g:ORG|تحالف الشمال}} الذي تقوده {{d:GPE|غانا}} غاراتها على {{i:ORG|النسور}}.",
        "d MEMBER_OF g; g ASSAULT i",
    ),
    # what is no body leaves the act to who does it
    ("انتهت الحملة التي تقودها {{d:GPE|غانا}} على {{i:ORG|النسور}}.", "d ASSAULT i"),
]

PARTNERS = [
    # who made an accord that is spoken of meets nobody
    ("ناقش {{a:PER|نزار العامري}} أمس الانسحاب من {{l:LAW|اتفاق العقبة}} مع {{c:GPE|كوبا}}.", ""),
    ("ناقش {{a:PER|نزار العامري}} أمس جهود إبرام اتفاق جديد مع {{c:GPE|كوبا}}.", ""),
    ("ناقش {{a:PER|نزار العامري}} خطط البناء مع {{b:PER|سالم الدوري}}.", "a CONSULT b"),
    ("وقعت {{c:GPE|كوبا}} أمس اتفاقاً جديداً مع {{d:GPE|غانا}}.", "c AGREE d"),
]

AT_REQUEST_OF = [
    # who is asked does what a noun tells, not who tells it
    (
        "وتحدث {{a:PER|نزار العامري}} بعد تدخل {{g:ORG|قوات الصحراء}}، استجابة لطلب {{h:ORG|حركة الإصلاح}}.",
        "h REQUEST g",
    ),
    ("تدخلت {{g:ORG|قوات الصحراء}} استجابة لطلب {{h:ORG|حركة الإصلاح}}.", "h REQUEST g"),
]

TITLED = [
    # the body of a title is not whom its bearer orders
    (
        "أمر الأمير {{a:PER|سعد}} ولي العهد النائب الثاني لرئيس {{h:ORG|مجلس الشيوخ}} بتأمين القمح.",
        "a REPRESENTS h",
    ),
    ("أمر الأمير {{a:PER|سعد}} {{g:ORG|قوات الصحراء}} بالانسحاب.", "a REQUEST g"),
]
