CREATE TABLE ledger (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    version integer NOT NULL,
    lock integer NOT NULL DEFAULT 0
);

CREATE TABLE block (
    ledger text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    claim text COLLATE "C" NOT NULL,
    "table" text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    body text NOT NULL,
    date text COLLATE "C",
    entered text COLLATE "C" NOT NULL,
    login text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (ledger, number)
);

-- A path is used once; of the settings and of a claimant the newest block holds.
CREATE UNIQUE INDEX block_path ON block (ledger, claim, "table", key)
    WHERE "table" NOT IN ('settings', 'claimants');
CREATE INDEX block_claim ON block (ledger, claim, number);
CREATE INDEX block_table ON block (ledger, "table", number) INCLUDE (claim);

CREATE TABLE about (
    ledger text COLLATE "C" NOT NULL,
    claim text COLLATE "C" NOT NULL,
    why text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    PRIMARY KEY (ledger, claim, why, number)
);
CREATE INDEX about_why ON about (ledger, why, number);

-- What facts decide of each claim, and never what the calendar does; see derived_rows.py. Days are
-- numbered from 1 January of the year 1. All of it follows from the blocks and may be dropped:
-- `claimcheck init ADDRESS --rebuild` makes it anew.
CREATE TABLE standing (
    ledger text COLLATE "C" NOT NULL,
    claim text COLLATE "C" NOT NULL,
    claimant text COLLATE "C" NOT NULL,
    course text COLLATE "C" NOT NULL,
    place integer NOT NULL,
    outlook text COLLATE "C" NOT NULL,
    proposed integer NOT NULL,
    looked integer NOT NULL,
    fresh integer NOT NULL,
    silent integer NOT NULL,
    since integer NOT NULL,
    PRIMARY KEY (ledger, claim)
);
CREATE INDEX standing_course ON standing (ledger, course, place, claim);
CREATE INDEX standing_outlook ON standing (ledger, outlook, place, claim);
CREATE INDEX standing_looked ON standing (ledger, outlook, looked, claim);
CREATE INDEX standing_proposed ON standing (ledger, proposed, claim);
CREATE INDEX standing_silent ON standing (ledger, silent);
CREATE INDEX standing_since ON standing (ledger, since);
CREATE INDEX standing_claimant ON standing (ledger, claimant, course);

CREATE TABLE tag (
    ledger text COLLATE "C" NOT NULL,
    tag text COLLATE "C" NOT NULL,
    claim text COLLATE "C" NOT NULL,
    PRIMARY KEY (ledger, tag, claim)
);
CREATE INDEX tag_claim ON tag (claim, ledger);

CREATE TABLE word (
    ledger text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    claim text COLLATE "C" NOT NULL,
    PRIMARY KEY (ledger, word, claim)
);
-- The claim comes first, so that no search for a word in a ledger without statistics reads all of it.
CREATE INDEX word_claim ON word (claim, ledger);

-- Each word once: a part of one is looked for in these, which are few beside the claims.
CREATE TABLE vocabulary (
    ledger text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    PRIMARY KEY (ledger, word)
);

CREATE TABLE snapshot (
    ledger text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    extension text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (ledger, digest, part)
);

CREATE FUNCTION netstring(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN octet_length(convert_to(words, 'UTF8')) || ':' || words || ',';

-- Checks what a writer says of itself; it sets nothing, so that what was hashed is what is kept.
CREATE FUNCTION check_block() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head record;
    writes_as_owner boolean := (
        SELECT pg_get_userbyid(relowner) = session_user FROM pg_class WHERE oid = TG_RELID);
    said_at timestamptz;
BEGIN
    SELECT number, hash, block.entered INTO head FROM block
        WHERE ledger = NEW.ledger ORDER BY number DESC LIMIT 1;
    IF NEW.number <> coalesce(head.number, 0) + 1 THEN
        RAISE EXCEPTION 'block % does not follow block %', NEW.number, coalesce(head.number, 0);
    END IF;
    IF NEW.login <> session_user THEN
        RAISE EXCEPTION 'the login of block % is not %', NEW.number, session_user;
    END IF;
    IF NEW.entered !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$' THEN
        RAISE EXCEPTION 'the time of block % is not one', NEW.number;
    END IF;
    said_at := NEW.entered::timestamptz;
    IF NEW.entered <= coalesce(head.entered, '')
        OR (said_at > clock_timestamp() AND said_at
            IS DISTINCT FROM head.entered::timestamptz + interval '1 microsecond')
        OR said_at < transaction_timestamp()
    THEN
        RAISE EXCEPTION 'block % was not entered at %', NEW.number, NEW.entered;
    END IF;
    IF NEW.hash <> encode(sha256(convert_to(
        netstring(coalesce(head.hash, '')) || netstring(NEW.ledger) || netstring(NEW.number::text)
        || netstring(NEW.claim) || netstring(NEW."table") || netstring(NEW.key)
        || netstring(NEW.body) || netstring(NEW.entered) || netstring(NEW.login), 'UTF8')), 'hex')
    THEN
        RAISE EXCEPTION 'the hash of block % is not that of what it says', NEW.number;
    END IF;
    IF starts_with(NEW.body, '{"recorded":') AND NOT writes_as_owner THEN
        RAISE EXCEPTION 'block % says itself when it was recorded', NEW.number;
    END IF;
    IF NEW."table" = 'signatures' AND EXISTS (
        SELECT FROM block WHERE ledger = NEW.ledger AND claim = NEW.claim
            AND "table" = 'verdicts' AND key = NEW.body::json ->> 'of' AND login = NEW.login)
        AND NOT (writes_as_owner AND starts_with(NEW.body, '{"recorded":'))
    THEN
        RAISE EXCEPTION 'the verdict that block % signs is of the same login', NEW.number;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER block_is_right BEFORE INSERT ON block
    FOR EACH ROW EXECUTE FUNCTION check_block();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is in the table % is never changed or removed', TG_TABLE_NAME;
END $$;

CREATE TRIGGER block_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON block
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A writer could otherwise put tables of its own in their place, temporary ones above all.
DO $$
DECLARE
    path text := format('pg_catalog, %I, pg_temp', current_schema());
BEGIN
    EXECUTE format('ALTER FUNCTION check_block() SET search_path = %s', path);
    EXECUTE format('ALTER FUNCTION refuse_change() SET search_path = %s', path);
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimcheck_writer') THEN
        CREATE ROLE claimcheck_writer NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
    NULL;  -- made at the same moment for another database, or for somebody else to make
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimcheck_writer') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO claimcheck_writer', current_schema());
        GRANT SELECT ON ledger TO claimcheck_writer;
        GRANT UPDATE (lock) ON ledger TO claimcheck_writer;
        GRANT SELECT, INSERT ON block, about, snapshot TO claimcheck_writer;
        GRANT SELECT, INSERT, DELETE ON standing, tag, word, vocabulary TO claimcheck_writer;
    END IF;
END $$;
