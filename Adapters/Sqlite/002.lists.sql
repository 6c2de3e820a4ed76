-- Lists that newer builds read were not written by those before them: filled here once, from the rows that there are.
INSERT OR IGNORE INTO rows (table_name, partition_key, row_key, version, content)
SELECT 'accountindex', 'all', partition_key, 0, '{}'
FROM rows
WHERE table_name = 'accounts' AND row_key = 'account';

-- Open tickets that nobody has: those of the whole (keys from 9 on are of closed ones) that no handler's list names.
INSERT OR IGNORE INTO rows (table_name, partition_key, row_key, version, content)
SELECT 'ticketindex', 'nobody', row_key, 0, '{}'
FROM rows
WHERE table_name = 'ticketindex' AND partition_key >= 'all-' AND partition_key < 'all.' AND row_key < '9'
  AND row_key NOT IN (SELECT row_key FROM rows WHERE table_name = 'ticketindex' AND partition_key >= 'handler-' AND partition_key < 'handler.');
