"""Sentences in which an end of a relation isn't named beside its act; all names are invented.

Each is followed by all relations it states, ``source TYPE target``, and nothing else; ``|`` parts
readings that are as good. Every mechanism has traps beside it: sentences that only look like it.
"""

DEEDS = [
    ("أشاد {{a:PER|رائد شلبي}} بالدور [[d|النرويجي]].", "a SUPPORT d"),
    ("أعرب {{h:ORG|حزب النيل}} عن أسفه للخطوة [[d|القبرصية]].", "h ACCUSE d"),
    ("أكدت {{c:GPE|النرويج}} رفضها استمرار التوغل [[d|القبرصي]] [[e|المالطي]].", "c REJECT d; c REJECT e"),
    (
        "رحب {{h:ORG|حزب النيل}} بقرار {{d:GPE|قبرص}}. وانتقد {{a:PER|رائد شلبي}} القرار.",
        "h SUPPORT d; a ACCUSE d",
    ),
    (
        "اتهم {{a:PER|رائد شلبي}} {{h:ORG|حزب النيل}} بالفساد. ورفض {{b:PER|سالم الهاجري}} هذا الاتهام.",
        "a ACCUSE h; b REJECT a",
    ),
    (
        "قصفت {{d:GPE|قبرص}} {{c:GPE|سرت}} فجراً. وأدانت {{h:ORG|لجنة العفو}} القصف.",
        "d ASSAULT c; h ACCUSE d",
    ),
    (
        "غادر {{h:ORG|حزب النيل}} الجلسة، وهو ما رفضته {{d:GPE|قبرص}} وأيدته {{c:GPE|النرويج}}.",
        "d REJECT h; c SUPPORT h",
    ),
    ("أعلن {{h:ORG|حزب النيل}} موقفه، في خطوة عارضتها {{d:GPE|قبرص}}.", "d REJECT h"),
    ("طرد {{h:ORG|حزب النيل}} نوابه، الأمر الذي انتقدته {{d:GPE|قبرص}}.", "d ACCUSE h"),
]

DEED_TRAPS = [
    ("رحب {{h:ORG|حزب النيل}} بقرار {{d:GPE|قبرص}}. وانتقد {{a:PER|رائد شلبي}} الطقس.", "h SUPPORT d"),
    ("انتقد {{a:PER|رائد شلبي}} القرار.", ""),
    ("رحب {{a:PER|رائد شلبي}} بضيوفه في البيت [[d|النرويجي]].", ""),
    ("نشر {{h:ORG|حزب النيل}} بياناً. وأدان {{a:PER|رائد شلبي}} القصف.", ""),
    ("قدم {{h:ORG|حزب النيل}} فكرة، وهو ما يزال صغيراً.", ""),
]

OWNERS = [
    ("قال {{a:PER|رائد شلبي}} إن {{d:GPE|قبرص}} تجدد دعمها ل{{h:ORG|مجلس الغابات}}.", "d SUPPORT h"),
    (
        "وأكد {{h:ORG|مجلس الغابات}} حرصه على {{d:GPE|قبرص}} في رفضها {{l:LAW|اتفاق الواحة}}.",
        "d REJECT l|h SUPPORT d; d REJECT l",
    ),
    (
        "قالت النائبة {{a:PER|منى علي}} إن {{h:ORG|مجلس السهل}} «صامد»، مؤكدة تضامنه مع {{d:GPE|مالي}}.",
        "h SUPPORT d",
    ),
    (
        "انتقدت {{a:PER|منى عبد الله}} {{h:ORG|دائرة الموانئ}}، وناشدتها خفض الرسوم.",
        "a ACCUSE h; a REQUEST h",
    ),
    (
        "تحدث {{a:PER|رائد شلبي}} عن الصيد في {{c:GPE|سرت}}، فيما أيدته {{b:PER|منى عبد الله}}.",
        "b SUPPORT a",
    ),
]

OWNER_TRAPS = [
    ("أقيم المؤتمر الذي استضافته {{d:GPE|قبرص}} و{{c:GPE|النرويج}}.", ""),
    ("تحدث {{a:PER|رائد شلبي}} عن {{h:ORG|حزب النيل}} وعن كلفة الطرق في {{c:GPE|سرت}}.", ""),
    ("يعارض {{h:ORG|حزب النيل}} ذلك، و{{k:ORG|تجمع السهل}} يعارضه أيضاً.", ""),
]

PLACES = [
    (
        "وصل {{h:ORG|الهلال الأزرق}} إلى {{c:GPE|سرت}}. وهاجمت {{g:ORG|قوات الصحراء}} المدينة فجراً.",
        "h CONSULT c; g ASSAULT c",
    ),
    (
        "حين هاجمت {{g:ORG|قوات الصحراء}} بلدة {{c:GPE|القطرون}} مساءً، انسحبت {{h:ORG|شرطة الحدود}} منها.",
        "g ASSAULT c; h RETREAT c",
    ),
]

PLACE_TRAPS = [
    ("وصل {{h:ORG|الهلال الأزرق}} إلى {{c:GPE|سرت}}. وتحسن الطقس في المدينة.", "h CONSULT c"),
    ("نشأ {{a:PER|رائد شلبي}} في {{c:GPE|سرت}}. وسقط المطر على المدينة القديمة.", ""),
]

US = [
    (
        "قال مدير {{h:ORG|الهلال الأزرق}} {{a:PER|سالم الهاجري}}: «نتعاون مع {{k:ORG|شرطة الحدود}} كثيراً».",
        "a HEADS h; h COOPERATE k",
    ),
    (
        "وأوضح مدير {{h:ORG|الهلال الأزرق}} {{a:PER|سالم الهاجري}} أن {{d:GPE|قبرص}} قدمت خمسين مليون دولار.",
        "a HEADS h; d AID h",
    ),
]

US_TRAPS = [
    ("وأوضح {{a:PER|سالم الهاجري}} أن {{d:GPE|قبرص}} قدمت خمسين مليون دولار.", ""),
    (
        "قال مدير {{h:ORG|الهلال الأزرق}} {{a:PER|سالم الهاجري}}: «ندين {{k:ORG|شرطة الحدود}}».",
        "a HEADS h; a ACCUSE k",
    ),
]

COUNTED = [
    (
        "أعلنت {{c:GPE|قبرص}} و{{d:GPE|النرويج}} و{{e:GPE|مالي}} عطلة. وزار {{a:PER|رائد علي}} الدول الثلاث.",
        "a CONSULT c; a CONSULT d; a CONSULT e",
    ),
]

COUNTED_TRAPS = [
    (
        "عقدت {{e:EVENT|الجولة 7}} بمشاركة الدول الثلاث: {{c:GPE|قبرص}} و{{d:GPE|النرويج}} و{{f:GPE|مالي}}.",
        "c PARTICIPATES_IN e; d PARTICIPATES_IN e; f PARTICIPATES_IN e",
    ),
    ("أعلنت {{c:GPE|قبرص}} و{{d:GPE|النرويج}} العطلة. وزار {{a:PER|رائد علي}} الدول الثلاث.", ""),
]
