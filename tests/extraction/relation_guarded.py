"""Sentences of which newspapers have many and where a nearer word owns what a rule would take.

Persons and most bodies are invented. Each sentence is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

AGENTS = [
    # who stands behind من قبل belongs to the noun or participle before it
    ("أيدت {{a:GPE|كوبا}} الخطط المرسومة من قبل {{b:PER|سالم الحداد}}.", ""),
    ("أدانت {{a:GPE|كوبا}} التأخير المقصود من قبل {{b:GPE|بيرو}}.", ""),
    ("اعتقل {{b:PER|سالم الحداد}} من قبل {{h:ORG|شرطة الميناء}}.", "h COERCE b"),
    ("اعتقل {{b:PER|سالم الحداد}} في المطار من قبل {{h:ORG|شرطة الميناء}}.", "h COERCE b"),
]

ATTRIBUTES = [
    # an attribute belongs to the noun before it, which a conjunction parts from the name
    ("وقع نزاع بين {{h:ORG|حركة الساحل}} والصحف الموالية ل{{b:GPE|بيرو}}.", ""),
    ("تقدمت {{h:ORG|حركة الساحل}} الموالية ل{{b:GPE|بيرو}}.", "h SUPPORT b"),
]

OFFICES = [
    # members of a body of whom one person is not the list
    ("واتهم أعضاء {{h:ORG|حزب النيل}} {{a:PER|سالم الحداد}} بالتقصير.", "|h ACCUSE a"),
    ("تحدث أحد أعضاء {{h:ORG|حزب النيل}} {{a:PER|سالم الحداد}}.", "a MEMBER_OF h"),
    (
        "حضر أعضاء {{h:ORG|حزب النيل}} {{a:PER|سالم الحداد}} و{{b:PER|نزار العامري}}.",
        "a MEMBER_OF h; b MEMBER_OF h|a MEMBER_OF h",
    ),
    # whom somebody congratulates, he is not
    ("هنأ {{a:PER|الحداد}} الرئيس {{b:GPE|البيروفي}} على الفوز.", "a SUPPORT b|"),
    # who asks a woman is no woman
    ("دعا وزير {{b:GPE|بيرو}} منسقة الإغاثة {{a:PER|ليلى العامري}} إلى السفر.", ""),
]

MEETINGS = [
    # who holds a meeting meets those whom it brings together
    (
        "عقدت {{a:PER|ليلى الشامي}} جلسة صباحية ضمت {{b:PER|نزار العامري}} و{{c:PER|رامي الشامي}}.",
        "a CONSULT b; a CONSULT c",
    ),
    ("جرى لقاء ضم {{b:PER|نزار العامري}} و{{c:PER|ليلى الشامي}}.", "b CONSULT c"),
]

FRONTS = [
    # a front of the war is no body that others belong to
    ("تقدمت {{h:ORG|حركة الساحل}} في {{g:ORG|جبهة الوادي}}.", ""),
]

MOUTHS = [
    # a medium passes on what somebody says
    ("نقلت {{h:ORG|وكالة الأنباء الساحلية}} على لسان {{a:PER|سالم الحداد}} نفيه.", ""),
]

INSTRUMENTS = [
    # what is done by a law is no support of it
    ("قال {{a:PER|سالم الحداد}} إن البيع ممنوع بموجب {{l:LAW|قانون الموانئ}}.", ""),
]

OWNERS = [
    # two nouns with one pronoun have one owner
    (
        "قال {{a:PER|سالم الحداد}} إن {{h:ORG|حركة الساحل}} واصلت هجومها على {{g:ORG|حزب النيل}}"
        " وسيطرتها على {{c:GPE|كوبا}}.",
        "h ASSAULT g; h COERCE c",
    ),
    # of what is said to be done, the pronoun is no doer
    ("أحصت {{h:ORG|حركة الساحل}} غارات تم شنها على {{c:GPE|كوبا}}.", ""),
]

REVERSED = [
    # support for something is no support by who stands farther
    ("اتهمت {{a:GPE|إسبانيا}} التاجر بدعم التهريب والاقتراب من {{b:GPE|كوبا}}.", ""),
    ("تقدمت {{h:ORG|حركة الساحل}} بدعم من {{b:GPE|كوبا}}.", "b AID h"),
]

NOUNS = [
    # a noun follows إن, and one goes on with a noun before it
    ("قال {{a:PER|سالم الحداد}} إن دعم {{b:GPE|كوبا}} ل{{h:ORG|حركة الساحل}} مستمر.", "b SUPPORT h"),
    (
        "عرض {{a:PER|سالم الحداد}} برنامجا يشمل تدريب الحراس، ونشر زوارق المراقبة قرب {{b:GPE|كوبا}}.",
        "",
    ),
]

MET = [
    # who goes on from one place to another meets those whom a list names
    (
        "زار {{a:PER|سالم الحداد}} {{c:GPE|كوبا}}، والتقى {{b:PER|نزار العامري}} و{{d:PER|رامي الشامي}}.",
        "a CONSULT c; a CONSULT b; a CONSULT d",
    ),
    (
        "يحكى أن {{a:PER|سالم الحداد}} زار {{c:GPE|كوبا}}، والتقى مهندسين من {{h:ORG|حركة الساحل}} الزراعية.",
        "a CONSULT c; a CONSULT h",
    ),
    # an object without a name is an object
    (
        "قالت {{a:GPE|إسبانيا}} إنها أخلت الجزيرة بعد أن هاجم {{h:ORG|جيش الساحل}} منارتي مرفأ.",
        "",
    ),
]

FAR = [
    # who was spoken of two sentences before is no doer without a word on him, but in the story of his life
    (
        "اجتمعت {{h:ORG|حركة الساحل}} أمس. طال المطر أياما. وكان شبان قد اقتحموا مقر {{g:ORG|حزب النيل}}.",
        "",
    ),
    (
        "ولد {{a:PER|سالم الحداد}} في قرية بعيدة. كانت الحياة صعبة. انضم إلى {{g:ORG|حزب النيل}} شابا.",
        "a MEMBER_OF g",
    ),
]

STILL = [
    # a helping word and an adverb part no verb from its relative
    (
        "عاقبت {{h:ORG|حركة الساحل}} {{a:PER|سالم الحداد}} الذي لا يزال حتى الآن يحاصر {{c:GPE|كوبا}}.",
        "h SANCTION a; a COERCE c",
    ),
]

ASIDES = [
    # where a body sits is no object
    (
        "ورفض {{h:ORG|حزب النيل}}، ومقره {{c:GPE|كوبا}}، {{l:LAW|قانون الموانئ}}.",
        "h REJECT l",
    ),
    ("وذكر {{h:ORG|مرصد النيل}} ومقره {{c:GPE|كوبا}} أن السد ممتلئ.", ""),
]

PLACES = [
    ("سقطت {{c:GPE|كوبا}} في يد {{h:ORG|حركة الساحل}}.", "h COERCE c"),
    # a brigade in an army takes no army
    ("فرضت {{h:ORG|سرية الصقر}} في {{g:ORG|جيش الساحل}} سيطرتها على الجسور.", "h PART_OF g|"),
]

CURFEWS = [
    ("فرضت {{h:ORG|شرطة الميناء}} حظر التجول على {{c:GPE|كوبا}}.", "|h COERCE c"),
    ("فرضت {{a:GPE|إسبانيا}} حظرا على {{c:GPE|كوبا}}.", "a SANCTION c"),
]

CLASHES = [
    # what goes on between sides is no contact of theirs
    (
        "أقلق الرعاة تواصل المعارك بين {{h:ORG|حركة الساحل}} و{{g:ORG|حزب النيل}}.",
        "h ASSAULT g; g ASSAULT h",
    ),
]
