-- What the answers in "a \"b\"" come to by the standard lounge 1.0.0, as counts.
-- Keep what it gives as CSV, JSON lines or Parquet; svc score --counts judges it, svc merge adds the counts of parts.
-- A text that neither the mapping nor the standard writes out counts as one that cannot be read.
WITH
-- Each text as the place of an answer among those of its criterion; below 0 what is no answer: −1 not shown, −2 skipped, −3 do not know, −4 not applicable, −100 cannot be read.
coded AS (
  SELECT
    coalesce(CAST(source."town" AS VARCHAR), '') AS g0,
    CAST(CASE coalesce(CAST(source."a is" AS VARCHAR), '') WHEN '' THEN -2 WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '3' THEN 2 WHEN '?' THEN -3 WHEN 'Bad' THEN 0 WHEN 'It''s good' THEN 2 WHEN 'N/A' THEN -4 WHEN 'it''''s \ fine''); DROP TABLE x; --' THEN 2 WHEN 'so' THEN 1 WHEN 'Хорошо' THEN 2 ELSE -100 END AS TINYINT) AS d0,
    CAST(CASE coalesce(CAST(source."a should" AS VARCHAR), '') WHEN '' THEN -2 WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '3' THEN 2 WHEN '?' THEN -3 WHEN 'Bad' THEN 0 WHEN 'It''s good' THEN 2 WHEN 'N/A' THEN -4 WHEN 'it''''s \ fine''); DROP TABLE x; --' THEN 2 WHEN 'so' THEN 1 WHEN 'Хорошо' THEN 2 ELSE -100 END AS TINYINT) AS e0,
    CAST(CASE coalesce(CAST(source."told" AS VARCHAR), '') WHEN '' THEN -2 WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN '?' THEN -3 WHEN 'N/A' THEN -4 WHEN 'NO' THEN 0 WHEN 'No' THEN 0 WHEN 'YES' THEN 1 WHEN 'Yes' THEN 1 WHEN 'false' THEN 0 WHEN 'n' THEN 0 WHEN 'no' THEN 0 WHEN 'true' THEN 1 WHEN 'y' THEN 1 WHEN 'yes' THEN 1 WHEN 'Да' THEN 1 WHEN 'Нет' THEN 0 WHEN 'да' THEN 1 WHEN 'нет' THEN 0 ELSE -100 END AS TINYINT) AS told0,
    CAST(CASE coalesce(CAST(source."b is" AS VARCHAR), '') WHEN '' THEN -2 WHEN '-' THEN -2 WHEN '1' THEN 2 WHEN '2' THEN 1 WHEN '3' THEN 0 WHEN '?' THEN -3 WHEN 'N/A' THEN -4 WHEN 'it''''s \ fine''); DROP TABLE x; --' THEN 2 ELSE -100 END AS TINYINT) AS s1,
    CAST(CASE coalesce(CAST(source."b should" AS VARCHAR), '') WHEN '' THEN -2 WHEN '-' THEN -2 WHEN '1' THEN 2 WHEN '2' THEN 1 WHEN '3' THEN 0 WHEN '?' THEN -3 WHEN 'N/A' THEN -4 WHEN 'it''''s \ fine''); DROP TABLE x; --' THEN 2 ELSE -100 END AS TINYINT) AS e1,
    CAST(CASE coalesce(CAST(source."c" AS VARCHAR), '') WHEN '' THEN -2 WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN '?' THEN -3 WHEN 'N/A' THEN -4 WHEN 'NO' THEN 0 WHEN 'No' THEN 0 WHEN 'Ticket' THEN 1 WHEN 'Toilet' THEN 0 WHEN 'YES' THEN 1 WHEN 'Yes' THEN 1 WHEN 'false' THEN 0 WHEN 'n' THEN 0 WHEN 'no' THEN 0 WHEN 'true' THEN 1 WHEN 'y' THEN 1 WHEN 'yes' THEN 1 WHEN 'Да' THEN 1 WHEN 'Нет' THEN 0 WHEN 'да' THEN 1 WHEN 'нет' THEN 0 ELSE -100 END AS TINYINT) AS d2,
    CAST(CASE coalesce(CAST(source."d; is 'it'" AS VARCHAR), '') WHEN '' THEN -2 WHEN '?' THEN -3 WHEN 'By bus' THEN 0 WHEN 'By car' THEN 1 WHEN 'N/A' THEN -4 WHEN 'bus' THEN 0 WHEN 'car' THEN 1 ELSE -100 END AS TINYINT) AS s3,
    CASE WHEN coalesce(CAST(source."state" AS VARCHAR), '') IN ('test', 'trial') THEN 1 WHEN coalesce(CAST(source."day" AS VARCHAR), '') IN ('') THEN 2 ELSE 0 END AS out,
    coalesce(CAST(source."w" AS VARCHAR), '') AS own_weight,
    CAST((coalesce(CAST(source."w" AS VARCHAR), '') IN ('', '0', '?', 'N/A')) AS SMALLINT) AS no_weight,
    CAST((1 = 0) AS SMALLINT) AS odd_weight,
    coalesce(CAST(source."c l" AS VARCHAR), '') AS own_cluster,
    CAST((coalesce(CAST(source."c l" AS VARCHAR), '') IN ('')) AS SMALLINT) AS no_cluster,
    coalesce(CAST(source."s t" AS VARCHAR), '') AS own_stratum,
    CAST((coalesce(CAST(source."s t" AS VARCHAR), '') IN ('')) AS SMALLINT) AS no_stratum,
    CAST((coalesce(CAST(source."kind of visit" AS VARCHAR), '') IN ('New', 'new')) AS SMALLINT) AS w1_0
  FROM "a ""b""" AS source
),
-- What conditions hide counts as not shown; whether anything was said.
shown AS (
  SELECT
    *,
    CASE WHEN w1_0 = 1 THEN s1 ELSE -1 END AS d1,
    CASE WHEN d2 IN (1) THEN s3 ELSE -1 END AS d3,
    CASE WHEN d0 >= 0 OR e0 >= 0 OR s1 >= 0 OR e1 >= 0 OR d2 >= 0 OR s3 >= 0 THEN 1 ELSE 0 END AS said
  FROM coded
),
-- Which criteria have a pair, of expectation and delivery.
paired AS (
  SELECT
    *,
    CASE WHEN out > 0 THEN 1 ELSE 0 END AS early,
    CAST((d2 >= 0) AS SMALLINT) AS p2,
    CAST((d3 >= 0) AS SMALLINT) AS p3,
    CASE WHEN d2 >= 0 THEN CAST([0e0, 100e0] AS DOUBLE[])[CAST((1) AS INTEGER) + 1] ELSE 0e0 END AS pe2,
    CASE WHEN d2 >= 0 THEN CAST([0e0, 100e0] AS DOUBLE[])[CAST((d2) AS INTEGER) + 1] ELSE 0e0 END AS pd2,
    CASE WHEN d3 >= 0 THEN CAST([50e0, 0e0] AS DOUBLE[])[CAST((0) AS INTEGER) + 1] ELSE 0e0 END AS pe3,
    CASE WHEN d3 >= 0 THEN CAST([50e0, 0e0] AS DOUBLE[])[CAST((d3) AS INTEGER) + 1] ELSE 0e0 END AS pd3
  FROM shown
),
-- Of each section: how many pairs (n), how many there could be (k), sums of steps or of weighted points.
summed AS (
  SELECT
    *,
    CASE WHEN d0 >= 0 THEN CAST((CASE WHEN e0 >= 0 THEN e0 ELSE 1 END) AS INTEGER) * 512 + d0 + 262144 ELSE 0 END + CASE WHEN (d1 | e1) >= 0 THEN CAST((e1) AS INTEGER) * 512 + d1 + 262144 ELSE 0 END AS t0,
    CAST((NOT (d0 IN (-1, -4))) AS SMALLINT) + CAST((NOT (d1 IN (-1, -4))) AS SMALLINT) AS k0,
    p2 + p3 AS n1,
    3e0 * p2 + 1e0 * p3 AS a1,
    3e0 * CAST((NOT (d2 IN (-1, -4))) AS SMALLINT) + 1e0 * CAST((NOT (d3 IN (-1, -4))) AS SMALLINT) AS c1,
    3e0 * pe2 + 1e0 * pe3 AS we1,
    pe2 + pe3 AS se1,
    3e0 * pd2 + 1e0 * pd3 AS wd1,
    pd2 + pd3 AS sd1,
    CAST(0 AS TINYINT) AS le,
    CAST(0 AS TINYINT) AS ld
  FROM paired
),
-- Of each section: means in points (me, md), whether enough is answered (o), whether all (z).
figured AS (
  SELECT
    *,
    CAST(((t0 >> 18) & 63) AS TINYINT) AS n0,
    CAST(((t0 >> 9) & 511) AS DOUBLE) * 100e0 / CAST((greatest(((t0 >> 18) & 63), 1) * 2) AS DOUBLE) AS me0,
    CAST(((t0 >> 0) & 511) AS DOUBLE) * 100e0 / CAST((greatest(((t0 >> 18) & 63), 1) * 2) AS DOUBLE) AS md0,
    CAST((((t0 >> 18) & 63) > 0 AND ((t0 >> 18) & 63) >= 0.499999999e0 * CAST(k0 AS DOUBLE)) AS SMALLINT) AS o0,
    CAST(k0 AS DOUBLE) * 1e0 AS c0,
    CASE WHEN a1 > 0 THEN we1 / a1 ELSE 0e0 END AS me1,
    CASE WHEN a1 > 0 THEN wd1 / a1 ELSE 0e0 END AS md1,
    CAST((a1 > 0 AND a1 >= 0.499999999e0 * c1) AS SMALLINT) AS o1,
    CAST((n1 = 3) AS SMALLINT) AS z1
  FROM summed
),
-- Of the whole: sections by their weights, or criteria by theirs.
weighed AS (
  SELECT
    *,
    CAST((c0 <> 0) AS SMALLINT) * 2e0 + CAST((c1 <> 0) AS SMALLINT) * 1e0 AS c,
    o0 * 2e0 AS u0,
    o1 * 1e0 AS u1,
    o0 * 2e0 + o1 * 1e0 AS a,
    n0 + n1 AS many,
    CAST(o0 AS INTEGER) * 1 + CAST(o1 AS INTEGER) * 2 AS pattern,
    (me0 * n0 + se1) / CAST(5 AS DOUBLE) AS fe,
    (md0 * n0 + sd1) / CAST(5 AS DOUBLE) AS fd
  FROM figured
),
-- Of the whole: means in points; and what becomes of the row (0: it is used).
judged AS (
  SELECT
    *,
    CAST((a > 0 AND a >= 0.499999999e0 * c) AS SMALLINT) AS o,
    CAST((many = 5) AS SMALLINT) AS z,
    CASE WHEN a > 0 THEN (u0 * me0 + u1 * me1) / a ELSE 0e0 END AS me,
    CASE WHEN a > 0 THEN (u0 * md0 + u1 * md1) / a ELSE 0e0 END AS md,
    CAST(CASE WHEN out > 0 THEN out WHEN NOT (d0 >= 0 OR e0 >= 0 OR s1 >= 0 OR e1 >= 0 OR d2 >= 0 OR s3 >= 0) THEN CASE WHEN d0 <= -100 OR e0 <= -100 OR s1 <= -100 OR e1 <= -100 OR d2 <= -100 OR s3 <= -100 THEN 3 ELSE 4 END WHEN odd_weight = 1 THEN 5 WHEN no_weight = 1 THEN 6 WHEN no_cluster = 1 THEN 7 WHEN no_stratum = 1 THEN 8 WHEN t0 > 0 OR p2 = 1 OR p3 = 1 THEN 0 ELSE 9 END AS TINYINT) AS state
  FROM weighed
),
-- Points on their grid of 2^-40; whether a gap is short (0), within tolerance (1) or over (2).
rounded AS (
  SELECT
    *,
    CAST(floor(me0 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qx0,
    CAST(floor(md0 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qy0,
    CAST(floor(me1 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qx1,
    CAST(floor(md1 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qy1,
    CAST(floor(CASE WHEN n1 > 0 THEN se1 / n1 ELSE 0e0 END * 1099511627776e0 + 0.5e0) AS BIGINT) AS fx1,
    CAST(floor(CASE WHEN n1 > 0 THEN sd1 / n1 ELSE 0e0 END * 1099511627776e0 + 0.5e0) AS BIGINT) AS fy1,
    CAST(floor(me * 1099511627776e0 + 0.5e0) AS BIGINT) AS qx,
    CAST(floor(md * 1099511627776e0 + 0.5e0) AS BIGINT) AS qy,
    CAST(floor(fe * 1099511627776e0 + 0.5e0) AS BIGINT) AS fx,
    CAST(floor(fd * 1099511627776e0 + 0.5e0) AS BIGINT) AS fy,
    CAST(CASE WHEN z1 = 1 THEN floor((se1 / n1) * 256e0) ELSE 0e0 END AS BIGINT) AS be1,
    CAST(CASE WHEN z1 = 1 THEN floor(((se1 / n1) - floor((se1 / n1) * 256e0) / 256e0) * 67108864e0 + 0.5e0) ELSE 0e0 END AS BIGINT) AS re1,
    CAST(CASE WHEN z1 = 1 THEN floor((sd1 / n1) * 256e0) ELSE 0e0 END AS BIGINT) AS bd1,
    CAST(CASE WHEN z1 = 1 THEN floor(((sd1 / n1) - floor((sd1 / n1) * 256e0) / 256e0) * 67108864e0 + 0.5e0) ELSE 0e0 END AS BIGINT) AS rd1,
    CAST(z1 + z AS TINYINT) AS y1,
    CAST(CASE WHEN (md0 - me0) < -5.000000001e0 THEN 0 WHEN (md0 - me0) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS v0,
    CAST(CASE WHEN (md1 - me1) < -5.000000001e0 THEN 0 WHEN (md1 - me1) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS v1,
    CAST(CASE WHEN (md - me) < -5.000000001e0 THEN 0 WHEN (md - me) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS v,
    (pattern * 256 + o * 2 + z) + CAST(n0 AS INTEGER) * 4 AS grade0
  FROM judged
),
-- One row a respondent: only what is counted.
answers AS MATERIALIZED (
  SELECT
    g0,
    d0,
    e0,
    told0,
    s1,
    e1,
    d2,
    s3,
    own_weight,
    own_cluster,
    own_stratum,
    d1,
    d3,
    said,
    early,
    t0,
    a1,
    le,
    ld,
    o0,
    o1,
    z1,
    pattern,
    o,
    z,
    state,
    qx0,
    qy0,
    qx1,
    qy1,
    fx1,
    fy1,
    qx,
    qy,
    fx,
    fy,
    be1,
    re1,
    bd1,
    rd1,
    y1,
    v0,
    v1,
    v,
    grade0
  FROM rounded
),
cells0 AS MATERIALIZED (SELECT g0, own_weight, own_cluster, own_stratum, times, ((grade0 >> 0) & 1) AS z, ((grade0 >> 1) & 1) AS o, ((grade0 >> 2) & 63) AS pairs, ((grade0 >> 8) & 3) AS pattern, CASE WHEN ((grade0 >> 2) & 63) = 2 THEN 1 ELSE 0 END + ((grade0 >> 0) & 1) AS y0, e0, d0 FROM (SELECT g0, own_weight, own_cluster, own_stratum, grade0, e0, d0, count(*) AS times FROM answers WHERE state = 0 GROUP BY g0, own_weight, own_cluster, own_stratum, grade0, e0, d0) AS alike),
cells1 AS MATERIALIZED (SELECT g0, own_weight, own_cluster, own_stratum, times, ((grade0 >> 0) & 1) AS z, ((grade0 >> 1) & 1) AS o, ((grade0 >> 2) & 63) AS pairs, ((grade0 >> 8) & 3) AS pattern, CASE WHEN ((grade0 >> 2) & 63) = 2 THEN 1 ELSE 0 END + ((grade0 >> 0) & 1) AS y0, e1, d1 FROM (SELECT g0, own_weight, own_cluster, own_stratum, grade0, e1, d1, count(*) AS times FROM answers WHERE state = 0 GROUP BY g0, own_weight, own_cluster, own_stratum, grade0, e1, d1) AS alike),
cells2 AS MATERIALIZED (SELECT g0, own_weight, own_cluster, own_stratum, times, o, z, y1, pattern, a1, d2, rest_x, rest_y, rest_xx, rest_yy FROM (SELECT g0, own_weight, own_cluster, own_stratum, o, z, y1, pattern, a1, d2, count(*) AS times, sum(be1) AS rest_x, sum(bd1) AS rest_y, sum(re1) AS rest_xx, sum(rd1) AS rest_yy FROM answers WHERE state = 0 GROUP BY g0, own_weight, own_cluster, own_stratum, o, z, y1, pattern, a1, d2) AS alike),
cells3 AS MATERIALIZED (SELECT g0, own_weight, own_cluster, own_stratum, times, o, z, y1, pattern, a1, d3, rest_x, rest_y, rest_xx, rest_yy FROM (SELECT g0, own_weight, own_cluster, own_stratum, o, z, y1, pattern, a1, d3, count(*) AS times, sum(be1) AS rest_x, sum(bd1) AS rest_y, sum(re1) AS rest_xx, sum(rd1) AS rest_yy FROM answers WHERE state = 0 GROUP BY g0, own_weight, own_cluster, own_stratum, o, z, y1, pattern, a1, d3) AS alike)
SELECT 'about' AS "kind", '{"format":"svc.counts/1","standard":{"id":"lounge","version":"1.0.0","digest":"sha256:9739ff138d69adb6a19d03ec06c46d0a7c1b3991b7903744adafaccc7d45e18a"},"profile":null,"by":[{"name":"town","isField":true}],"asked":[{"id":"a","expectation":"a should","delivery":"a is"},{"id":"b","expectation":"b should","delivery":"b is"},{"id":"c","expectation":null,"delivery":"c"},{"id":"d","expectation":null,"delivery":"d; is ''it''"}],"design":{"weight":true,"cluster":true,"strata":true,"decimal":","}}' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", '0' AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy"
UNION ALL SELECT 'row' AS "kind", CASE WHEN state = 0 THEN 'used' WHEN state = 1 THEN 'trial' WHEN state = 2 THEN 'no-day' WHEN state = 3 THEN 'unreadable-answer' WHEN state = 4 THEN 'no-answers' WHEN state = 5 THEN 'unreadable-weight' WHEN state = 6 THEN 'no-weight' WHEN state = 7 THEN 'no-cluster' WHEN state = 8 THEN 'no-stratum' WHEN state = 9 THEN 'no-pairs' ELSE '' END AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers GROUP BY state
UNION ALL SELECT 'respondent' AS "kind", '' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(le) AS VARCHAR) AS "x", CAST(sum(ld) AS VARCHAR) AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'answer' AS "kind", 'a' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", CAST(e0 AS VARCHAR) AS "expectation", CAST(d0 AS VARCHAR) AS "delivery", CAST(y0 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM cells0 GROUP BY g0, own_weight, own_cluster, own_stratum, e0, d0, y0
UNION ALL SELECT 'told' AS "kind", 'a' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", CAST(e0 AS VARCHAR) AS "expectation", CAST(d0 AS VARCHAR) AS "delivery", CAST(told0 AS VARCHAR) AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND d0 >= 0 AND told0 >= 0 GROUP BY e0, d0, told0
UNION ALL SELECT 'answer' AS "kind", 'b' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", CAST(e1 AS VARCHAR) AS "expectation", CAST(d1 AS VARCHAR) AS "delivery", CAST(y0 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM cells1 GROUP BY g0, own_weight, own_cluster, own_stratum, e1, d1, y0
UNION ALL SELECT 'answer' AS "kind", 'c' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '-1' AS "expectation", CAST(d2 AS VARCHAR) AS "delivery", CAST(y1 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(rest_x) AS VARCHAR) AS "x", CAST(sum(rest_y) AS VARCHAR) AS "y", CAST(sum(rest_xx) AS VARCHAR) AS "xx", CAST(sum(rest_yy) AS VARCHAR) AS "yy", '' AS "xy" FROM cells2 GROUP BY g0, own_weight, own_cluster, own_stratum, d2, y1
UNION ALL SELECT 'answer' AS "kind", 'd' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '-1' AS "expectation", CAST(d3 AS VARCHAR) AS "delivery", CAST(y1 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(rest_x) AS VARCHAR) AS "x", CAST(sum(rest_y) AS VARCHAR) AS "y", CAST(sum(rest_xx) AS VARCHAR) AS "xx", CAST(sum(rest_yy) AS VARCHAR) AS "yy", '' AS "xy" FROM cells3 GROUP BY g0, own_weight, own_cluster, own_stratum, d3, y1
UNION ALL SELECT 'steps' AS "kind", 'talk' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", CAST(pairs AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", CAST(sum(CASE WHEN place = 0 THEN times ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN place = 2 THEN times ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(times * expected) AS VARCHAR) AS "x", CAST(sum(times * delivered) AS VARCHAR) AS "y", CAST(sum(times * expected * expected) AS VARCHAR) AS "xx", CAST(sum(times * delivered * delivered) AS VARCHAR) AS "yy", CAST(sum(times * expected * delivered) AS VARCHAR) AS "xy" FROM (SELECT *, CAST(CASE WHEN ((CAST(delivered AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE)) - (CAST(expected AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE))) < -5.000000001e0 THEN 0 WHEN ((CAST(delivered AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE)) - (CAST(expected AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE))) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS place FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, ((t0 >> 18) & 63) AS pairs, CAST(((t0 >> 9) & 511) AS BIGINT) AS expected, CAST(((t0 >> 0) & 511) AS BIGINT) AS delivered FROM (SELECT g0, own_weight, own_cluster, own_stratum, t0, count(*) AS times FROM answers WHERE state = 0 AND o0 = 1 GROUP BY g0, own_weight, own_cluster, own_stratum, t0) AS alike) AS sums) AS told GROUP BY g0, own_weight, own_cluster, own_stratum, pairs
UNION ALL SELECT 'points' AS "kind", 'talk' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", CAST(sum(CASE WHEN v0 = 0 THEN 1 ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN v0 = 2 THEN 1 ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(qx0) AS VARCHAR) AS "x", CAST(sum(qy0) AS VARCHAR) AS "y", CAST(sum(CAST(qx0 AS HUGEINT) * qx0) AS VARCHAR) AS "xx", CAST(sum(CAST(qy0 AS HUGEINT) * qy0) AS VARCHAR) AS "yy", CAST(sum(CAST(qx0 AS HUGEINT) * qy0) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND o0 = 1 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'left' AS "kind", 'talk' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND NOT (o0 = 1) AND (t0 > 0) GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'points' AS "kind", 'end' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", CAST(sum(CASE WHEN v1 = 0 THEN 1 ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN v1 = 2 THEN 1 ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(qx1) AS VARCHAR) AS "x", CAST(sum(qy1) AS VARCHAR) AS "y", CAST(sum(CAST(qx1 AS HUGEINT) * qx1) AS VARCHAR) AS "xx", CAST(sum(CAST(qy1 AS HUGEINT) * qy1) AS VARCHAR) AS "yy", CAST(sum(CAST(qx1 AS HUGEINT) * qy1) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND o1 = 1 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'complete' AS "kind", 'end' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(fx1) AS VARCHAR) AS "x", CAST(sum(fy1) AS VARCHAR) AS "y", CAST(sum(CAST(fx1 AS HUGEINT) * fx1) AS VARCHAR) AS "xx", CAST(sum(CAST(fy1 AS HUGEINT) * fy1) AS VARCHAR) AS "yy", CAST(sum(CAST(fx1 AS HUGEINT) * fy1) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND z1 = 1 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'left' AS "kind", 'end' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND NOT (o1 = 1) AND (a1 > 0) GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'points' AS "kind", '' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", CAST(sum(CASE WHEN v = 0 THEN 1 ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN v = 2 THEN 1 ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(qx) AS VARCHAR) AS "x", CAST(sum(qy) AS VARCHAR) AS "y", CAST(sum(CAST(qx AS HUGEINT) * qx) AS VARCHAR) AS "xx", CAST(sum(CAST(qy AS HUGEINT) * qy) AS VARCHAR) AS "yy", CAST(sum(CAST(qx AS HUGEINT) * qy) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND o = 1 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'complete' AS "kind", '' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(fx) AS VARCHAR) AS "x", CAST(sum(fy) AS VARCHAR) AS "y", CAST(sum(CAST(fx AS HUGEINT) * fx) AS VARCHAR) AS "xx", CAST(sum(CAST(fy AS HUGEINT) * fy) AS VARCHAR) AS "yy", CAST(sum(CAST(fx AS HUGEINT) * fy) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND z = 1 GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'left' AS "kind", '' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND o = 0 AND (t0 > 0 OR a1 > 0) GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'contribution' AS "kind", 'a' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CASE WHEN o = 1 AND ((pattern >> 0) & 1) = 1 THEN (2e0 / (((pattern >> 0) & 1) * 2e0 + ((pattern >> 1) & 1) * 1e0)) * (1e0 / (CAST(pairs AS DOUBLE) * 1e0)) ELSE 0e0 END AS whole_share, CASE WHEN ((pattern >> 0) & 1) = 1 THEN 1e0 / (CAST(pairs AS DOUBLE) * 1e0) ELSE 0e0 END AS own_share, (CAST(((d0) - (CASE WHEN e0 >= 0 THEN e0 ELSE 1 END)) AS DOUBLE) * 100e0 / 2e0) AS gap FROM cells0 WHERE z = 0 AND d0 >= 0) AS shares) AS contributions GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'contribution' AS "kind", 'b' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CASE WHEN o = 1 AND ((pattern >> 0) & 1) = 1 THEN (2e0 / (((pattern >> 0) & 1) * 2e0 + ((pattern >> 1) & 1) * 1e0)) * (1e0 / (CAST(pairs AS DOUBLE) * 1e0)) ELSE 0e0 END AS whole_share, CASE WHEN ((pattern >> 0) & 1) = 1 THEN 1e0 / (CAST(pairs AS DOUBLE) * 1e0) ELSE 0e0 END AS own_share, (CAST(((d1) - (e1)) AS DOUBLE) * 100e0 / 2e0) AS gap FROM cells1 WHERE z = 0 AND (d1 | e1) >= 0) AS shares) AS contributions GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'contribution' AS "kind", 'c' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CASE WHEN o = 1 AND ((pattern >> 1) & 1) = 1 THEN (1e0 / (((pattern >> 0) & 1) * 2e0 + ((pattern >> 1) & 1) * 1e0)) * (3e0 / a1) ELSE 0e0 END AS whole_share, CASE WHEN ((pattern >> 1) & 1) = 1 THEN 3e0 / a1 ELSE 0e0 END AS own_share, (CAST([0e0, 100e0] AS DOUBLE[])[CAST(d2 AS INTEGER) + 1] - CAST([0e0, 100e0] AS DOUBLE[])[CAST(1 AS INTEGER) + 1]) AS gap FROM cells2 WHERE z = 0 AND d2 >= 0) AS shares) AS contributions GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'contribution' AS "kind", 'd' AS "of", g0 AS "by1", own_weight AS "weight", own_cluster AS "cluster", own_stratum AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, own_weight, own_cluster, own_stratum, times, CASE WHEN o = 1 AND ((pattern >> 1) & 1) = 1 THEN (1e0 / (((pattern >> 0) & 1) * 2e0 + ((pattern >> 1) & 1) * 1e0)) * (1e0 / a1) ELSE 0e0 END AS whole_share, CASE WHEN ((pattern >> 1) & 1) = 1 THEN 1e0 / a1 ELSE 0e0 END AS own_share, (CAST([50e0, 0e0] AS DOUBLE[])[CAST(d3 AS INTEGER) + 1] - CAST([50e0, 0e0] AS DOUBLE[])[CAST(0 AS INTEGER) + 1]) AS gap FROM cells3 WHERE z = 0 AND d3 >= 0) AS shares) AS contributions GROUP BY g0, own_weight, own_cluster, own_stratum
UNION ALL SELECT 'unread' AS "kind", 'a' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(d0 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND d0 <= -100 GROUP BY d0
UNION ALL SELECT 'unread' AS "kind", 'a' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", CAST(e0 AS VARCHAR) AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND e0 <= -100 GROUP BY e0
UNION ALL SELECT 'lost' AS "kind", 'a' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (d0 <= -100 OR e0 <= -100)
UNION ALL SELECT 'unread-told' AS "kind", 'a' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(told0 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND said = 1 AND told0 <= -100 GROUP BY told0
UNION ALL SELECT 'unread' AS "kind", 'b' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(s1 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND s1 <= -100 GROUP BY s1
UNION ALL SELECT 'unread' AS "kind", 'b' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", CAST(e1 AS VARCHAR) AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND e1 <= -100 GROUP BY e1
UNION ALL SELECT 'lost' AS "kind", 'b' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (s1 <= -100 OR e1 <= -100)
UNION ALL SELECT 'unread' AS "kind", 'c' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(d2 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND d2 <= -100 GROUP BY d2
UNION ALL SELECT 'lost' AS "kind", 'c' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (d2 <= -100)
UNION ALL SELECT 'unread' AS "kind", 'd' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(s3 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND s3 <= -100 GROUP BY s3
UNION ALL SELECT 'lost' AS "kind", 'd' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (s3 <= -100)
UNION ALL SELECT 'hidden' AS "kind", '' AS "of", '' AS "by1", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(CASE WHEN s1 >= 0 AND d1 = -1 THEN 1 ELSE 0 END + CASE WHEN s3 >= 0 AND d3 = -1 THEN 1 ELSE 0 END) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0
;

-- What the answers in "a \"b\"" come to by the standard lounge 1.0.0, as counts.
-- Keep what it gives as CSV, JSON lines or Parquet; svc score --counts judges it, svc merge adds the counts of parts.
-- A text that neither the mapping nor the standard writes out counts as one that cannot be read.
WITH
-- Each text as the place of an answer among those of its criterion; below 0 what is no answer: −1 not shown, −2 skipped, −3 do not know, −4 not applicable, −100 cannot be read.
coded AS (
  SELECT
    coalesce(CAST(source."state" AS VARCHAR), '') AS g0,
    coalesce(CAST(source."day" AS VARCHAR), '') AS g1,
    CAST(CASE coalesce(CAST(source."b is" AS VARCHAR), '') WHEN '' THEN -2 WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '3' THEN 2 ELSE -100 END AS TINYINT) AS d1,
    CAST(CASE coalesce(CAST(source."b should" AS VARCHAR), '') WHEN '' THEN -2 WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '3' THEN 2 ELSE -100 END AS TINYINT) AS e1,
    CAST(CASE coalesce(CAST(source."c" AS VARCHAR), '') WHEN '' THEN -2 WHEN '0' THEN 0 WHEN '1' THEN 1 WHEN 'NO' THEN 0 WHEN 'No' THEN 0 WHEN 'YES' THEN 1 WHEN 'Yes' THEN 1 WHEN 'false' THEN 0 WHEN 'n' THEN 0 WHEN 'no' THEN 0 WHEN 'true' THEN 1 WHEN 'y' THEN 1 WHEN 'yes' THEN 1 WHEN 'Да' THEN 1 WHEN 'Нет' THEN 0 WHEN 'да' THEN 1 WHEN 'нет' THEN 0 ELSE -100 END AS TINYINT) AS d2,
    0 AS out
  FROM "a ""b""" AS source
),
-- Which criteria have a pair, of expectation and delivery.
paired AS (
  SELECT
    *,
    CASE WHEN out > 0 THEN 1 ELSE 0 END AS early,
    CAST((d2 >= 0) AS SMALLINT) AS p2,
    CASE WHEN d2 >= 0 THEN CAST([0e0, 100e0] AS DOUBLE[])[CAST((1) AS INTEGER) + 1] ELSE 0e0 END AS pe2,
    CASE WHEN d2 >= 0 THEN CAST([0e0, 100e0] AS DOUBLE[])[CAST((d2) AS INTEGER) + 1] ELSE 0e0 END AS pd2
  FROM coded
),
-- Of each section: how many pairs (n), how many there could be (k), sums of steps or of weighted points.
summed AS (
  SELECT
    *,
    CASE WHEN (d1 | e1) >= 0 THEN CAST((e1) AS INTEGER) * 512 + d1 + 262144 ELSE 0 END AS t0,
    CAST((NOT (d1 IN (-1, -4))) AS SMALLINT) AS k0,
    p2 AS n1,
    3e0 * p2 AS a1,
    3e0 * CAST((NOT (d2 IN (-1, -4))) AS SMALLINT) AS c1,
    3e0 * pe2 AS we1,
    pe2 AS se1,
    3e0 * pd2 AS wd1,
    pd2 AS sd1,
    CAST(0 AS TINYINT) AS le,
    CAST(0 AS TINYINT) AS ld
  FROM paired
),
-- Of each section: means in points (me, md), whether enough is answered (o), whether all (z).
figured AS (
  SELECT
    *,
    CAST(((t0 >> 18) & 63) AS TINYINT) AS n0,
    CAST(((t0 >> 9) & 511) AS DOUBLE) * 100e0 / CAST((greatest(((t0 >> 18) & 63), 1) * 2) AS DOUBLE) AS me0,
    CAST(((t0 >> 0) & 511) AS DOUBLE) * 100e0 / CAST((greatest(((t0 >> 18) & 63), 1) * 2) AS DOUBLE) AS md0,
    CAST((((t0 >> 18) & 63) > 0 AND ((t0 >> 18) & 63) >= 0.499999999e0 * CAST(k0 AS DOUBLE)) AS SMALLINT) AS o0,
    CAST(((t0 >> 18) & 63) AS DOUBLE) * 1e0 AS a0,
    CAST(k0 AS DOUBLE) * 1e0 AS c0,
    CAST((t0 >= 524288) AS SMALLINT) AS z0,
    CASE WHEN a1 > 0 THEN we1 / a1 ELSE 0e0 END AS me1,
    CASE WHEN a1 > 0 THEN wd1 / a1 ELSE 0e0 END AS md1,
    CAST((a1 > 0 AND a1 >= 0.499999999e0 * c1) AS SMALLINT) AS o1,
    CAST((n1 = 3) AS SMALLINT) AS z1
  FROM summed
),
-- Of the whole: sections by their weights, or criteria by theirs.
weighed AS (
  SELECT
    *,
    c0 + c1 AS c,
    a0 AS u0,
    a1 AS u1,
    a0 + a1 AS a,
    n0 + n1 AS many,
    (me0 * n0 + se1) / CAST(5 AS DOUBLE) AS fe,
    (md0 * n0 + sd1) / CAST(5 AS DOUBLE) AS fd
  FROM figured
),
-- Of the whole: means in points; and what becomes of the row (0: it is used).
judged AS (
  SELECT
    *,
    CAST((a > 0 AND a >= 0.499999999e0 * c) AS SMALLINT) AS o,
    CAST((many = 5) AS SMALLINT) AS z,
    CASE WHEN a > 0 THEN (u0 * me0 + u1 * me1) / a ELSE 0e0 END AS me,
    CASE WHEN a > 0 THEN (u0 * md0 + u1 * md1) / a ELSE 0e0 END AS md,
    CAST(CASE WHEN out > 0 THEN out WHEN t0 > 0 OR p2 = 1 THEN 0 WHEN NOT (d1 >= 0 OR e1 >= 0 OR d2 >= 0) THEN CASE WHEN d1 <= -100 OR e1 <= -100 OR d2 <= -100 THEN 1 ELSE 2 END ELSE 3 END AS TINYINT) AS state
  FROM weighed
),
-- Points on their grid of 2^-40; whether a gap is short (0), within tolerance (1) or over (2).
rounded AS (
  SELECT
    *,
    CAST(floor(me1 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qx1,
    CAST(floor(md1 * 1099511627776e0 + 0.5e0) AS BIGINT) AS qy1,
    CAST(floor(CASE WHEN n1 > 0 THEN se1 / n1 ELSE 0e0 END * 1099511627776e0 + 0.5e0) AS BIGINT) AS fx1,
    CAST(floor(CASE WHEN n1 > 0 THEN sd1 / n1 ELSE 0e0 END * 1099511627776e0 + 0.5e0) AS BIGINT) AS fy1,
    CAST(floor(me * 1099511627776e0 + 0.5e0) AS BIGINT) AS qx,
    CAST(floor(md * 1099511627776e0 + 0.5e0) AS BIGINT) AS qy,
    CAST(floor(fe * 1099511627776e0 + 0.5e0) AS BIGINT) AS fx,
    CAST(floor(fd * 1099511627776e0 + 0.5e0) AS BIGINT) AS fy,
    CAST(CASE WHEN z1 = 1 THEN floor((se1 / n1) * 256e0) ELSE 0e0 END AS BIGINT) AS be1,
    CAST(CASE WHEN z1 = 1 THEN floor(((se1 / n1) - floor((se1 / n1) * 256e0) / 256e0) * 67108864e0 + 0.5e0) ELSE 0e0 END AS BIGINT) AS re1,
    CAST(CASE WHEN z1 = 1 THEN floor((sd1 / n1) * 256e0) ELSE 0e0 END AS BIGINT) AS bd1,
    CAST(CASE WHEN z1 = 1 THEN floor(((sd1 / n1) - floor((sd1 / n1) * 256e0) / 256e0) * 67108864e0 + 0.5e0) ELSE 0e0 END AS BIGINT) AS rd1,
    CAST(z0 + z AS TINYINT) AS y0,
    CAST(z1 + z AS TINYINT) AS y1,
    CAST(CASE WHEN (md1 - me1) < -5.000000001e0 THEN 0 WHEN (md1 - me1) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS v1,
    CAST(CASE WHEN (md - me) < -5.000000001e0 THEN 0 WHEN (md - me) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS v
  FROM judged
),
-- One row a respondent: only what is counted.
answers AS MATERIALIZED (
  SELECT
    g0,
    g1,
    d1,
    e1,
    d2,
    early,
    t0,
    a1,
    le,
    ld,
    o0,
    o1,
    z1,
    a,
    o,
    z,
    state,
    qx1,
    qy1,
    fx1,
    fy1,
    qx,
    qy,
    fx,
    fy,
    be1,
    re1,
    bd1,
    rd1,
    y0,
    y1,
    v1,
    v
  FROM rounded
),
cells1 AS MATERIALIZED (SELECT g0, g1, times, o, z, y0, o0, a, pairs, e1, d1 FROM (SELECT g0, g1, o, z, y0, o0, a, ((t0 >> 18) & 63) AS pairs, e1, d1, count(*) AS times FROM answers WHERE state = 0 GROUP BY g0, g1, o, z, y0, o0, a, ((t0 >> 18) & 63), e1, d1) AS alike),
cells2 AS MATERIALIZED (SELECT g0, g1, times, o, z, y1, o1, a, a1, d2, rest_x, rest_y, rest_xx, rest_yy FROM (SELECT g0, g1, o, z, y1, o1, a, a1, d2, count(*) AS times, sum(be1) AS rest_x, sum(bd1) AS rest_y, sum(re1) AS rest_xx, sum(rd1) AS rest_yy FROM answers WHERE state = 0 GROUP BY g0, g1, o, z, y1, o1, a, a1, d2) AS alike)
SELECT 'about' AS "kind", '{"format":"svc.counts/1","standard":{"id":"lounge","version":"1.0.0","digest":"sha256:b34917cc4b8c130fc8b41cc1afcc27495f8944142f6cad4ae8fda476a2af82eb"},"profile":null,"by":[{"name":"state","isField":false},{"name":"on","isField":true}],"asked":[{"id":"b","expectation":"b should","delivery":"b is"},{"id":"c","expectation":null,"delivery":"c"}],"design":null}' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", '0' AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy"
UNION ALL SELECT 'row' AS "kind", CASE WHEN state = 0 THEN 'used' WHEN state = 1 THEN 'unreadable-answer' WHEN state = 2 THEN 'no-answers' WHEN state = 3 THEN 'no-pairs' ELSE '' END AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers GROUP BY state
UNION ALL SELECT 'respondent' AS "kind", '' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(le) AS VARCHAR) AS "x", CAST(sum(ld) AS VARCHAR) AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 GROUP BY g0, g1
UNION ALL SELECT 'answer' AS "kind", 'b' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", CAST(e1 AS VARCHAR) AS "expectation", CAST(d1 AS VARCHAR) AS "delivery", CAST(y0 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM cells1 GROUP BY g0, g1, e1, d1, y0
UNION ALL SELECT 'answer' AS "kind", 'c' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '-1' AS "expectation", CAST(d2 AS VARCHAR) AS "delivery", CAST(y1 AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(rest_x) AS VARCHAR) AS "x", CAST(sum(rest_y) AS VARCHAR) AS "y", CAST(sum(rest_xx) AS VARCHAR) AS "xx", CAST(sum(rest_yy) AS VARCHAR) AS "yy", '' AS "xy" FROM cells2 GROUP BY g0, g1, d2, y1
UNION ALL SELECT 'steps' AS "kind", 'talk' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", CAST(pairs AS VARCHAR) AS "answered", CAST(sum(times) AS VARCHAR) AS "n", CAST(sum(CASE WHEN place = 0 THEN times ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN place = 2 THEN times ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(times * expected) AS VARCHAR) AS "x", CAST(sum(times * delivered) AS VARCHAR) AS "y", CAST(sum(times * expected * expected) AS VARCHAR) AS "xx", CAST(sum(times * delivered * delivered) AS VARCHAR) AS "yy", CAST(sum(times * expected * delivered) AS VARCHAR) AS "xy" FROM (SELECT *, CAST(CASE WHEN ((CAST(delivered AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE)) - (CAST(expected AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE))) < -5.000000001e0 THEN 0 WHEN ((CAST(delivered AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE)) - (CAST(expected AS DOUBLE) * 100e0 / CAST((pairs * 2) AS DOUBLE))) > 5.000000001e0 THEN 2 ELSE 1 END AS TINYINT) AS place FROM (SELECT g0, g1, times, ((t0 >> 18) & 63) AS pairs, CAST(((t0 >> 9) & 511) AS BIGINT) AS expected, CAST(((t0 >> 0) & 511) AS BIGINT) AS delivered FROM (SELECT g0, g1, t0, count(*) AS times FROM answers WHERE state = 0 AND o0 = 1 GROUP BY g0, g1, t0) AS alike) AS sums) AS told GROUP BY g0, g1, pairs
UNION ALL SELECT 'left' AS "kind", 'talk' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND NOT (o0 = 1) AND (t0 > 0) GROUP BY g0, g1
UNION ALL SELECT 'points' AS "kind", 'end' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", CAST(sum(CASE WHEN v1 = 0 THEN 1 ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN v1 = 2 THEN 1 ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(qx1) AS VARCHAR) AS "x", CAST(sum(qy1) AS VARCHAR) AS "y", CAST(sum(CAST(qx1 AS HUGEINT) * qx1) AS VARCHAR) AS "xx", CAST(sum(CAST(qy1 AS HUGEINT) * qy1) AS VARCHAR) AS "yy", CAST(sum(CAST(qx1 AS HUGEINT) * qy1) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND o1 = 1 GROUP BY g0, g1
UNION ALL SELECT 'complete' AS "kind", 'end' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(fx1) AS VARCHAR) AS "x", CAST(sum(fy1) AS VARCHAR) AS "y", CAST(sum(CAST(fx1 AS HUGEINT) * fx1) AS VARCHAR) AS "xx", CAST(sum(CAST(fy1 AS HUGEINT) * fy1) AS VARCHAR) AS "yy", CAST(sum(CAST(fx1 AS HUGEINT) * fy1) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND z1 = 1 GROUP BY g0, g1
UNION ALL SELECT 'left' AS "kind", 'end' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND NOT (o1 = 1) AND (a1 > 0) GROUP BY g0, g1
UNION ALL SELECT 'points' AS "kind", '' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", CAST(sum(CASE WHEN v = 0 THEN 1 ELSE 0 END) AS VARCHAR) AS "short", CAST(sum(CASE WHEN v = 2 THEN 1 ELSE 0 END) AS VARCHAR) AS "over", CAST(sum(qx) AS VARCHAR) AS "x", CAST(sum(qy) AS VARCHAR) AS "y", CAST(sum(CAST(qx AS HUGEINT) * qx) AS VARCHAR) AS "xx", CAST(sum(CAST(qy AS HUGEINT) * qy) AS VARCHAR) AS "yy", CAST(sum(CAST(qx AS HUGEINT) * qy) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND o = 1 GROUP BY g0, g1
UNION ALL SELECT 'complete' AS "kind", '' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(fx) AS VARCHAR) AS "x", CAST(sum(fy) AS VARCHAR) AS "y", CAST(sum(CAST(fx AS HUGEINT) * fx) AS VARCHAR) AS "xx", CAST(sum(CAST(fy AS HUGEINT) * fy) AS VARCHAR) AS "yy", CAST(sum(CAST(fx AS HUGEINT) * fy) AS VARCHAR) AS "xy" FROM answers WHERE state = 0 AND z = 1 GROUP BY g0, g1
UNION ALL SELECT 'left' AS "kind", '' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE state = 0 AND o = 0 AND (t0 > 0 OR a1 > 0) GROUP BY g0, g1
UNION ALL SELECT 'contribution' AS "kind", 'b' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, g1, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, g1, times, CASE WHEN o = 1 THEN 1e0 / a ELSE 0e0 END AS whole_share, CASE WHEN o0 = 1 THEN 1e0 / (CAST(pairs AS DOUBLE) * 1e0) ELSE 0e0 END AS own_share, (CAST(((d1) - (e1)) AS DOUBLE) * 100e0 / 2e0) AS gap FROM cells1 WHERE z = 0 AND (d1 | e1) >= 0) AS shares) AS contributions GROUP BY g0, g1
UNION ALL SELECT 'contribution' AS "kind", 'c' AS "of", g0 AS "by1", g1 AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(sum(times) AS VARCHAR) AS "n", '' AS "short", '' AS "over", CAST(sum(CAST(times AS HUGEINT) * whole_points) AS VARCHAR) AS "x", CAST(sum(CAST(times AS HUGEINT) * whole_part) AS VARCHAR) AS "y", CAST(sum(CAST(times AS HUGEINT) * own_points) AS VARCHAR) AS "xx", CAST(sum(CAST(times AS HUGEINT) * own_part) AS VARCHAR) AS "yy", '' AS "xy" FROM (SELECT g0, g1, times, CAST(floor((whole_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_points, CAST(floor(whole_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS whole_part, CAST(floor((own_share * gap) * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_points, CAST(floor(own_share * 1099511627776e0 + 0.5e0) AS BIGINT) AS own_part FROM (SELECT g0, g1, times, CASE WHEN o = 1 THEN 3e0 / a ELSE 0e0 END AS whole_share, CASE WHEN o1 = 1 THEN 3e0 / a1 ELSE 0e0 END AS own_share, (CAST([0e0, 100e0] AS DOUBLE[])[CAST(d2 AS INTEGER) + 1] - CAST([0e0, 100e0] AS DOUBLE[])[CAST(1 AS INTEGER) + 1]) AS gap FROM cells2 WHERE z = 0 AND d2 >= 0) AS shares) AS contributions GROUP BY g0, g1
UNION ALL SELECT 'unread' AS "kind", 'b' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(d1 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND d1 <= -100 GROUP BY d1
UNION ALL SELECT 'unread' AS "kind", 'b' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", CAST(e1 AS VARCHAR) AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND e1 <= -100 GROUP BY e1
UNION ALL SELECT 'lost' AS "kind", 'b' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (d1 <= -100 OR e1 <= -100)
UNION ALL SELECT 'unread' AS "kind", 'c' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", CAST(d2 AS VARCHAR) AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND d2 <= -100 GROUP BY d2
UNION ALL SELECT 'lost' AS "kind", 'c' AS "of", '' AS "by1", '' AS "by2", '' AS "weight", '' AS "cluster", '' AS "stratum", '' AS "expectation", '' AS "delivery", '' AS "answered", CAST(count(*) AS VARCHAR) AS "n", '' AS "short", '' AS "over", '' AS "x", '' AS "y", '' AS "xx", '' AS "yy", '' AS "xy" FROM answers WHERE early = 0 AND (d2 <= -100)
;
