"""Translations for agencies: XLIFF 2.1 (OASIS Standard, 13 February 2018), one target language a
document, one ``file`` a topic, one ``unit`` a field.

Phrasings are no translations and stay at home.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.etree import ElementTree as Xml
from xml.etree.ElementTree import Element, SubElement

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.message import clean_text
from core.people import Language
from core.phrases import Phrase
from faq.entry import FaqText, Topic
from faq.tables import BadTables, Part, Problem

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
FIELDS = ("question", "answer", "details")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Xml.register_namespace("", NAMESPACE)


def write_xliff(
    topics: Iterable[Topic], source: Language, target: Language, owed: Iterable[str] = ()
) -> bytes:
    """``owed`` are topics whose translation is missing or out of step: their segments are to be
    translated, the others are final. Topics without a source text in that language are left
    out."""
    to_do = set(owed)
    root = Element(_tag("xliff"), {"version": "2.0", "srcLang": source, "trgLang": target})
    for topic in topics:
        if source not in topic.texts:
            continue
        file = SubElement(root, _tag("file"), {"id": topic.slug, _SPACE: "preserve"})
        ours, theirs = topic.texts[source], topic.texts.get(target)
        for name in FIELDS:
            text = getattr(ours, name)
            if not text:
                continue
            translated = None if theirs is None else getattr(theirs, name)
            state = "initial" if topic.slug in to_do or not translated else "final"
            unit = SubElement(file, _tag("unit"), {"id": name})
            segment = SubElement(unit, _tag("segment"), {"state": state})
            SubElement(segment, _tag("source")).text = clean_text(text)
            if translated:
                SubElement(segment, _tag("target")).text = clean_text(translated)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def read_xliff(content: bytes, texts: Mapping[tuple[str, Language], FaqText]) -> list[Part]:
    """The translations; ``texts`` are those that stand now, whose phrasings they keep. What has
    no target is left as it is.

    Raises:
        BadTables: no XLIFF 2, an unknown language, topic or field.
    """
    root = _parsed(content)
    target = Language.match(root.get("trgLang"))
    if target is None:
        raise BadTables(
            [
                Problem(
                    Phrase("No language of ours: {code}", {"code": root.get("trgLang") or "–"}),
                    column="trgLang",
                )
            ]
        )
    known = {slug for slug, _ in texts}
    parts: list[Part] = []
    problems: list[Problem] = []
    for number, file in enumerate(root.findall(_tag("file")), 1):
        slug = file.get("id") or ""
        if slug not in known:
            problems.append(
                Problem(Phrase("No topic of ours: {slug}", {"slug": slug}), "file", number)
            )
            continue
        fields: dict[str, str] = {}
        for unit in file.iter(_tag("unit")):
            name = unit.get("id") or ""
            if name not in FIELDS:
                problems.append(
                    Problem(Phrase("No field of ours: {name}", {"name": name}), slug, number, name)
                )
                continue
            if text := clean_text("".join(_targets(unit))):
                fields[name] = text
        if not fields:
            continue
        current = texts.get((slug, target))
        if current is None and not {"question", "answer"} <= fields.keys():
            problems.append(Problem(Phrase("Question and answer come together."), slug, number))
            continue
        old = current or FaqText(fields["question"], fields["answer"], "", ())
        said = {name: fields.get(name, getattr(old, name)) for name in FIELDS}
        body = replace(
            old, question=said["question"], answer=said["answer"], details=said["details"]
        )
        parts.append(Part(slug, target.value, body))
    if problems:
        raise BadTables(problems)
    return parts


def _targets(unit: Element) -> Iterable[str]:
    """Of a unit's segments, in their order; an agency's tool may have cut it into several, with
    what stands between them in ``ignorable`` (XLIFF 2.1, 4.2.2.4)."""
    for child in unit:
        if child.tag not in (_tag("segment"), _tag("ignorable")):
            continue
        found = child.find(_tag("target"))
        if found is None and child.tag == _tag("ignorable"):
            found = child.find(_tag("source"))
        if found is not None:
            yield "".join(found.itertext())


def _parsed(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except Xml.ParseError as error:
        line, column = error.position
        raise BadTables(
            [Problem(Phrase("No XML: {why}", {"why": str(error)}), row=line, column=str(column))]
        ) from None
    except (DefusedXmlException, ValueError, LookupError):
        raise BadTables([Problem(Phrase("Document types and entities are not taken."))]) from None
    if root.tag != _tag("xliff") or not (root.get("version") or "").startswith("2."):
        raise BadTables([Problem(Phrase("No XLIFF 2 document."))])
    return root


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
