-- grain: one combination of quality marks; bit i of the mask is the i-th mark
CREATE OR REPLACE TEMP TABLE mark_sets AS
SELECT
  CAST(mask AS INTEGER) AS mask,
  list_filter(
    list_transform(getvariable('quality_marks'), lambda mark, place: CASE WHEN (mask >> CAST(place - 1 AS INTEGER)) & 1 = 1 THEN mark END),
    lambda mark: mark IS NOT NULL
  ) AS codes
FROM range(1 << len(getvariable('quality_marks'))) AS masks(mask)
