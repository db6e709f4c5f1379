"""Names that many people are called by, from lists of the most frequent in Europe and America."""

from typing import Final

_FIRST: Final = """
Aaron Adam Alan Albert Alex Alexander Alexei Alice Amanda Amy Ana Anders Andrea Andrew Andrey
Angela Ann Anna Anne Annette Anthony Antonio Barack Barbara Ben Benjamin Bernard Bill Bob Boris
Brian Bruce Carl Carlos Carol Caroline Catherine Charles Charlotte Chris Christian Christine
Christopher Claire Claudia Colin Craig Daniel David Deborah Dennis Diana Diane Dick Dmitry Donald
Doris Dorothy Douglas Edward Eleanor Elena Elizabeth Emily Emma Eric Erik Eva Francis Frank
Frederick Gary George Gerald Gerhard Giovanni Gordon Graham Greg Gregory Hans Harold Harry Heather
Helen Henry Hillary Howard Hugh Ian Igor Ingrid Ivan Jack Jacob Jacques James Jan Jane Janet Jason
Jean Jeff Jeffrey Jennifer Jessica Jim Jimmy Joan Joe John Jonathan Jose Joseph Joshua Juan Judith
Julia Julie Karen Karl Kate Katherine Keith Kelly Ken Kenneth Kevin Kim Larry Laura Lars Lee Leo
Linda Lisa Louis Louise Lucy Luis Luke Marc Marcus Margaret Maria Marie Mario Mark Martin Mary
Matthew Michael Michel Michelle Miguel Mike Mohammed Nancy Natalie Neil Nicholas Nick Nicola
Nicolas Nina Olga Oliver Oscar Pamela Patricia Patrick Paul Pedro Peter Philip Philippe Pierre
Rachel Ralph Raymond Rebecca Richard Rick Robert Robin Roger Ronald Rosa Ruth Ryan Sally Sam
Samuel Sandra Sara Sarah Scott Sean Sergei Sergey Sharon Simon Sophie Stefan Stephanie Stephen
Steve Steven Stuart Susan Teresa Theodore Thomas Tim Timothy Tom Tony Victor Victoria Vincent
Vladimir Walter Wayne William Yves
"""
FIRST_NAMES: Final = frozenset(_FIRST.split())
