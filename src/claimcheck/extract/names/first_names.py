"""Names that many people are called by, most of them in Europe, America and Asia: as data."""

from typing import Final

_FIRST: Final = """
Aaron Adam Ahmad Ahmed Akio Akira Alan Albert Alex Alexander Alexei Ali Alice Alistair Amanda Amir
Amit Amy Ana Anand Anders Andre Andrea Andrew Andrey Angela Angus Anil Ann Anna Anne Annette Anthea
Anthony Antonio Arjun Arthur Arvind Ashok Astrid Aung Barack Barbara Ben Benjamin Bernard Bernie
Beth Bill Bjorn Bob Boris Brad Brian Bridget Bruce Bruno Calvin Cameron Camilla Carl Carla Carlos
Carol Caroline Catherine Cathy Cecilia Cesar Charles Charlotte Chris Christian Christina Christine
Christopher Chuck Claire Clara Clare Claude Claudia Clement Cliff Clifford Clinton Clive Colin
Connor Constantin Craig Cynthia Cyril Damian Daniel Darren Dave David Deborah Debra Deepak Dennis
Derek Derrick Desmond Diana Diane Dick Diego Dilip Dmitry Dominic Donald Doris Dorothy Douglas Ed
Edmund Eduardo Edward Edwin Ekaterina Elaine Eleanor Elena Eleni Elizabeth Ellen Elliot Elliott Elon
Elsa Emily Emma Emmanuel Emmanuelle Enrique Eric Erica Erik Ernest Ernesto Esther Eugene Eva Evan
Evelyn Ezra Fatima Felix Fernando Fiona Florian Francesco Francine Francis Francisco Francois Frank
François Fred Frederic Frederick Fumio Gary Gavin Geoff Geoffrey George Geraint Gerald Gerhard
Gianni Gillian Gina Giorgia Giovanni Giuseppe Glenn Gloria Gordon Graeme Graham Greg Gregory Gustavo
Gwen Hans Harold Harry Harsh Hassan Heather Hector Helen Henrik Henry Herbert Hermann Hillary
Hiroshi Howard Hugh Hugo Humza Hussein Ian Ibrahim Igor Imelda Imran Ingrid Irene Isabel Isabelle
Ivan Jacinda Jack Jacob Jacques James Jamie Jan Jane Janet Jared Jason Javier Jean Jeff Jeffery
Jeffrey Jennifer Jens Jensen Jeremy Jerome Jerry Jessica Jessie Jill Jim Jimmy Joan Joanna Joanne
Joaquin Joe Joel John Jonas Jonathan Jorge Jose Joseph Josh Joshua Joyce Juan Judith Juha Julia
Julie Justin Kamal Kamala Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Katrin Kazuo Keiko
Keir Keith Kelly Kemi Ken Kenji Kenneth Kevin Kim Kofi Kristin Kristina Kwame Kyriakos Lachlan
Lakshmi Larry Lars Laura Lauren Laurent Lee Leila Leo Leonard Leslie Lewis Liam Linda Lisa Liz
Lorenzo Lorna Lorraine Louis Louisa Louise Luca Lucas Lucy Luis Luiz Luka Luke Lydia Lynn Magnus
Mahesh Mahmoud Malcolm Mandy Manmohan Manuel Marc Marcel Marco Marcus Margaret Margrethe Maria
Marianne Marie Marilyn Marin Mario Mark Marta Martin Mary Masayoshi Mats Matt Matteo Matthew Maurice
Mauricio Megan Melanie Melissa Mette Michael Michel Michelle Mick Miguel Mike Mikhail Minoru Miriam
Mitchell Mohamed Mohammad Mohammed Monica Muhammad Mukesh Murray Nadia Nancy Naomi Narendra Natalie
Nate Nathalie Nathan Ned Neil Nicholas Nick Nicola Nicolas Nigel Nikhil Nikola Nikolai Nina Nirmala
Nitin Noah Norbert Norman Olaf Olga Oliver Olivia Olivier Omar Oscar Pablo Pamela Paolo Pascal Pat
Patrice Patricia Patrick Patti Paul Paulo Pedro Penny Pete Peter Petra Phil Philip Philippe Phillip
Pierre Piyush Pradeep Priya Rachel Rafael Rahul Raj Rajesh Rajiv Ralph Ramesh Randall Randy Raul
Ravi Raymond Rebeca Rebecca Rebekah Reinhard Rene Rhona Richard Rick Rishi Rita Robbie Robert
Roberto Robin Rod Rodney Rodrigo Roger Ronald Rosa Rosemary Ross Roy Ruben Rupert Russell Ruth Ryan
Sadiq Sally Salman Sam Samuel Sandeep Sandra Sanjay Sara Sarah Satya Scott Seamus Sean Sebastian
Sergei Sergey Shane Sharad Sharon Shaun Shawn Sheila Shelley Shigeru Shinzo Shirley Sian Sid Silvia
Simon Sonia Sophie Stan Stefan Stella Stephanie Stephen Steve Steven Stuart Sue Sundar Sunil Suresh
Susan Susanna Suzanne Sven Sylvia Takashi Takeshi Tanya Tarek Tariq Ted Terence Teresa Terry
Theodore Theresa Thierry Thomas Tim Timothy Tina Tobias Toby Todd Tom Tony Toshio Tracy Trevor Tyler
Ursula Uwe Valerie Vera Vicky Victor Victoria Vijay Vincent Vladimir Volodymyr Walter Warren Wayne
Wei Wes William Yasmin Yoko Yuki Yusuf Yves Zoe
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
