-- The store of `policyparse batch`, version 3. Names are those of the JSON results; a span is `start` and `end`.
-- Columns of the type JSON_TEXT hold JSON. `entry` refers to `entries`; `number` is a place in a list of the result, from 0.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE entries (           -- one for each pair or document of a manifest or folder
  entry INTEGER PRIMARY KEY,
  command TEXT NOT NULL,         -- compare, extract-targets, extract-assignments
  id TEXT NOT NULL,
  source TEXT NOT NULL,          -- absolute path
  translation TEXT,              -- absolute path; NULL for a single document
  carried JSON_TEXT NOT NULL,    -- the other columns of the manifest
  digest TEXT,                   -- of the files as they are, settings, termbase, lexicon and program; NULL: not readable
  made_of TEXT,                  -- the digest that the results were made of; NULL: none yet
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  version TEXT, termbase TEXT, lexicon TEXT, settings JSON_TEXT,  -- the signature of the results
  UNIQUE (command, id)
);

CREATE TABLE failures (          -- why an entry has no results
  entry INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,            -- input: not readable; time, memory: a limit; end: its process ended; defect: of policyparse
  message TEXT NOT NULL
);

CREATE TABLE documents (
  entry INTEGER NOT NULL, side TEXT NOT NULL,  -- source, translation
  sha256 TEXT, language TEXT, media_type TEXT,
  missing JSON_TEXT,             -- what of the file is not in the text
  characters TEXT,               -- SHA-256 of its letters and digits, whatever the case, the layout and the punctuation
  sketch BLOB,                   -- lowest hashes of its runs of words or characters, by which its like is found
  PRIMARY KEY (entry, side)
) WITHOUT ROWID;

CREATE TABLE summaries (         -- counts of source segments by verdict, of additions and of findings
  entry INTEGER PRIMARY KEY,
  coverage REAL,                 -- the share of the source segments that are not omitted, as every report has it
  segments INTEGER, kept INTEGER, reworded INTEGER, changed INTEGER, omitted INTEGER, quoted INTEGER, ignored INTEGER,
  added INTEGER,
  findings_error INTEGER, findings_warning INTEGER, findings_note INTEGER
);

CREATE TABLE segments (
  entry INTEGER NOT NULL, side TEXT NOT NULL, number INTEGER NOT NULL,
  id TEXT, kind TEXT, section TEXT, start INTEGER, end INTEGER, text TEXT, line INTEGER, page INTEGER,
  verdict TEXT, coverage REAL, omission_score REAL,
  uncovered JSON_TEXT,           -- spans that were not found
  confidence REAL,
  quoted INTEGER,                -- of the source: whether it is kept in its own language
  PRIMARY KEY (entry, side, number)
) WITHOUT ROWID;

CREATE TABLE links (             -- ids of segments that render each other
  entry INTEGER NOT NULL, number INTEGER NOT NULL, source TEXT NOT NULL, translation TEXT NOT NULL,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE findings (
  entry INTEGER NOT NULL, number INTEGER NOT NULL,
  check_id TEXT, name TEXT, category TEXT, severity TEXT, message TEXT,
  source_segment TEXT, source_start INTEGER, source_end INTEGER, source_text TEXT, source_line INTEGER,
  source_page INTEGER,
  translation_segment TEXT, translation_start INTEGER, translation_end INTEGER, translation_text TEXT,
  translation_line INTEGER, translation_page INTEGER,
  expected TEXT, actual TEXT, confidence REAL, fingerprint TEXT,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE targets (           -- of a comparison: both sides of one outcome have one number
  entry INTEGER NOT NULL, number INTEGER NOT NULL, side TEXT NOT NULL,
  verdict TEXT, reasons JSON_TEXT,  -- of a comparison
  id TEXT, start INTEGER, end INTEGER, surface TEXT,
  value, value_max,              -- numbers; as text where neither an integer nor a float is exact
  comparator TEXT, unit TEXT, unit_norm TEXT, currency TEXT, dimension TEXT, per TEXT, change TEXT, level INTEGER,
  indicator TEXT, deadline TEXT, period TEXT, baseline TEXT, sentence TEXT, modality TEXT, status TEXT, section TEXT,
  track TEXT,
  PRIMARY KEY (entry, number, side)
) WITHOUT ROWID;

CREATE TABLE assignments (
  entry INTEGER NOT NULL, number INTEGER NOT NULL,
  verdict TEXT, named JSON_TEXT, reasons JSON_TEXT,  -- of a comparison
  start INTEGER, end INTEGER, section TEXT, heading TEXT, segment TEXT,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE agencies (          -- of the assignment with that number
  entry INTEGER NOT NULL, assignment INTEGER NOT NULL, number INTEGER NOT NULL,
  surface TEXT, start INTEGER, end INTEGER, name_zh TEXT, name_en TEXT, role TEXT,
  named INTEGER,                 -- of a comparison: whether the translation names it
  PRIMARY KEY (entry, assignment, number)
) WITHOUT ROWID;

CREATE TABLE tracks (
  entry INTEGER NOT NULL, number INTEGER NOT NULL,
  name TEXT, section TEXT, labelled INTEGER, kept JSON_TEXT, dropped JSON_TEXT,  -- ids of segments
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE duplicates (        -- documents like one before them, within a side and a language; found at the end of a run
  entry INTEGER NOT NULL, side TEXT NOT NULL,
  language TEXT NOT NULL, path TEXT NOT NULL,
  kind TEXT NOT NULL,            -- file: the same bytes; text: the same letters and digits; near: nearly the same
  share REAL NOT NULL,           -- of the runs of words or characters of both, how many both have; estimated where near
  first TEXT NOT NULL,           -- path of the document that it is like
  PRIMARY KEY (entry, side)
) WITHOUT ROWID;

CREATE TRIGGER moved AFTER UPDATE OF source, translation ON entries  -- paths in `duplicates` are not those any more
  WHEN (OLD.source, OLD.translation) IS NOT (NEW.source, NEW.translation)
  BEGIN DELETE FROM meta WHERE name = 'duplicates'; END;
