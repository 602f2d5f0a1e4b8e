"""Sentences of which newspapers have many and where a nearer word owns what a rule would take.

Persons and most bodies are invented. Each sentence is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

AGENTS = [
    # who stands behind من قبل belongs to the noun or participle before it
    ("دعمت {{a:GPE|كوبا}} الجهود المبذولة من قبل {{b:PER|سالم الحداد}}.", ""),
    ("أدانت {{a:GPE|كوبا}} التصريحات المتكررة من قبل {{b:GPE|بيرو}}.", ""),
    ("اعتقل {{b:PER|سالم الحداد}} من قبل {{h:ORG|شرطة الميناء}}.", "h COERCE b"),
    ("اعتقل {{b:PER|سالم الحداد}} في المطار من قبل {{h:ORG|شرطة الميناء}}.", "h COERCE b"),
]

ATTRIBUTES = [
    # an attribute belongs to the noun before it, which a conjunction parts from the name
    ("دارت معارك بين {{h:ORG|حركة الساحل}} والقوات الموالية ل{{b:GPE|بيرو}}.", ""),
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
        "عقد {{a:PER|سالم الحداد}} اجتماعا ضم {{b:PER|نزار العامري}} و{{c:PER|ليلى الشامي}}.",
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
