"""What constraints cannot promise: captures and texts that never change, quotes that stand in their text."""

from django.db import migrations

KEPT = """
CREATE FUNCTION events_kept_as_it_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % refused: it is kept as it came', TG_OP, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER events_capture_kept BEFORE UPDATE ON events_capture
    FOR EACH ROW EXECUTE FUNCTION events_kept_as_it_came();
CREATE TRIGGER events_text_kept BEFORE UPDATE ON events_text
    FOR EACH ROW EXECUTE FUNCTION events_kept_as_it_came();
"""

QUOTE = """
CREATE FUNCTION events_quote_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    SELECT substr(body, NEW.start + 1, NEW."end" - NEW.start) INTO found FROM events_text WHERE id = NEW.text_id;
    IF found IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the quote does not stand at %:% of its text', NEW.start, NEW."end"
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER events_quote_stands BEFORE INSERT OR UPDATE ON events_evidence
    FOR EACH ROW EXECUTE FUNCTION events_quote_stands();
"""

BACK = """
DROP TRIGGER events_quote_stands ON events_evidence;
DROP FUNCTION events_quote_stands();
DROP TRIGGER events_capture_kept ON events_capture;
DROP TRIGGER events_text_kept ON events_text;
DROP FUNCTION events_kept_as_it_came();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunSQL(KEPT + QUOTE, BACK)]
