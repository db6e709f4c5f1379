"""A text that is not English proposes nothing: German “will” is no promise."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract
from claimcheck.extract.text.language import foreign_language

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Konzern will bis 2027 in Leipzig ein neues Werk bauen.", "German"),
        ("Die Regierung will 40 Schulen bauen und die Steuern senken.", "German"),
        ("Le groupe va construire une usine dans la région d’ici 2027.", "French"),
        ("La empresa construirá una planta en Madrid para el año 2027.", "Spanish"),
        (
            "L’azienda costruirà uno stabilimento per la produzione di auto entro il 2027.",
            "Italian",
        ),
        ("Het bedrijf wil in 2027 een nieuwe fabriek openen in de haven van Gent.", "Dutch"),
        ("Företaget ska bygga en fabrik som är klar 2027, och det kommer att kosta.", "Swedish"),
        ("Компания построит завод к 2027 году.", "another language"),
        ("公司将在2027年之前建成工厂。", "another language"),
    ],
)
def test_the_language_of_a_foreign_text_is_named_and_nothing_is_proposed(
    text: str, language: str
) -> None:
    assert foreign_language(text) == language
    assert list(extract(text, SAID)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Acme will open in 2026.",
        "XPENG to build plant in Leeds",
        "",
        "2027",
        "A: We won’t sell a home robot before 2030.",
        "Die Zeit reported that Acme will open a plant in Leipzig, and that it is to hire 300.",
        "Acme’s plant in El Paso will open in 2026, said José de la Cruz of Los Angeles.",
        "“C’est la vie,” he said. Acme will build 40 homes in the city of Le Mans by 2027.",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert foreign_language(text) is None
