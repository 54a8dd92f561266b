-- the texts of a column, then the counts of what they mean
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN -2 WHEN CAST($2 AS text) THEN 0 WHEN CAST($3 AS text) THEN 2 WHEN CAST($4 AS text) THEN -100 ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- the same of ClickHouse
SELECT '0' AS k, ifNull(toString(value), '') AS text FROM (SELECT DISTINCT `q` AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, ifNull(toString(value), '') AS text FROM (SELECT DISTINCT source.`who` AS value FROM t AS source WHERE replaceRegexpAll(ifNull(toString(source.`who`), ''), '^ +| +$', '') IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, ifNull(toString(value), '') AS text FROM (SELECT DISTINCT source.`town` AS value FROM t AS source WHERE replaceRegexpAll(ifNull(toString(source.`town`), ''), '^ +| +$', '') IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, ifNull(toString(value), '') AS text FROM (SELECT DISTINCT source.`at` AS value FROM t AS source WHERE replaceRegexpAll(ifNull(toString(source.`at`), ''), '^ +| +$', '') IN (…)) AS texts_2
… SELECT toInt32(CASE ifNull(toString(source.`q`), '') WHEN '' THEN -2 WHEN '1' THEN 0 WHEN '3' THEN 2 WHEN 'x' THEN -100 ELSE -5 END) AS d0, 0 AS out FROM t AS source …
read 0, used 0, rejected 0, groups 0

-- no texts of whole numbers whose range is known
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(coalesce(CAST(source."q" AS integer) - 1, -2) AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- those of whole numbers that are too far apart
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE CAST(source."q" AS integer) WHEN 33 THEN -100 ELSE CAST(source."q" AS integer) - 1 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- those of whole numbers that cannot all be read
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE CAST(source."q" AS integer) WHEN 4 THEN -100 ELSE CAST(source."q" AS integer) - 1 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- those of a range that is no column of whole numbers
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- those of a column that says something else, too
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CAST(source."q" AS integer) - 1 AS integer) AS d0, CASE WHEN coalesce(CAST(source."q" AS text), '') IN (CAST($1 AS text)) THEN 1 ELSE 0 END AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- no texts of fields by which nobody asks
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "town" AS value FROM t AS source LIMIT 100001) AS texts_1
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE coalesce(CAST(source."town" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -1 END AS integer) AS g0, CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($3 AS text) THEN CAST(0 AS integer) WHEN CAST($4 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- how often respondents are there, but for rows that are left out
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "town" AS value FROM t AS source LIMIT 100001) AS texts_1
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
SELECT CAST(count(*) - count(DISTINCT trim(coalesce(CAST(source."who" AS text), ''))) AS text) FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) <> '' AND NOT (coalesce(CAST(source."town" AS text), '') IN ('nowhere'))
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) ELSE -5 END AS integer) AS d0, CASE WHEN coalesce(CAST(source."town" AS text), '') IN (CAST($2 AS text)) THEN 1 ELSE 0 END AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- which row of a respondent is the last
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT trim(coalesce(CAST(source."who" AS text), '')) FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) <> '' GROUP BY trim(coalesce(CAST(source."who" AS text), '')), source."at" HAVING count(*) > 1 LIMIT 1
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
SELECT CAST(count(*) - count(DISTINCT trim(coalesce(CAST(source."who" AS text), ''))) AS text) FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) <> ''
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out, trim(coalesce(CAST(source."who" AS text), '')) AS respondent, source."at" AS place FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- how many rows sum up others, where one says so
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
SELECT CAST(count(*) AS text) FROM t AS source WHERE (coalesce(CAST(source."town" AS text), '') IN ('Total') AND trim(coalesce(CAST(source."who" AS text), '')) = '')
SELECT CAST(count(*) - count(DISTINCT trim(coalesce(CAST(source."who" AS text), ''))) AS text) FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) <> '' AND NOT (coalesce(CAST(source."town" AS text), '') IN ('Total') AND trim(coalesce(CAST(source."who" AS text), '')) = '')
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, CASE WHEN (coalesce(CAST(source."town" AS text), '') IN (CAST($3 AS text)) AND trim(coalesce(CAST(source."who" AS text), '')) = '') THEN 1 ELSE 0 END AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- and what they say, where they are many
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
SELECT CAST(count(*) AS text) FROM t AS source WHERE (coalesce(CAST(source."who" AS text), '') IN ('Итого'))
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, CASE WHEN (coalesce(CAST(source."who" AS text), '') IN (CAST($3 AS text))) THEN 1 ELSE 0 END AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- which responses were broken off
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "Completion time" AS value FROM t AS source LIMIT 100001) AS texts_1
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."ID" AS value FROM t AS source WHERE trim(coalesce(CAST(source."ID" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."Start time" AS value FROM t AS source WHERE trim(coalesce(CAST(source."Start time" AS text), '')) IN (…)) AS texts_1
SELECT CAST(count(*) - count(DISTINCT trim(coalesce(CAST(source."ID" AS text), ''))) AS text) FROM t AS source WHERE trim(coalesce(CAST(source."ID" AS text), '')) <> ''
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out, CAST(CASE coalesce(CAST(source."Completion time" AS text), '') WHEN CAST($3 AS text) THEN CAST(0 AS integer) WHEN CAST($4 AS text) THEN CAST(1 AS integer) ELSE -1 END AS integer) AS unfinished FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- nothing of that where all came to their end
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "Completion time" AS value FROM t AS source LIMIT 100001) AS texts_1
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."ID" AS value FROM t AS source WHERE trim(coalesce(CAST(source."ID" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."Start time" AS value FROM t AS source WHERE trim(coalesce(CAST(source."Start time" AS text), '')) IN (…)) AS texts_1
SELECT CAST(count(*) - count(DISTINCT trim(coalesce(CAST(source."ID" AS text), ''))) AS text) FROM t AS source WHERE trim(coalesce(CAST(source."ID" AS text), '')) <> ''
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) WHEN CAST($2 AS text) THEN CAST(1 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source OFFSET 0 …
read 0, used 0, rejected 0, groups 0

-- part after part
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT "q" AS value FROM t AS source LIMIT 100001) AS texts_0
SELECT '0' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."who" AS value FROM t AS source WHERE trim(coalesce(CAST(source."who" AS text), '')) IN (…)) AS texts_0 UNION ALL SELECT '1' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."town" AS value FROM t AS source WHERE trim(coalesce(CAST(source."town" AS text), '')) IN (…)) AS texts_1 UNION ALL SELECT '2' AS k, coalesce(CAST(value AS text), '') AS text FROM (SELECT DISTINCT source."at" AS value FROM t AS source WHERE trim(coalesce(CAST(source."at" AS text), '')) IN (…)) AS texts_2
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source WHERE (k < 5) OFFSET 0 …
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source WHERE (k >= 5) OFFSET 0 …
… SELECT CAST(CASE coalesce(CAST(source."q" AS text), '') WHEN CAST($1 AS text) THEN CAST(0 AS integer) ELSE -5 END AS integer) AS d0, 0 AS out FROM t AS source WHERE (k IS NULL) OFFSET 0 …
read 0, used 0, rejected 0, groups 0
1 of 3
2 of 3
