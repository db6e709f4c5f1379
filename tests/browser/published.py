"""A ledger in which everything that a page can show happens, and the claims of it."""

LEDGER = """
[settings]
title = "Promises to Port Alder"
base-url = "https://alder.example/promises"

[claimants.brandt]
name = "Ada Brandt"
also = ["Mayor Brandt"]
kind = "person"

[claims.pool]
text = "The outdoor pool will open again"
claimant = "Mayor Brandt"
speaker = "Ada Brandt"
made = 2024-04-02
deadline = 2025-08-31
deadline-words = "before the summer is over"
quote = "We will swim again."
source = "https://news.example/pool"
title = "Mayor promises the pool"
archived = "https://archive.example/pool"
criteria = "Anybody may swim in it"
tags = ["sport", "summer"]
was = ["old-pool"]

[claims.pool.evidence.e1]
date = 2025-06-01
stance = "refutes"
source = "https://news.example/pump"
title = "Pump hall delayed"
quote = "Not this year."

[claims.pool.evidence.e2]
date = 2025-06-03
stance = "supports"
source = "The city's notice board"
title = "Opening next week"

[claims.pool.inquiries.q1]
date = 2025-08-20
to = "the mayor's office"
question = "Will the pool open this summer?"
reply-by = 2025-08-27

[claims.pool.replies.a1]
date = 2025-08-30
inquiry = "q1"
quote = "Next year, if the pump hall is done."
source = "https://news.example/reply"

[claims.pool.verdicts.v1]
date = 2025-09-08
verdict = "broken"
because = "It stayed shut all summer"
on = ["e1"]

[claims.pool.corrections.c1]
date = 2025-09-10
retracts = "e2"
because = "The notice was about another pool"

[claims.pool.corrections.c2]
date = 2025-09-11
criteria = "Anybody may swim in it on five days of a week"
because = "We had left out the five days"

[claims.homes]
text = "The city will build 4,000 homes"
claimant = "Ada Brandt"
made = 2023-05-12
deadline = 2026-12-20
source = "https://news.example/homes"
tags = ["housing"]
target = { measure = "homes", at-least = 4000, from = 0 }

[claims.homes.evidence.h1]
date = 2024-05-12
stance = "supports"
source = "https://news.example/homes-1"
value = 900

[claims.homes.evidence.h2]
date = 2026-05-12
stance = "supports"
source = "https://news.example/homes-2"
value = 2500

[claims.tram]
text = "A tram will cross the river"
claimant = "Northline Rail"
made = 2022-09-14
deadline = "2024-H1"
source = "https://news.example/tram"
tags = ["transport"]

[claims.tram.revisions.r1]
date = 2024-02-01
deadline = 2026-09-30
deadline-words = "in the autumn of 2026"
speaker = "Ines Okafor"
source = "https://news.example/tram-late"

[claims.meals]
text = "School meals will be free"
claimant = "Ada Brandt"
made = 2025-01-20
deadline = 2026-08-31
source = "https://news.example/meals"
tags = ["schools"]

[claims.meals.verdicts.m1]
date = 2026-11-05
verdict = "kept"
fulfilled = 2026-09-30
because = "No pupil has paid since"

[claims.secret]
text = "A draft that nobody outside may see"
claimant = "Hidden Party"
made = 2025-01-20
draft = true

[looks.l1]
date = 2026-11-20
claims = ["homes", "secret"]
where = "the register of buildings"
"""
