-- The claims of a word stand together in a few rows, as a JSON list, so that many claims at once
-- are few rows; `claim_word` has a row for each of them. `first` is the first of a list.
DROP TABLE word;
CREATE TABLE posting (
    ledger text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    first text COLLATE "C" NOT NULL,
    claims text NOT NULL,
    PRIMARY KEY (ledger, word, first)
);
CREATE VIEW claim_word AS
    SELECT ledger, word, value COLLATE "C" AS claim
    FROM posting, json_array_elements_text(claims::json) AS value;

-- Whoever upgrades may be a superuser; who owns the tables has to own all of them.
DO $$
DECLARE
    owner text := (SELECT relowner::regrole::text FROM pg_class WHERE oid = 'block'::regclass);
BEGIN
    EXECUTE 'ALTER TABLE posting OWNER TO ' || owner;
    EXECUTE 'ALTER VIEW claim_word OWNER TO ' || owner;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'claimcheck_writer') THEN
        GRANT SELECT, INSERT, DELETE ON posting TO claimcheck_writer;
        GRANT SELECT ON claim_word TO claimcheck_writer;
    END IF;
END $$;

-- Inlined where it is called, as the first one was not: every block asks for it nine times. The
-- encoding of the database is UTF-8.
CREATE OR REPLACE FUNCTION netstring(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN octet_length(words)::text || ':' || words || ',';
