-- Invented names for a benchmark of looking them up: :listings of them, of words whose popularity is like Zipf's law.
-- In a schema of its own, with the same tables as the store's, so that the very same statements can be asked of both.
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS names_bench CASCADE;
CREATE SCHEMA names_bench;
SET search_path = names_bench, public;
SELECT setseed(0.42);
CREATE TABLE name_text (LIKE public.name_text INCLUDING ALL);
CREATE TABLE name_word (LIKE public.name_word INCLUDING ALL);

-- Twenty thousand words of two to four syllables, and what groups call themselves.
CREATE TABLE word AS
SELECT n, (SELECT string_agg((ARRAY['ba','ker','lin','ton','wes','ley','mar','sto','ne','ham','ro','wick','den','ash','bur',
  'fi','gar','hol','jun','kel','lo','mo','nor','pen','qui','ris','sal','tam','ul','ver','win','yor'])[1 + floor(32 * random())::int], '')
  FROM generate_series(1, 2 + n % 3)) AS word
FROM generate_series(1, 20000) AS n;
CREATE TABLE named AS
SELECT md5('listing ' || drawn.n)::uuid AS listing, drawn.n,
       initcap(concat_ws(' ', a.word, b.word, (ARRAY['club','group','society','friends','choir','café','centre','circle'])[1 + drawn.n % 8]))
       AS name, initcap(concat_ws(' ', c.word, 'hall')) AS venue
FROM (SELECT n, 1 + floor(power(20000, random()))::int AS w1, 1 + floor(power(20000, random()))::int AS w2,
             1 + floor(power(20000, random()))::int AS w3 FROM generate_series(1, :listings) AS n) AS drawn
JOIN word AS a ON a.n = least(w1, 20000) JOIN word AS b ON b.n = least(w2, 20000) JOIN word AS c ON c.n = least(w3, 20000);

-- The obvious ways: an index over the expression, and trigrams of the name.
CREATE INDEX ON named USING gin (to_tsvector('public.names', name || ' ' || venue));
CREATE INDEX ON named USING gin (name gin_trgm_ops);
INSERT INTO name_text (listing, words, last_modified)
SELECT listing, setweight(to_tsvector('public.names', name), 'A') || setweight(to_tsvector('public.names', venue), 'B'), now()
FROM named;
INSERT INTO name_word SELECT DISTINCT lexeme FROM names_bench.name_text, unnest(words);
-- Asks: two words of a name, and a name with one letter of its first word left out.
CREATE TABLE ask AS
SELECT row_number() OVER () AS n, split_part(name, ' ', 1) || ' ' || split_part(name, ' ', 3) AS two,
       overlay(split_part(name, ' ', 1) PLACING '' FROM 3 FOR 1) || ' ' || split_part(name, ' ', 2) AS misspelt
FROM named WHERE n % greatest(1, :listings / 500) = 0 LIMIT 400;
VACUUM ANALYZE named; VACUUM ANALYZE name_text; VACUUM ANALYZE name_word;
