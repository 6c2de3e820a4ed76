-- One row an instance: what queries ask for, and how to start its code. Ticks are UTC.
CREATE TABLE instances (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    status INTEGER NOT NULL,
    -- 1 while it has work that nothing outside will bring about: it is loaded when the engine starts.
    active INTEGER NOT NULL,
    -- Raised by continue-as-new, so that results meant for what was before are known.
    generation INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    input TEXT,
    output TEXT,
    failure TEXT,
    custom_status TEXT,
    tags TEXT,
    parent_key INTEGER,
    parent_id TEXT,
    parent_name TEXT,
    parent_generation INTEGER,
    parent_task INTEGER,
    -- Cost of the generations whose history is gone.
    past_events INTEGER NOT NULL DEFAULT 0,
    past_actions INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX instances_active ON instances (key) WHERE active = 1;
CREATE INDEX instances_parent ON instances (parent_key) WHERE parent_key IS NOT NULL;

-- The history: one row a turn, appended, never changed.
CREATE TABLE turns (
    instance INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (instance, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE timers (
    due INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    instance INTEGER NOT NULL,
    task INTEGER NOT NULL,
    PRIMARY KEY (due, serial)
) STRICT, WITHOUT ROWID;

-- Messages from one instance to another, from the sender's commit until the receiver's.
CREATE TABLE inbox (
    serial INTEGER PRIMARY KEY,
    target TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;

-- Each start takes a block of serial numbers, so that none is ever given twice.
CREATE TABLE starts (count INTEGER NOT NULL) STRICT;
INSERT INTO starts VALUES (0);
