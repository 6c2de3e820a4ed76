-- The list of keys, filled here once from the keys that there are.
INSERT OR IGNORE INTO rows (table_name, partition_key, row_key, version, content)
SELECT 'keyindex', 'all', partition_key, 0, '{}'
FROM rows
WHERE table_name = 'keys';
