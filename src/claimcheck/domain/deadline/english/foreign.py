"""Which other language words look like, by their letters or by what only it says of dates."""

import re

_LETTERS = {
    "Japanese": "\u3040-\u30ff",
    "Korean": "\uac00-\ud7af",
    "Chinese": "\u4e00-\u9fff",
    "Persian": "\u067e\u0686\u0698\u06a9\u06af\u06cc",
    "Arabic": "\u0600-\u06ff",
    "Hebrew": "\u0590-\u05ff",
    "Hindi": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Greek": "\u0370-\u03ff",
    "Ukrainian": "\u0456\u0457\u0454\u0491",
    "Russian": "\u0400-\u04ff",
}
"""Letters, the language that alone has some of them before the one that shares the others."""
_WORDS = {
    "German": "bis ende anfang mitte jahr jahres monat quartal halbjahr spätestens nächsten"
    " innerhalb januar februar märz juni juli oktober dezember",
    "French": "d'ici fin début avant année trimestre semestre mois prochain prochaine dans janvier"
    " février mars avril juin juillet août septembre octobre novembre décembre",
    "Spanish": "para finales hasta antes año trimestre principios mediados próximo enero febrero"
    " marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Italian": "entro fine anno trimestre prossimo prima metà gennaio febbraio marzo aprile maggio"
    " giugno luglio settembre ottobre dicembre",
    "Portuguese": "até final ano próximo antes trimestre janeiro fevereiro março abril maio junho"
    " julho setembro outubro novembro dezembro",
    "Dutch": "voor eind begin jaar kwartaal uiterlijk volgend januari februari maart juni juli"
    " augustus oktober december",
    "Swedish": "senast slutet början året kvartal nästa januari februari mars juni juli augusti",
    "Polish": "do końca roku przed kwartał przyszłego stycznia lutego marca kwietnia maja czerwca"
    " lipca sierpnia września października listopada grudnia",
    "Turkish": "kadar sonuna yılı yılın sonu önce ocak şubat nisan mayıs haziran temmuz ağustos"
    " eylül ekim kasım aralık",
}
_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]))?[^\W\d_]*")


def language(text: str, known: frozenset[str]) -> str:
    """Return the language that some text in small letters looks like; empty where none shows.

    Words that are known in English speak for no other language.
    """
    for name, letters in _LETTERS.items():
        if re.search(f"[{letters}]", text):
            return name
    words = set(_WORD.findall(text)) - known
    matches = {name: len(words.intersection(told.split())) for name, told in _WORDS.items()}
    best = max(matches, key=lambda name: matches[name])
    return best if matches[best] and 2 * matches[best] >= len(words) else ""
