"""Names that many people are called by, most of them in Europe, America and Asia: as data."""

from typing import Final

_FIRST: Final = """
Aaron Adam Ahmad Ahmed Aisha Akio Akira Alan Albert Alejandro Alessandro Alex Alexander Alexei Ali
Alice Alistair Amanda Amina Amir Amit Amy Ana Anand Anders Andre Andrea Andreas Andrei Andrew Andrey
Angela Angus Anil Anita Ann Anna Anne Annette Anthea Anthony Antoine Anton Antonio Arjun Arne Arthur
Arvind Ashok Astrid Aung Ayesha Barack Barbara Barry Beatrice Ben Benjamin Bernard Bernd Bernie Beth
Bill Birgit Bjorn Bob Boris Brad Brian Bridget Bruce Bruno Calvin Cameron Camilla Carl Carla Carlos
Carmen Carol Caroline Catherine Cathy Cecilia Cesar Charles Charlotte Chloe Chris Christian
Christina Christine Christopher Chuck Ciaran Claire Clara Clare Claude Claudia Clement Cliff
Clifford Clinton Clive Colin Connor Conor Constantin Craig Cynthia Cyril Damian Dan Daniel Danny
Darren Dave David Deborah Debra Declan Deepak Denise Dennis Derek Derrick Desmond Diana Diane Dick
Diego Dieter Dilip Dirk Dmitry Dominic Donald Doris Dorothy Douglas Ed Eddie Edith Edmund Eduardo
Edward Edwin Eileen Ekaterina Elaine Eleanor Elena Eleni Elias Elizabeth Ellen Elliot Elliott Elon
Elsa Emil Emily Emma Emmanuel Emmanuelle Enrique Enzo Eoin Eric Erica Erik Erin Ernest Ernesto
Esther Eugene Eva Evan Evelyn Ezra Fabio Farah Fatima Federico Felix Fernando Fiona Florian
Francesco Francine Francis Francisco Francois Frank Franz François Fred Frederic Frederick Frida
Fritz Fumio Gabriel Gail Gary Gavin Gemma Geoff Geoffrey Georg George Geraint Gerald Gerhard Gianni
Gillian Gina Giorgia Giovanni Giulia Giuseppe Glenn Gloria Gordon Graeme Graham Greg Gregory Greta
Gunnar Gustavo Gwen Hana Hanna Hannah Hans Harold Harry Harsh Hassan Heather Hector Heidi Heinrich
Helen Helena Helene Henrik Henry Herbert Hermann Hillary Hiroshi Howard Hugh Hugo Humza Hussein Ian
Ibrahim Igor Ilie Imelda Imran Ines Ingrid Irene Iris Isaac Isabel Isabelle Ivan Ivo Jacinda Jack
Jacob Jacques James Jamie Jan Jana Jane Janet Jared Jasmine Jason Javier Jean Jeff Jeffery Jeffrey
Jennifer Jenny Jens Jensen Jeremy Jerome Jerry Jessica Jessie Jill Jim Jimmy Jo Joachim Joan Joanna
Joanne Joaquin Joe Joel Johan Johanna Johannes John Jon Jonas Jonathan Jordi Jorge Jose Josef Joseph
Josh Joshua Joyce Juan Judith Juha Julia Julie Juliette Justin Jürgen Kamal Kamala Karen Karin Karl
Katarina Kate Katherine Kathleen Kathryn Kathy Katie Katja Katrin Kazuo Keiko Keir Keith Kelly Kemi
Ken Kenji Kenneth Kevin Khalid Kim Kirsten Klaus Kofi Kristian Kristin Kristina Kurt Kwame Kyriakos
Lachlan Lakshmi Lara Larry Lars Laura Lauren Laurent Lee Leif Leila Len Lena Leo Leonard Leslie
Lewis Liam Lina Linda Lisa Liz Lorenzo Lorna Lorraine Louis Louisa Louise Luc Luca Lucas Lucy Ludwig
Luigi Luis Luiz Luka Lukas Luke Lydia Lynn Magnus Mahesh Mahmoud Malcolm Mandy Manfred Manmohan
Manuel Marc Marcel Marco Marcus Marek Maren Margaret Margot Margrethe Maria Marianne Marie Marilyn
Marin Mario Mark Marta Martin Martina Mary Masayoshi Mateo Mats Matt Matteo Matthew Matthias Maurice
Mauricio Meera Megan Melanie Melissa Mette Michael Michel Michelle Mick Miguel Mihai Mike Mikhail
Minoru Miriam Mitchell Mohamed Mohammad Mohammed Moira Monica Morten Muhammad Mukesh Murray Nadia
Nadine Nancy Naomi Narendra Natalie Nate Nathalie Nathan Ned Neil Nicholas Nick Nicola Nicolas Nigel
Nikhil Nikola Nikolai Nikos Nils Nina Nirmala Nitin Noah Nora Norbert Norman Olaf Oleg Olena Olga
Oliver Olivia Olivier Omar Oscar Owen Pablo Pamela Paolo Pascal Pat Patrice Patricia Patrick Patti
Paul Paulo Pavel Pedro Pekka Penny Pete Peter Petr Petra Phil Philip Philippe Phillip Pierre Piotr
Piyush Pradeep Priya Rachel Rafael Rafal Rahul Raj Rajesh Rajiv Ralph Ramesh Randall Randy Raquel
Raul Ravi Raymond Rebeca Rebecca Rebekah Reinhard Renata Rene Rhona Riccardo Richard Rick Rishi Rita
Rob Robbie Robert Roberto Robin Rod Rodney Rodrigo Roger Rolf Ron Ronald Rory Rosa Rosemary Ross Roy
Ruben Rupert Russell Ruth Ryan Sabine Sadiq Salim Sally Salma Salman Sam Samuel Sandeep Sandra
Sanjay Sanna Sara Sarah Satya Scott Seamus Sean Sebastian Sergei Sergey Shane Sharad Sharon Shaun
Shawn Sheila Shelley Shigeru Shinzo Shirley Sian Sid Sigrid Silvia Silvio Simon Simone Sinead
Siobhan Sofie Sonia Sophie Stan Stefan Stella Stephanie Stephen Steve Steven Stuart Stéphane Sue
Sundar Sunil Suresh Susan Susanna Suzanne Sven Svetlana Sylvia Takashi Takeshi Tamara Tamas Tanya
Tara Tarek Tariq Tatiana Ted Terence Teresa Tero Terry Tessa Theo Theodore Theresa Thierry Thomas
Tim Timothy Tina Tobias Toby Todd Tom Tomas Tomasz Tony Toshio Tove Tracy Trevor Tyler Ulf Ulrich
Ursula Uwe Valentina Valerie Vanessa Vera Veronica Vicky Victor Victoria Vijay Vikram Viktor Vincent
Vinod Vladimir Volodymyr Walter Warren Wayne Wei Wes William Wolfgang Xavier Yannick Yasmin Yoko
Yuki Yuri Yusuf Yves Yvonne Zainab Zoe Zoltan
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
