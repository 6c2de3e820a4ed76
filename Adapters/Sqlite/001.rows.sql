-- Never edited once shipped: a change is a new numbered file.
CREATE TABLE rows (
    table_name    TEXT    NOT NULL,
    partition_key TEXT    NOT NULL,
    row_key       TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    content       TEXT    NOT NULL,
    UNIQUE (table_name, partition_key, row_key)
);

-- The last version given out. Outlives deleted rows, so that no ETag comes twice.
CREATE TABLE last_version (value INTEGER NOT NULL);
INSERT INTO last_version VALUES (0);
