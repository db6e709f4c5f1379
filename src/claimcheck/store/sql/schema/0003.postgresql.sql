-- Checks what a writer says of itself; it sets nothing, so that what was hashed is what is kept.
-- A question takes longer than all else here: it is asked only of the blocks that it is about.
CREATE OR REPLACE FUNCTION check_block() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head record;
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
    IF starts_with(NEW.body, '{"recorded":') THEN
        IF (SELECT pg_get_userbyid(relowner) <> session_user FROM pg_class WHERE oid = TG_RELID)
        THEN
            RAISE EXCEPTION 'block % says itself when it was recorded', NEW.number;
        END IF;
    ELSIF NEW."table" = 'signatures' THEN
        IF NOT EXISTS (
            SELECT FROM block WHERE ledger = NEW.ledger AND claim = NEW.claim
                AND "table" = 'verdicts' AND key = NEW.body::json ->> 'of' AND login <> NEW.login)
        THEN  -- of one that is not there yet, the same login could come after it
            RAISE EXCEPTION 'no other login has made a verdict that block % signs', NEW.number;
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- To replace a function takes its path away, without which a writer's own tables stand in for these.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION check_block() SET search_path = pg_catalog, %I, pg_temp',
        current_schema());
END $$;
