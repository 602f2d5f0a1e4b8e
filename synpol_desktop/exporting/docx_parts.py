"""The parts of a Word file besides its text."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from synpol_desktop.exporting.docx_text import MAIN
from synpol_desktop.exporting.xml_stream import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{MAIN}"><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)

_STYLES = (
    # id, name, size in half points, bold, space before and after in twentieths of a point, rest
    ("Title", "Title", 44, True, 0, 0, ""),
    ("Subtitle", "Subtitle", 26, False, 0, 240, ""),
    ("Heading1", "heading 1", 30, True, 360, 120, '<w:keepNext/><w:outlineLvl w:val="0"/>'),
    ("Heading2", "heading 2", 24, True, 240, 60, '<w:keepNext/><w:outlineLvl w:val="1"/>'),
    ("Quote", "Quote", 22, False, 60, 0, '<w:ind w:start="284"/>'),
    ("Citation", "Citation", 18, False, 0, 120, '<w:ind w:start="284"/>'),
    ("Source", "Source", 20, False, 0, 60, ""),
    ("Cell", "Cell", 20, False, 40, 40, ""),
)


def document_relations(*, with_picture: bool) -> str:
    """Return what the document refers to."""
    picture = (
        f'<Relationship Id="picture" Type="{_OFFICE}/image" Target="media/graph.png"/>'
        if with_picture
        else ""
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="settings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
        f"{picture}</Relationships>"
    )


def core(title: str, version: str, made: date) -> str:
    """Return the document's properties: the program is its author."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:creator>SynPol Desktop {version}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made.isoformat()}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def styles(*, rtl: bool) -> str:
    """Return the styles; fonts are those that every Word has for Arabic and Latin letters."""
    tongue = '<w:lang w:val="en-US" w:bidi="ar-SA"/>'
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    bidi = "<w:bidi/>" if rtl else ""
    written = [
        f'{_HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/>{tongue}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr>{bidi}<w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr></w:style>'
    ]
    for id_, name, size, bold, before, after, rest in _STYLES:
        keep = "<w:keepNext/>" if "keepNext" in rest else ""
        rest = rest.replace("<w:keepNext/>", "")
        indent, level = (rest, "") if "ind" in rest else ("", rest)
        weight = "<w:b/><w:bCs/>" if bold else ""
        written.append(
            f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/><w:qFormat/>'
            f'<w:pPr>{keep}{bidi}<w:spacing w:before="{before}" w:after="{after}"/>{indent}{level}</w:pPr>'
            f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
    return "".join([*written, "</w:styles>"])
