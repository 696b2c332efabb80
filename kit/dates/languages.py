"""Days of the month as they are written in other languages than English."""

from __future__ import annotations

import re
import unicodedata

from kit.dates.patterns import MONTHS

# In the order of the months, without accents and with a bare alif: Spanish, French, Italian,
# Portuguese, German and Arabic, which has two sets, of Iraq and the Levant and of Egypt and the
# Maghreb.
_NAMES = (
    "enero ene janvier janv gennaio janeiro januar يناير جانفي كانون_الثاني",
    "febrero fevrier fevr febbraio fevereiro februar فبراير فيفري شباط",
    "marzo mars marco marz maerz مارس اذار",
    "abril abr avril avr aprile ابريل افريل نيسان",
    "mayo mai maggio maio مايو ماي ايار",
    "junio juin giugno junho juni يونيو يونيه جوان حزيران",
    "julio juillet juil luglio julho juli يوليو يوليه جويلية تموز",
    "agosto aout اغسطس اوت اب",
    "septiembre setiembre septembre settembre setembro سبتمبر ايلول",
    "octubre octobre ottobre outubro oktober اكتوبر تشرين_الاول",
    "noviembre novembre novembro نوفمبر تشرين_الثاني",
    "diciembre dic decembre dicembre dezembro dezember ديسمبر كانون_الاول",
)
_ENGLISH = {
    name.replace("_", " "): english
    for english, names in zip(MONTHS, _NAMES, strict=True)
    for name in names.split()
}
_NAME = "|".join(sorted(_ENGLISH, key=len, reverse=True))
# A number must stand before the name: Mars is a planet too.
_DAY = re.compile(
    r"(?:\b(?:(?:el|le|au|في|يوم)\s+)+)?"
    r"(?<![\w.,/-])(?P<day>\d\d?)(?:er|ro|\.?o|°|\.|st|nd|rd|th)?\s+(?:(?:de|di|of|من)\s+)?"
    rf"(?P<month>{_NAME})\b\.?(?:\s*/\s*(?:{_NAME})\b)?"
    r"(?:,?\s+(?:(?:de|del|de l'annee|في|عام|سنة)\s+)*(?P<year>\d{4})\b)?"
)


def days_in_english(text: str) -> str:
    """Give a normalised text with such days written as in English, and its digits as ASCII ones.

    >>> days_in_english("el 17 de octubre del 2016"), days_in_english("le 1er août")
    ('17 october 2016', '1 august')
    """
    return _DAY.sub(_in_english, text if text.isascii() else _folded(text))


def _in_english(match: re.Match[str]) -> str:
    return " ".join(filter(None, (match["day"], _ENGLISH[match["month"]], match["year"])))


def _folded(text: str) -> str:
    """Give the text without accents and hamza, and with the ten digits of ASCII."""
    signs = unicodedata.normalize("NFKD", text)
    return "".join(
        str(unicodedata.decimal(sign, sign)) for sign in signs if not unicodedata.combining(sign)
    )
