"""Sentences about who takes part in which event, where it is held and what comes of it.

Written for the tests; persons and bodies are invented. Each is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

ATTENDED = [
    (
        "عقد {{e:EVENT|مؤتمر المياه}} بمشاركة {{c:GPE|مالي}} و{{d:GPE|تشاد}}.",
        "c PARTICIPATES_IN e; d PARTICIPATES_IN e",
    ),
    (
        "انتهى {{e:EVENT|مؤتمر المياه}} بمشاركة 12 دولة، من بينها {{c:GPE|مالي}} و{{d:GPE|تشاد}}.",
        "c PARTICIPATES_IN e; d PARTICIPATES_IN e",
    ),
    ("انتهى {{e:EVENT|مؤتمر المياه}} الذي شارك فيه {{a:PER|نزار العامري}}.", "a PARTICIPATES_IN e"),
    ("انتهى {{e:EVENT|مؤتمر المياه}} الذي حضره {{a:PER|نزار العامري}}.", "a PARTICIPATES_IN e"),
    ("انتهى {{e:EVENT|مؤتمر المياه}} الذي نظمته {{c:GPE|مالي}}.", "c PARTICIPATES_IN e"),
    ("انتهى {{e:EVENT|مؤتمر المياه}} الذي عقد بدعوة من {{c:GPE|مالي}}.", "c PARTICIPATES_IN e"),
    (
        "وعلى هامش {{e:EVENT|مؤتمر المياه}}، التقى {{a:PER|نزار العامري}} {{b:PER|رائد شلبي}}.",
        "a CONSULT b; a PARTICIPATES_IN e; b PARTICIPATES_IN e",
    ),
    ("{{e:EVENT|مؤتمر المياه}} برئاسة {{a:PER|نزار العامري}} طويل.", "a PARTICIPATES_IN e"),
    ("انتهى {{e:EVENT|مؤتمر المياه}}. وغاب المؤتمر بمشاركة {{c:GPE|مالي}}.", "c PARTICIPATES_IN e"),
]

VENUES = [
    ("{{e:EVENT|مؤتمر المياه}} الدولي في {{c:GPE|النبع}} طويل.", "e HELD_IN c"),
    ("اختتمت في {{c:GPE|النبع}} أمس الأول أعمال {{e:EVENT|مؤتمر المياه}}.", "e HELD_IN c"),
    ("{{e:EVENT|مؤتمر المياه}} المنعقد في {{c:GPE|النبع}} طويل.", "e HELD_IN c"),
    ("{{e:EVENT|مؤتمر المياه}} الذي استضافته {{c:GPE|النبع}} طويل.", "e HELD_IN c"),
    ("تستضيف {{c:GPE|النبع}} غداً {{e:EVENT|مؤتمر المياه}}.", "e HELD_IN c|"),
    (
        "{{e:EVENT|المفاوضات}} بين {{g:ORG|حركة الفجر}} و{{h:ORG|حزب النهر}} في {{c:GPE|النبع}} طويلة.",
        "g PARTICIPATES_IN e; h PARTICIPATES_IN e; e HELD_IN c"
        "|g PARTICIPATES_IN e; h PARTICIPATES_IN e; e HELD_IN c; g CONSULT h",
    ),
    ("{{e:EVENT|مؤتمر النبع}} طويل، و{{c:GPE|النبع}} جميلة.", "e HELD_IN c"),
    ("وصل إلى {{c:GPE|النبع}} حيث يعقد {{e:EVENT|مؤتمر المياه}}.", "e HELD_IN c"),
]

VENUE_TRAPS = [
    ("ناقش {{e:EVENT|مؤتمر المياه}} الأوضاع في {{c:GPE|النبع}}.", ""),
    ("خصص {{e:EVENT|مؤتمر المياه}} جلسته لأوضاع الناس في {{c:GPE|النبع}}.", ""),
    ("{{e:EVENT|مؤتمر المياه}} الذي عقد بدعوة من {{c:GPE|مالي}} طويل.", "c PARTICIPATES_IN e"),
]

ISSUED = [
    ("{{l:LAW|القرار 9}} الذي أصدره {{g:ORG|مجلس الأنهار}} ملزم.", "g ISSUED l"),
    ("{{l:LAW|خطة العمل}} التي طرحتها {{g:ORG|لجنة الأنهار}} طويلة.", "g ISSUED l"),
    ("تبنى {{g:ORG|مجلس الأنهار}} {{l:LAW|القرار 9}}.", "g ISSUED l"),
]
