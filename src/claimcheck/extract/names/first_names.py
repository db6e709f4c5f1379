"""Names that many people are called by, most of them in Europe, America and Asia: as data."""

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
Ahmed Akio Ali Alistair Amit Anil Anthea Arjun Ashok Aung Bernie Bjorn Brad Bridget Carla Cathy
Cecilia Chuck Clare Clive Cynthia Darren Deepak Derek Diego Dominic Eduardo Ekaterina Elaine Elon
Emmanuel Emmanuelle Enrique Esther Fatima Felix Fernando Fiona Florian Francesco Francisco
Francois François Frederic Gavin Geoff Geoffrey Gianni Gillian Giorgia Giuseppe Graeme Gustavo
Harsh Hiroshi Ibrahim Imran Irene Isabel Isabelle Jacinda Jamie Javier Jens Jensen Jeremy Jerome
Jessie Jill Joanna Joanne Jonas Jorge Joyce Juha Justin Kamala Katie Katrin Kazuo Keir Kemi Kenji
Kristin Kyriakos Lauren Laurent Leila Lorenzo Lorna Luca Lucas Luiz Mahmoud Malcolm
Manuel Marco Margrethe Mats Matt Matteo Mette Miriam Mohamed Mohammad Monica Muhammad Narendra
Nathalie Nigel Nikhil Nirmala Norman Olaf Olivia Pascal Pat Patrice Penny Petra Phil Piyush Priya
Rahul Rajesh Rajiv Raj Ravi Rebekah Rita Rishi Roberto Rod Rodrigo Sadiq Sanjay Satya Seamus Shane
Sheila Shinzo Sian Stella Sundar Sunil Susanna Takeshi Tanya Ted Tina Todd Toshio Tracy
Ursula Valerie Vera Vicky Vijay Volodymyr Warren Wei Wes Yasmin Yoko Yuki Yusuf Zoe
"""
FIRST_NAMES: Final = frozenset(_FIRST.split())
HOUSES: Final = frozenset(
    (
        "John Lewis",
        "Thomas Cook",
        "William Hill",
        "Charles Schwab",
        "Ralph Lauren",
        "Philip Morris",
        "Robert Half",
        "Robert Walters",
        "Edward Jones",
        "Henry Schein",
        "Marie Curie",
        "Ted Baker",
        "Jack Wills",
    )
)
"""Companies and charities that bear the name of a person."""
