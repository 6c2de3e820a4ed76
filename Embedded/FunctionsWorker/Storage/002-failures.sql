-- How often a function failed on it: a delivery that ended with the process is none. Until now every delivery was counted as one, so each of these starts again.
ALTER TABLE messages ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
