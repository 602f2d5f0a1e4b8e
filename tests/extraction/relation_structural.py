"""Sentences about who holds which office, belongs to what, lies where and takes part in which event.

Written for the tests; persons and bodies are invented. Each is followed by all relations it states,
``source TYPE target``, and nothing else; ``|`` parts readings that are as good.
"""

OFFICES = [
    (
        "وأكد السفير المدير العام للعلاقات الثنائية ب{{h:ORG|وزارة الموانئ}} {{a:PER|نزار العامري}} ذلك.",
        "a REPRESENTS h",
    ),
    ("ترأست الجلسة نائبة المتحدث باسم {{h:ORG|الوزارة}} {{a:PER|سلمى شلبي}}.", "a REPRESENTS h"),
    (
        "وأسفت {{c:GPE|فرنسا}} على لسان سفيرها في {{d:GPE|تونس}} {{a:PER|نزار العامري}} للتأخير.",
        "a REPRESENTS c",
    ),
    (
        "واعتذرت {{c:GPE|مالي}}، عبر سفيرها لدى {{h:ORG|اتحاد الأنهار}} {{a:PER|نزار العامري}}.",
        "a REPRESENTS c",
    ),
    ("وأيدت {{c:GPE|ألمانيا}} الفكرة، وقال وزير تنميتها {{a:PER|نزار العامري}} ذلك.", "a HEADS c"),
    (
        "وأغلق {{h:ORG|البنك}} فروعه، فيما قال وكيله لقطاع الرقابة {{a:PER|نزار العامري}} ذلك.",
        "a REPRESENTS h",
    ),
    (
        "رئيس {{h:ORG|المجلس}} لهذا الشهر، مندوب {{c:GPE|المكسيك}} {{a:PER|نزار العامري}}، غائب.",
        "a HEADS h; a REPRESENTS c",
    ),
    (
        "وصل نائب رئيس {{h:ORG|الحكومة}} ووزير {{i:ORG|الخارجية}} {{a:PER|نزار العامري}}.",
        "a REPRESENTS h; a HEADS i",
    ),
    ("وقال {{a:PER|نزار العامري}} الذي يشغل منصب رئيس {{h:ORG|حزب الفجر}} ذلك.", "a HEADS h"),
    ("وقال {{a:PER|نزار العامري}}، بصفته رئيساً ل{{h:ORG|حزب الفجر}}، ذلك.", "a HEADS h"),
    ("قال العقيد في {{h:ORG|حرس الموانئ}} {{a:PER|نزار العامري}} ذلك.", "a MEMBER_OF h"),
    ("قالت الطبيبة في {{h:ORG|مستشفى الساحل}} {{a:PER|سلمى شلبي}} ذلك.", "a MEMBER_OF h"),
    ("وصل قيادي محلي في {{h:ORG|حركة الفجر}} يدعى {{a:PER|نزار العامري}}.", "a MEMBER_OF h"),
    ("وقالت مديرة الشؤون القانونية في {{h:ORG|شركة الموج}} {{a:PER|سلمى شلبي}} ذلك.", "a REPRESENTS h"),
    ("وقال مدير عام {{h:ORG|وزارة الموانئ}} {{a:PER|نزار العامري}} ذلك.", "a REPRESENTS h"),
    ("وقال المنسق العام ل{{h:ORG|حملة النهر}} {{a:PER|نزار العامري}} ذلك.", "a HEADS h"),
    (
        "وقالت رئيسة {{h:ORG|حزب الفجر}} في {{i:ORG|برلمان الساحل}} {{a:PER|سلمى شلبي}} ذلك.",
        "a HEADS h; a MEMBER_OF i; h MEMBER_OF i",
    ),
    (
        "وقال رئيس وفد {{h:ORG|حركة الفجر}} إلى {{e:EVENT|محادثات الجبل}} {{a:PER|نزار العامري}} ذلك.",
        "a REPRESENTS h; a PARTICIPATES_IN e",
    ),
    ("وترأس {{c:GPE|الجانب الفرنسي}} الوزير {{a:PER|نزار العامري}}.", "a REPRESENTS c"),
]

OFFICE_TRAPS = [
    ("رأى العقيد {{a:PER|نزار العامري}} مقر {{h:ORG|حرس الموانئ}}.", ""),
    ("اختطف مسلحون من {{g:ORG|حركة الفجر}} موظفين في {{h:ORG|شركة الموج}}.", "g COERCE h"),
    ("رأى {{a:PER|نزار العامري}} قادة {{h:ORG|حركة الفجر}}.", ""),
]

MEMBERS = [
    ("{{g:ORG|تحالف الأنهار}} بقيادة {{c:GPE|النرويج}} واسع.", "c MEMBER_OF g"),
    ("انسحب {{g:ORG|تحالف الأنهار}} الذي تقوده {{c:GPE|النرويج}}.", "c MEMBER_OF g"),
    ("زعيمة كتلة «{{h:ORG|بيت النهر}}» في {{i:ORG|برلمان الساحل}} غائبة.", "h MEMBER_OF i"),
    ("غابت {{h:ORG|حركة الفجر}} في {{i:ORG|لجنة الأنهار}}.", "h MEMBER_OF i"),
    ("ناقش {{h:ORG|مجلس الأنهار}} في جلسته الأسبوعية برئاسة {{a:PER|نزار العامري}} الخطة.", "a HEADS h"),
]

PARTS = [
    ("{{h:ORG|الأمانة العامة}} ل{{i:ORG|لمنظمة}} مغلقة.", "h PART_OF i"),
    ("{{h:ORG|لجنة الزراعة}} في {{i:ORG|برلمان الساحل}} مغلقة.", "h PART_OF i"),
    ("{{h:ORG|وزارة الموانئ}} ب{{c:GPE|المغرب}} مغلقة.", "h PART_OF c"),
    ("وافق {{i:ORG|مجلس الجبل}}، ورأت {{h:ORG|لجنة الزراعة}} فيه ذلك.", "h PART_OF i"),
    ("{{e:EVENT|الدورة الخمسون}} ل{{i:ORG|مجلس الأنهار}} طويلة.", "e PART_OF i"),
    ("{{h:ORG|المكتب السياسي لحركة الفجر}} مغلق، و{{i:ORG|حركة الفجر}} غاضبة.", "h PART_OF i"),
    ("{{h:ORG|قوات النظام}} بعيدة عن {{i:ORG|النظام الساحلي}}.", "h PART_OF i"),
    ("{{c:GPE|بلدة النبع}} في محافظة {{d:GPE|الساحل}} هادئة.", "c PART_OF d"),
    ("{{c:GPE|النبع}} ب{{d:GPE|إقليم الجبل}} هادئة.", "c PART_OF d"),
    ("{{c:GPE|النبع}} عاصمة {{d:GPE|الجبل}} هادئة.", "c PART_OF d"),
    ("{{c:GPE|النبع}} مركز محافظة {{d:GPE|الجبل}} هادئة.", "c PART_OF d"),
    ("مدينة {{c:GPE|النبع}} الحدودية في ريف {{d:GPE|الجبل}} هادئة.", "c PART_OF d"),
]

PART_TRAPS = [
    ("وقعتا الاتفاق في {{d:GPE|النبع}} مع {{c:GPE|الجبل}} في {{e:GPE|السهل}}.", ""),
    ("تزامن {{e:EVENT|المؤتمر}} مع إضراب موالين ل{{h:ORG|حركة الفجر}}.", ""),
]

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
    ("خصص {{e:EVENT|مؤتمر المياه}} جلسته لأوضاع الناس في {{c:GPE|النبع}}.", ""),
    ("{{e:EVENT|مؤتمر المياه}} الذي عقد بدعوة من {{c:GPE|مالي}} طويل.", "c PARTICIPATES_IN e"),
]
