-- Groups whose claims show an outcome more than the claims they are compared with, as far as sums tell; the caller weighs them
-- exactly. Stands on the table cells (cut_no, within_no, side, of_value, within_value, claims, n, s, q): the claims of each group,
-- and as lists by outcome how many of them can show it, the sum of its values and of their squares. Cut 0 is all claims of a side;
-- within_no is the cut that a group is compared within: 0 for all, -1 for cut 0 itself. Side 0 is what is asked about, the others
-- what that is compared with. $is_rate tells the outcomes that are shares; $excluded what is not looked at, as cut_no * 1000 + outcome.
WITH enough AS (FROM cells WHERE claims >= $least_n::BIGINT),
-- a group against the rest of what is asked about, or of the same case, or place, in it; then what is asked about against the others, and each case and place of it against the same there
pairs AS (
  SELECT
    CASE WHEN own.within_no = 0 THEN 'group' ELSE 'pair' END AS kind, 0 AS side, own.cut_no, own.of_value, own.within_value,
    own.n AS n1, own.s AS s1, own.q AS q1, every.n AS n0, every.s AS s0, every.q AS q0
  FROM enough AS own
  JOIN enough AS every ON every.cut_no = own.within_no AND every.of_value = own.within_value AND every.side = 0
  WHERE own.side = 0 AND own.cut_no > 0 AND every.claims - own.claims >= $least_n
  UNION ALL
  SELECT CASE WHEN own.cut_no = 0 THEN 'selection' ELSE 'part' END, other.side, own.cut_no, own.of_value, own.within_value, own.n, own.s, own.q, other.n, other.s, other.q
  FROM enough AS own
  JOIN enough AS other USING (cut_no, of_value, within_value)
  WHERE own.side = 0 AND own.within_no <= 0 AND other.side > 0
),
measured AS (
  SELECT kind, side, cut_no, of_value, within_value, unnest(n1) AS n1, unnest(s1) AS s1, unnest(q1) AS q1, unnest(n0) AS nw, unnest(s0) AS sw, unnest(q0) AS qw, unnest(range(len(n1))) AS outcome
  FROM pairs
),
-- the others of a group are all of them less the group
contrasts AS (
  SELECT
    kind, side, cut_no, of_value, within_value, outcome, n1, s1, q1,
    CASE WHEN side = 0 THEN nw - n1 ELSE nw END AS n0,
    CASE WHEN side = 0 THEN sw - s1 ELSE sw END AS s0,
    CASE WHEN side = 0 THEN qw - q1 ELSE qw END AS q0
  FROM measured
  WHERE side > 0 OR NOT list_contains($excluded::BIGINT[], cut_no * 1000 + outcome)
),
-- those that there is enough of to tell anything
tested AS (
  SELECT
    *,
    ($is_rate::BOOLEAN[])[outcome + 1] AS is_rate,
    s1 / n1 AS value,
    s0 / n0 AS whole,
    (s1 + s0) / (n1 + n0) AS pooled,
    1 / n1 + 1 / n0 AS noise
  FROM contrasts
  WHERE n1 >= $least_n AND n0 >= $least_n AND s1 + s0 <> 0 AND (NOT ($is_rate::BOOLEAN[])[outcome + 1] OR s1 + s0 >= $least_shown::BIGINT)
),
spread AS (
  SELECT *, greatest(0, (q1 + q0) / (n1 + n0) - pooled * pooled) AS variance, greatest(0, q1 / n1 - value * value) AS own_variance
  FROM tested
),
distances AS (
  SELECT
    *,
    (value - whole) / nullif(sqrt(variance), 0) AS distance,
    CASE
      WHEN value <= whole THEN 0
      WHEN is_rate THEN 2 * (
          s1 * ln(value / pooled)
          + CASE WHEN s1 < n1 THEN (n1 - s1) * ln((1 - value) / (1 - pooled)) ELSE 0 END
          + CASE WHEN s0 > 0 THEN s0 * ln(whole / pooled) ELSE 0 END
          + CASE WHEN s0 < n0 THEN (n0 - s0) * ln((1 - whole) / (1 - pooled)) ELSE 0 END
        )
      WHEN variance > 0 THEN (value - whole) * (value - whole) / (greatest(variance, own_variance) / n1 + variance / n0)
      ELSE 0
    END AS deviance
  FROM spread
),
-- how far groups of one kind lie apart anyhow, beyond chance: the median estimate over groups in which some claims are expected to
-- show it, where there are enough of them and their median squared distance lies two standard errors above that of chance (0.455)
kinds AS (
  SELECT
    kind, side, cut_no, outcome,
    CASE
      WHEN count(*) >= 20 AND quantile_disc(distance * distance / noise, 0.5) > 0.455 + 2.12 / sqrt(count(*)) THEN greatest(0, quantile_disc(distance * distance / 0.455 - noise, 0.5))
      ELSE 0
    END AS between_groups
  FROM distances
  WHERE kind <> 'selection' AND (NOT is_rate OR least(pooled, 1 - pooled) * n1 >= 3)
  GROUP BY ALL
),
weighed AS (
  SELECT distances.*, coalesce(between_groups, 0) AS between_groups, deviance * noise / (noise + coalesce(between_groups, 0)) AS adjusted
  FROM distances
  LEFT JOIN kinds USING (kind, side, cut_no, outcome)
),
likely AS (
  SELECT * FROM weighed
  WHERE adjusted >= $least_deviance::DOUBLE AND (CASE WHEN is_rate THEN value >= whole * $least_ratio::DOUBLE AND s1 >= $least_shown ELSE distance >= $least_distance::DOUBLE END)
  QUALIFY row_number() OVER (PARTITION BY kind, side, cut_no, outcome ORDER BY adjusted DESC, of_value, within_value) <= $most_of_a_kind::BIGINT
)
SELECT
  counted.kind,
  counted.tests,
  compared.groups,
  coalesce((
    SELECT list(struct_pack(side, cut_no, of_value, within_value, outcome, n1, s1, q1, n0, s0, q0, noise, between_groups, adjusted) ORDER BY adjusted DESC, cut_no, outcome, side, of_value, within_value)
    FROM likely
    WHERE likely.kind = counted.kind
  ), []) AS likely
FROM (SELECT kind, count(*) AS tests FROM tested GROUP BY kind) AS counted
JOIN (SELECT kind, count(*) AS groups FROM pairs GROUP BY kind) AS compared USING (kind)
ORDER BY counted.kind
