"""Sentences where what stands near a word belongs to another one, and their neighbours where it doesn't.

Persons and most bodies are invented. Each sentence is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

SIDES = [
    # members of one side, told in brackets or behind commas, agreed with the other one
    (
        "تحدث عن الاتفاق المبرم بين الدول الكبرى ({{a:GPE|إسبانيا}} و{{b:GPE|بيرو}}) و{{c:GPE|كوبا}}.",
        "a AGREE c; b AGREE c",
    ),
    (
        "تحدث عن الاتفاق المبرم بين {{c:GPE|كوبا}} والدول الكبرى ({{a:GPE|إسبانيا}} و{{b:GPE|بيرو}}).",
        "a AGREE c; b AGREE c",
    ),
    (
        "جرت محادثات بين {{a:GPE|إسبانيا}} و{{b:GPE|بيرو}} وبين {{c:GPE|كوبا}}.",
        "a CONSULT c; b CONSULT c",
    ),
    # a second name in brackets parts nobody, and a list alone has one side
    (
        "جرت محادثات بين {{h:ORG|حركة الساحل}} ({{h|الحركة}}) و{{c:GPE|كوبا}}.",
        "h CONSULT c",
    ),
    (
        "عقد اجتماع بين الدول الراعية ({{a:GPE|إسبانيا}} و{{b:GPE|بيرو}}).",
        "a CONSULT b",
    ),
    # who leaves a pact leaves none of those who made it
    ("انسحب {{p:PER|سالم الحداد}} من الاتفاق المبرم بين {{a:GPE|إسبانيا}} و{{c:GPE|كوبا}}.", "a AGREE c"),
]

AWAITED = [
    # what is still to come
    ("تحدثت الصحف عن القمة المرتقبة بين {{a:GPE|إسبانيا}} و{{c:GPE|كوبا}}.", ""),
    ("تحدثت الصحف عن القمة الأخيرة بين {{a:GPE|إسبانيا}} و{{c:GPE|كوبا}}.", "a CONSULT c"),
]

FILLED = [
    # a pronoun fills the slot of the verb
    (
        "تحدث عن الأموال التي استولت عليها {{h:ORG|حركة الساحل}} منذ الاعتداء على {{c:GPE|كوبا}}.",
        "",
    ),
    ("قال إن {{h:ORG|حركة الساحل}} استولت على {{c:GPE|كوبا}}.", "h COERCE c"),
    # what an act is done for, and what somebody says besides
    (
        "تنتشر {{h:ORG|قوات الساحل}} في الريف من أجل الضغط على {{g:ORG|حزب النيل}}.",
        "|h REQUEST g",
    ),
    (
        "استخدمت {{a:GPE|إسبانيا}} حق النقض مرتين، مشددة على ضرورة مساندة {{c:GPE|كوبا}}.",
        "|a SUPPORT c",
    ),
    # what is refused is the pact, not who it is with; dealings are refused with somebody
    ("قال إن رفض {{h:ORG|حركة الساحل}} للاتفاق مع {{c:GPE|كوبا}} خطأ.", ""),
    ("رفضت {{h:ORG|حركة الساحل}} التفاوض مع {{c:GPE|كوبا}}.", "h REJECT c"),
]

DOERS = [
    # a noun without a name does it
    ("أفادت {{h:ORG|هيئة الوادي}} أن عشرات السكان فروا من {{c:GPE|كوبا}}.", ""),
    (
        "قال {{p:PER|سالم الحداد}} إن القوات تتقدم وأجبر هذا التقدم {{h:ORG|حركة الساحل}} على الانسحاب.",
        "",
    ),
    # the state does it whose verb stands behind the relative, as what follows takes up the noun before
    ("تقع الحامية في مدينة {{t:GPE|النخيل}}، التي تهدد {{a:GPE|إسبانيا}} بمهاجمتها.", ""),
    ("تحدث عن {{a:GPE|إسبانيا}}، التي تهدد {{c:GPE|كوبا}} بعقوبات.", "a THREATEN c"),
]

NO_HOLDERS = [
    # who is named behind an occasion holds no office of it
    ("هذا ما قاله سفير {{a:GPE|إسبانيا}} بعد خطاب {{p:PER|سالم الحداد}}.", ""),
    ("قال سفير {{a:GPE|إسبانيا}} {{p:PER|سالم الحداد}} ذلك.", "p REPRESENTS a"),
    # leaders of one and leaders of another
    ("قال إن قادة {{h:ORG|حركة الساحل}} وقادة {{g:ORG|حزب النيل}} كانوا هناك.", ""),
    # a body speaks by the mouth of its minister, who heads a part of it
    (
        "دعت {{a:GPE|إسبانيا}}، على لسان وزير خارجيتها {{p:PER|سالم الحداد}}، إلى الهدوء.",
        "p HEADS a",
    ),
]

ATTACHED = [
    # a noun of its own belongs to the second body
    ("قصفت طائرات {{h:ORG|حلف النيل}} مركبة تابعة ل{{g:ORG|حركة الساحل}}.", "h ASSAULT g"),
    ("زار {{h:ORG|مركز البحوث}} التابع ل{{g:ORG|حزب النيل}}.", "h PART_OF g"),
    # the land that somebody holds is not the state beside it
    ("وصل إلى جنوب {{c:GPE|كوبا}} المجاور للقطاع الذي تحتله {{a:GPE|إسبانيا}}.", ""),
]

NOT_STATES = [
    # people of a country don't stand for it, its policy does
    ("اتهمت {{a:GPE|إسبانيا}} المعارضة [[c|الكوبية]] بالكذب.", ""),
    ("انتقدت {{a:GPE|إسبانيا}} السياسة [[c|الكوبية]] أمس.", "a ACCUSE c"),
]

CARRIED = [
    # what is called for is not laid on somebody; measures that are tightened are
    ("شدد {{p:PER|سالم الحداد}} على ضرورة فرض عقوبات على {{c:GPE|كوبا}}.", ""),
    ("شددت {{a:GPE|إسبانيا}} العقوبات على {{c:GPE|كوبا}}.", "a SANCTION c"),
    # what is wished or striven for
    ("قال إن {{a:GPE|إسبانيا}} متهمة بالسعي إلى إبرام اتفاق مع {{c:GPE|كوبا}}.", ""),
    # an ally with a pronoun goes on with the doers
    (
        "هددت {{a:GPE|إسبانيا}} وحليفتها {{b:GPE|بيرو}} {{h:ORG|حركة الساحل}} بعملية عسكرية.",
        "a THREATEN h; b THREATEN h; a COOPERATE b",
    ),
    # who signed what is criticised is not criticised
    ("انتقد {{p:PER|سالم الحداد}} الصفقة التي وقعتها {{a:GPE|إسبانيا}}.", ""),
    # by whom a second clause tells is not by whom the noun before it was done
    (
        "تحدثوا بعد الانسحاب من {{l:LAW|اتفاق الوادي}}، وأظهر بيان من جانب {{a:GPE|إسبانيا}} تحفظا.",
        "",
    ),
]
