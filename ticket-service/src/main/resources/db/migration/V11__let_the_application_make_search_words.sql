-- What a search finds a ticket by: words that the application makes (docs/decisions/0035). V12, which is written in Java,
-- fills in those of the tickets that exist and builds the index.
DROP INDEX ticket_search_words;
ALTER TABLE ticket DROP COLUMN search_words;
ALTER TABLE ticket ADD COLUMN search_words tsvector NOT NULL DEFAULT '';
