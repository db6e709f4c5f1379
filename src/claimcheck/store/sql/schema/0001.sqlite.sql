CREATE TABLE ledger (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    lock INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID, STRICT;

CREATE TABLE block (
    ledger TEXT NOT NULL,
    number INTEGER NOT NULL,
    claim TEXT NOT NULL,
    "table" TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    date TEXT,
    entered TEXT NOT NULL,
    login TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (ledger, number)
) STRICT;

-- A path is used once; of the settings and of a claimant the newest block holds.
CREATE UNIQUE INDEX block_path ON block (ledger, claim, "table", key)
    WHERE "table" NOT IN ('settings', 'claimants');
CREATE INDEX block_claim ON block (ledger, claim, number);
CREATE INDEX block_table ON block (ledger, "table", number, claim);

CREATE TABLE about (
    ledger TEXT NOT NULL,
    claim TEXT NOT NULL,
    why TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (ledger, claim, why, number)
) WITHOUT ROWID, STRICT;
CREATE INDEX about_why ON about (ledger, why, number);

-- What facts decide of each claim, and never what the calendar does; see derived_rows.py. Days are
-- numbered from 1 January of the year 1. All of it follows from the blocks and may be dropped:
-- `claimcheck init ADDRESS --rebuild` makes it anew.
CREATE TABLE standing (
    ledger TEXT NOT NULL,
    claim TEXT NOT NULL,
    claimant TEXT NOT NULL,
    course TEXT NOT NULL,
    place INTEGER NOT NULL,
    outlook TEXT NOT NULL,
    proposed INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    silent INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (ledger, claim)
) WITHOUT ROWID, STRICT;
CREATE INDEX standing_course ON standing (ledger, course, place, claim);
CREATE INDEX standing_outlook ON standing (ledger, outlook, place, claim);
CREATE INDEX standing_looked ON standing (ledger, outlook, looked, claim);
CREATE INDEX standing_proposed ON standing (ledger, proposed, claim);
CREATE INDEX standing_silent ON standing (ledger, silent);
CREATE INDEX standing_since ON standing (ledger, since);
CREATE INDEX standing_claimant ON standing (ledger, claimant, course);

CREATE TABLE tag (
    ledger TEXT NOT NULL,
    tag TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (ledger, tag, claim)
) WITHOUT ROWID, STRICT;
CREATE INDEX tag_claim ON tag (ledger, claim);

CREATE TABLE word (
    ledger TEXT NOT NULL,
    word TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (ledger, word, claim)
) WITHOUT ROWID, STRICT;
CREATE INDEX word_claim ON word (ledger, claim);

-- Each word once: a part of one is looked for in these, which are few beside the claims.
CREATE TABLE vocabulary (
    ledger TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (ledger, word)
) WITHOUT ROWID, STRICT;

CREATE TABLE snapshot (
    ledger TEXT NOT NULL,
    digest TEXT NOT NULL,
    part INTEGER NOT NULL,
    extension TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (ledger, digest, part)
) STRICT;

CREATE TRIGGER block_stays BEFORE UPDATE ON block
    BEGIN SELECT RAISE(ABORT, 'a block is never changed'); END;
CREATE TRIGGER block_remains BEFORE DELETE ON block
    BEGIN SELECT RAISE(ABORT, 'a block is never removed'); END;
CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER snapshot_remains BEFORE DELETE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never removed'); END;
CREATE TRIGGER block_follows BEFORE INSERT ON block
    WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM block WHERE ledger = NEW.ledger), 0)
    BEGIN SELECT RAISE(ABORT, 'a block follows the newest one'); END;

-- INSERT OR REPLACE would remove a row without a word.
CREATE TRIGGER block_is_new BEFORE INSERT ON block
    WHEN NEW."table" NOT IN ('settings', 'claimants') AND EXISTS (
        SELECT 1 FROM block INDEXED BY block_path
            WHERE ledger = NEW.ledger AND claim = NEW.claim AND "table" = NEW."table"
                AND key = NEW.key AND "table" NOT IN ('settings', 'claimants'))
    BEGIN SELECT RAISE(ABORT, 'a block with this key is there'); END;
CREATE TRIGGER snapshot_is_new BEFORE INSERT ON snapshot
    WHEN EXISTS (
        SELECT 1 FROM snapshot WHERE ledger = NEW.ledger AND digest = NEW.digest
            AND part = NEW.part)
    BEGIN SELECT RAISE(ABORT, 'this snapshot is there'); END;
