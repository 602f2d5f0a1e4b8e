"""Sentences in the forms of newspapers, written for the tests; persons are invented.

Each is followed by all relations it states, ``source TYPE target``, and nothing else; ``|`` parts
readings that are as good. Every mechanism has traps beside it: sentences that only look like it.
"""

CARRIED_BY_A_VERB = [
    ("قامت {{c:GPE|روسيا}} بقصف {{d:GPE|سبها}}.", "c ASSAULT d"),
    ("عاودت {{g:ORG|قوات الصحراء}} مهاجمة مدينة {{d:GPE|سبها}}.", "g ASSAULT d"),
    ("كثفت {{g:ORG|قوات الصحراء}}، منذ فجر الجمعة، قصفها المدفعي على {{d:GPE|سبها}}.", "g ASSAULT d"),
    ("لجأت {{g:ORG|قوات الصحراء}} إلى محاصرة {{d:GPE|سبها}}.", "g COERCE d"),
    ("أظهرت {{c:GPE|النرويج}} تأييدها ل{{h:ORG|حركة الإصلاح}}.", "c SUPPORT h"),
]

CARRIED_TRAPS = [
    ("لم تعاود {{g:ORG|قوات الصحراء}} مهاجمة مدينة {{d:GPE|سبها}}.", ""),
    ("ستباشر {{g:ORG|قوات الصحراء}} مهاجمة مدينة {{d:GPE|سبها}}.", ""),
    ("قام {{a:PER|نزار العامري}} من مقعده في {{d:GPE|سبها}}.", ""),
]

HELPING = [
    ("{{c:GPE|تركيا}} ما زالت تعارض {{l:LAW|اتفاق الرياض}}.", "c REJECT l"),
    ("{{c:GPE|روسيا}} كانت قد رفضت {{l:LAW|اتفاق الرياض}}.", "c REJECT l"),
    ("أما {{h:ORG|حركة الإصلاح}} فما برحت تؤيد {{l:LAW|اتفاق الرياض}}.", "h SUPPORT l"),
    ("زار {{a:PER|نزار العامري}} {{c:GPE|قطر}} ثم اجتمع مع {{b:PER|رائد شلبي}}.", "a CONSULT c; a CONSULT b"),
]

HELPING_TRAPS = [
    ("دول كانت قد رفضت {{l:LAW|اتفاق الرياض}} غابت عن الجلسة.", ""),
]

MEANS = [
    ("{{g:ORG|قوات الصحراء}} قصفت بالمدفعية والطيران مدينة {{d:GPE|سبها}}.", "g ASSAULT d"),
    ("قصفت بالمدفعية الثقيلة {{g:ORG|قوات الصحراء}} مدينة {{d:GPE|سبها}}.", "g ASSAULT d"),
    ("استهدفت {{g:ORG|قوات الصحراء}} بأكثر من عشر غارات {{d:LOC|جبل النور}}.", "g ASSAULT d"),
    ("ضربت {{c:GPE|إيران}} فجر الاثنين بصواريخ بعيدة المدى {{d:GPE|سبها}}.", "c ASSAULT d"),
    ("هاجمت {{h:ORG|حركة الإصلاح}} بشدة {{i:ORG|الحكومة التونسية}}.", "h ACCUSE i|h ASSAULT i"),
    ("تضغط {{c:GPE|النرويج}} منذ أشهر على {{d:GPE|تونس}} لفتح المعابر.", "c REQUEST d"),
]

MEANS_TRAPS = [
    ("دمرت البلدة بصواريخ {{g:ORG|قوات الصحراء}} أمس.", ""),
    ("طالب السكان بوقف قصف {{d:GPE|سبها}}.", ""),
]
