-- The claims of a word stand together in a few rows, as a JSON list, so that many claims at once
-- are few rows; `claim_word` has a row for each of them. `first` is the first of a list.
DROP TABLE word;
CREATE TABLE posting (
    ledger TEXT NOT NULL,
    word TEXT NOT NULL,
    first TEXT NOT NULL,
    claims TEXT NOT NULL,
    PRIMARY KEY (ledger, word, first)
) WITHOUT ROWID, STRICT;
CREATE VIEW claim_word AS
    SELECT ledger, word, value AS claim FROM posting, json_each(posting.claims);
