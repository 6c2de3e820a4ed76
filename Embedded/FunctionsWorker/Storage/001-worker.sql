-- Messages of all queues. Instants are UTC ticks. A taken message is in a function's hands; a start of the process gives all of them back.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    dequeues INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0,
    inserted INTEGER NOT NULL,
    visible INTEGER NOT NULL
);
CREATE INDEX messages_by_turn ON messages (queue, taken, visible, id);

-- The last run of each monitored timer.
CREATE TABLE timers (
    function TEXT PRIMARY KEY,
    schedule TEXT NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL,
    updated INTEGER NOT NULL
) WITHOUT ROWID;
