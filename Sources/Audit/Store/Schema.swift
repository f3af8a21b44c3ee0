/// The tables of format 1, as literal SQL that is never edited: a change is a new format.
enum Schema {
  /// `PRAGMA user_version`. A file with a higher one is refused.
  static let version = 1

  /// What the two files are, in `PRAGMA application_id`.
  static let logID = 0x4E41_564C
  static let vaultID = 0x4E41_5656

  // The triggers guard against our own mistakes. Against somebody who writes the file, the hashes do.
  static let log = """
    CREATE TABLE entry (
      idx INTEGER PRIMARY KEY CHECK (idx >= 0),
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      kind TEXT NOT NULL,
      about INTEGER,
      leaf BLOB NOT NULL,
      sealed_case BLOB,
      sealed_record BLOB,
      sealed_stats BLOB
    ) STRICT;
    CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;
    CREATE INDEX entry_kind ON entry (kind) WHERE kind NOT IN ('finished', 'abandoned');
    CREATE TABLE node (
      level INTEGER NOT NULL CHECK (level > 0),
      position INTEGER NOT NULL CHECK (position >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint (
      size INTEGER PRIMARY KEY CHECK (size > 0),
      note BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER entry_stays BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
    CREATE TRIGGER entry_only_forgets BEFORE UPDATE ON entry
    WHEN NOT (NEW.idx IS OLD.idx AND NEW.id IS OLD.id AND NEW.kind IS OLD.kind
      AND NEW.about IS OLD.about AND NEW.leaf IS OLD.leaf
      AND (NEW.sealed_case IS NULL OR NEW.sealed_case IS OLD.sealed_case)
      AND (NEW.sealed_record IS NULL OR NEW.sealed_record IS OLD.sealed_record)
      AND (NEW.sealed_stats IS NULL OR NEW.sealed_stats IS OLD.sealed_stats))
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER node_stays BEFORE DELETE ON node
    BEGIN SELECT RAISE(ABORT, 'nodes are never deleted'); END;
    CREATE TRIGGER node_is_final BEFORE UPDATE ON node
    BEGIN SELECT RAISE(ABORT, 'nodes are never changed'); END;
    CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
    CREATE TRIGGER checkpoint_is_final BEFORE UPDATE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
    """

  static let vault = """
    CREATE TABLE secret (
      idx INTEGER NOT NULL CHECK (idx >= 0),
      section TEXT NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (idx, section)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE wrapping (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      key_hash BLOB NOT NULL CHECK (length(key_hash) = 32)
    ) STRICT;
    """
}
