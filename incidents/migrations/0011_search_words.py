import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

KEEP = r"""
    -- Letters and events of long incidents stay in the row: fetching them from elsewhere costs more.
    ALTER TABLE incidents_searchtext SET (toast_tuple_target = 8160);
    -- So that each word which one in two hundred incidents has is known to be frequent.
    ALTER TABLE incidents_searchtext ALTER COLUMN words SET STATISTICS 400;

    -- Without anything between them, the parser sees words and numbers only, each by itself.
    CREATE FUNCTION incidents_plain(told text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT regexp_replace(lower(unaccent(told)), '[^[:alnum:]]+', ' ', 'g')
    $$;

    CREATE VIEW incidents_searchtext_as_it_should_be AS
        SELECT
            i.id AS incident_id,
            setweight(
                to_tsvector('simple', incidents_plain(
                    concat_ws(' ', i.id, i.external_ref, c.name, p.name)
                )), 'A'
            )
            || setweight(to_tsvector('simple', incidents_plain(i.happened)), 'B')
            || setweight(
                to_tsvector('simple', incidents_plain(
                    concat_ws(' ', i.promised, i.impact, p.email, letters.told, notes.told)
                )), 'C'
            )
            || array_to_tsvector(
                ARRAY['ref#' || i.id, 'team#' || i.team_id]
                || CASE i.status WHEN 'open' THEN ARRAY['is#open'] ELSE '{}' END
            ) AS words
        FROM incidents_incident i
        LEFT JOIN incidents_customer c ON c.id = i.customer_id
        LEFT JOIN incidents_contact p ON p.id = i.contact_id
        LEFT JOIN LATERAL (
            SELECT string_agg(concat_ws(' ', a.happened, a.why, a.next), ' ' ORDER BY a.id) AS told
            FROM incidents_apology a
            WHERE a.incident_id = i.id AND a.state <> 'draft'
        ) letters ON TRUE
        LEFT JOIN LATERAL (
            SELECT string_agg(e.data ->> 'text', ' ' ORDER BY e.id) AS told
            FROM incidents_event e
            WHERE e.incident_id = i.id AND e.kind = 'note'
        ) notes ON TRUE;

    CREATE VIEW incidents_searchword_as_it_should_be AS
        SELECT word, COALESCE((ts_lexize('english_stem', word))[1], word) AS stem FROM (
            SELECT DISTINCT unnest(tsvector_to_array(words)) AS word FROM incidents_searchtext
        ) everything
        WHERE word ~ '^[[:alpha:]]{3,40}$';

    CREATE FUNCTION incidents_search_lines(incidents bigint[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        -- Whoever comes second waits here, and then reads what the first has written.
        PERFORM 1 FROM incidents_searchtext WHERE incident_id = ANY(incidents)
        ORDER BY incident_id FOR UPDATE;
        INSERT INTO incidents_searchtext (incident_id, words)
        SELECT said.* FROM unnest(incidents) AS one (id)
        JOIN incidents_searchtext_as_it_should_be said ON said.incident_id = one.id
        ON CONFLICT (incident_id) DO UPDATE SET words = EXCLUDED.words
        WHERE incidents_searchtext.words <> EXCLUDED.words;
        INSERT INTO incidents_searchword (word, stem)
        SELECT word, COALESCE((ts_lexize('english_stem', word))[1], word) FROM (
            SELECT DISTINCT unnest(tsvector_to_array(words)) AS word
            FROM incidents_searchtext WHERE incident_id = ANY(incidents)
        ) of_them
        WHERE word ~ '^[[:alpha:]]{3,40}$'
        AND NOT EXISTS (SELECT FROM incidents_searchword known WHERE known.word = of_them.word);
    END $$;

    CREATE FUNCTION incidents_search_from_the_start() RETURNS void
    LANGUAGE plpgsql SET maintenance_work_mem = '256MB' AS $$
    BEGIN
        TRUNCATE incidents_searchtext, incidents_searchword;
        -- An index that is made at the end costs less than one that grows by each row.
        DROP INDEX search_text_words;
        INSERT INTO incidents_searchtext (incident_id, words)
        SELECT * FROM incidents_searchtext_as_it_should_be ORDER BY incident_id;
        CREATE INDEX search_text_words ON incidents_searchtext USING gin (words)
            WITH (gin_pending_list_limit = 256);
        INSERT INTO incidents_searchword (word, stem)
        SELECT word, stem FROM incidents_searchword_as_it_should_be ORDER BY word;
    END $$;
    COMMENT ON FUNCTION incidents_search_from_the_start() IS
        'Works out all that can be searched for anew, after rows were copied in without triggers.';

    -- With a bound of its own: three letters of a short word in common are few of all their threes.
    CREATE FUNCTION incidents_words_alike(typed text, most int) RETURNS SETOF text
    LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.25 AS $$
        SELECT word::text FROM incidents_searchword
        WHERE word % typed AND length(word) BETWEEN length(typed) - 2 AND length(typed) + 2
        GROUP BY word ORDER BY similarity(word, typed) DESC, word LIMIT most
    $$;

    -- What the planner itself goes by; rarer words are not among them.
    CREATE VIEW incidents_search_shares AS
        SELECT
            unnest(most_common_elems::text::text[]) AS word,
            unnest(most_common_elem_freqs) AS share
        FROM pg_stats
        WHERE schemaname = current_schema() AND tablename = 'incidents_searchtext'
        AND attname = 'words';

    CREATE FUNCTION incidents_search_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_TABLE_NAME = 'incidents_customer' THEN
            PERFORM incidents_search_lines(ARRAY(
                SELECT id FROM incidents_incident WHERE customer_id = NEW.id ORDER BY id
            ));
        ELSIF TG_TABLE_NAME = 'incidents_contact' THEN
            PERFORM incidents_search_lines(ARRAY(
                SELECT id FROM incidents_incident WHERE contact_id = NEW.id ORDER BY id
            ));
        ELSIF TG_TABLE_NAME = 'incidents_incident' THEN
            IF TG_OP = 'DELETE' THEN
                DELETE FROM incidents_searchtext WHERE incident_id = OLD.id;
            ELSE
                PERFORM incidents_search_lines(ARRAY[NEW.id]);
            END IF;
        ELSIF TG_OP = 'DELETE' THEN
            PERFORM incidents_search_lines(ARRAY[OLD.incident_id]);
        ELSE
            PERFORM incidents_search_lines(ARRAY[NEW.incident_id]);
        END IF;
        RETURN NULL;
    END $$;

    CREATE TRIGGER search_follows_incidents AFTER INSERT OR DELETE ON incidents_incident
        FOR EACH ROW EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_incident
        AFTER UPDATE OF happened, promised, impact, customer_id, contact_id, external_ref,
            team_id, status
        ON incidents_incident FOR EACH ROW WHEN (
            (OLD.happened, OLD.promised, OLD.impact, OLD.customer_id, OLD.contact_id,
             OLD.external_ref, OLD.team_id, OLD.status)
            IS DISTINCT FROM
            (NEW.happened, NEW.promised, NEW.impact, NEW.customer_id, NEW.contact_id,
             NEW.external_ref, NEW.team_id, NEW.status)
        ) EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_customer AFTER UPDATE OF name ON incidents_customer
        FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_contact AFTER UPDATE OF name, email ON incidents_contact
        FOR EACH ROW WHEN ((OLD.name, OLD.email) <> (NEW.name, NEW.email)) EXECUTE FUNCTION incidents_search_follows();
    -- A letter can be found once it is on its way; its drafts are saved every few seconds.
    CREATE TRIGGER search_follows_new_letter AFTER INSERT ON incidents_apology
        FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_letter AFTER UPDATE ON incidents_apology
        FOR EACH ROW WHEN (
            (OLD.state <> 'draft' OR NEW.state <> 'draft')
            AND ((OLD.state = 'draft'), OLD.happened, OLD.why, OLD.next)
            IS DISTINCT FROM ((NEW.state = 'draft'), NEW.happened, NEW.why, NEW.next)
        ) EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_lost_letter AFTER DELETE ON incidents_apology
        FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION incidents_search_follows();
    CREATE TRIGGER search_follows_note AFTER INSERT ON incidents_event
        FOR EACH ROW WHEN (NEW.kind = 'note') EXECUTE FUNCTION incidents_search_follows();
"""

LEAVE = """
    DROP TRIGGER search_follows_note ON incidents_event;
    DROP TRIGGER search_follows_lost_letter ON incidents_apology;
    DROP TRIGGER search_follows_letter ON incidents_apology;
    DROP TRIGGER search_follows_new_letter ON incidents_apology;
    DROP TRIGGER search_follows_contact ON incidents_contact;
    DROP TRIGGER search_follows_customer ON incidents_customer;
    DROP TRIGGER search_follows_incident ON incidents_incident;
    DROP TRIGGER search_follows_incidents ON incidents_incident;
    DROP FUNCTION incidents_search_follows();
    DROP VIEW incidents_search_shares;
    DROP FUNCTION incidents_words_alike(text, int);
    DROP FUNCTION incidents_search_from_the_start();
    DROP FUNCTION incidents_search_lines(bigint[]);
    DROP VIEW incidents_searchword_as_it_should_be;
    DROP VIEW incidents_searchtext_as_it_should_be;
    DROP FUNCTION incidents_plain(text);
"""


class Migration(migrations.Migration):
    """The database keeps what can be searched for in line with what is written."""

    dependencies = [("incidents", "0010_rollups")]

    operations = [
        UnaccentExtension(),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="incidents.incident",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], gin_pending_list_limit=256, name="search_text_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                ("stem", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("word", "varchar_pattern_ops"),
                        name="search_word",
                    ),
                    models.Index(fields=["stem"], name="search_word_stem"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("word", "gin_trgm_ops"),
                        fastupdate=False,
                        name="search_word_alike",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="customer",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                ),
                name="customer_alike",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                ),
                name="contact_alike",
            ),
        ),
        migrations.RemoveIndex(model_name="incident", name="incident_words"),
        migrations.RemoveIndex(model_name="incident", name="incident_alike"),
        migrations.RunSQL(KEEP, LEAVE),
    ]
