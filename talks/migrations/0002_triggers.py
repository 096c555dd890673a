"""What constraints cannot promise: slugs that never change, no circle in part_of, a trail that only grows."""

from django.db import migrations

SLUGS = ["track", "round", "actor", "person", "venue", "zone", "document", "topic", "origin"]

SLUG = """
CREATE FUNCTION talks_slug_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a slug never changes: % is asked to become %', OLD.slug, NEW.slug USING ERRCODE = 'check_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER talks_{noun}_slug_stays BEFORE UPDATE OF slug ON talks_{noun} FOR EACH ROW "
    f"WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION talks_slug_stays();\n"
    for noun in SLUGS
)

CIRCLE = """
CREATE FUNCTION talks_actor_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above(id, part_of_id) AS (
            SELECT id, part_of_id FROM talks_actor WHERE id = NEW.part_of_id
            UNION
            SELECT a.id, a.part_of_id FROM talks_actor a JOIN above ON a.id = above.part_of_id
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'part_of runs in a circle at %', NEW.slug USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talks_actor_no_circle BEFORE INSERT OR UPDATE OF part_of_id ON talks_actor
    FOR EACH ROW WHEN (NEW.part_of_id IS NOT NULL) EXECUTE FUNCTION talks_actor_no_circle();
"""

TRAIL = """
CREATE FUNCTION talks_trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail only grows: % refused', TG_OP USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER talks_trail_only_grows BEFORE UPDATE OR DELETE ON talks_trail
    FOR EACH ROW EXECUTE FUNCTION talks_trail_only_grows();
CREATE TRIGGER talks_trail_no_truncate BEFORE TRUNCATE ON talks_trail
    FOR EACH STATEMENT EXECUTE FUNCTION talks_trail_only_grows();
"""

BACK = """
DROP TRIGGER talks_trail_only_grows ON talks_trail;
DROP TRIGGER talks_trail_no_truncate ON talks_trail;
DROP FUNCTION talks_trail_only_grows();
DROP TRIGGER talks_actor_no_circle ON talks_actor;
DROP FUNCTION talks_actor_no_circle();
""" + "".join(f"DROP TRIGGER talks_{noun}_slug_stays ON talks_{noun};\n" for noun in SLUGS) + (
    "DROP FUNCTION talks_slug_stays();"
)


class Migration(migrations.Migration):
    dependencies = [("talks", "0001_initial")]
    operations = [migrations.RunSQL(SLUG + CIRCLE + TRAIL, BACK)]
