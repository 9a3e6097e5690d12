-- Names that the hospital list allows for facilities, of those that it allows any for. Grain: a facility.
SELECT facility_key, list(DISTINCT candidate ORDER BY candidate) AS candidates
FROM (SELECT facility_key, unnest(facility_candidates) AS candidate FROM facilities)
WHERE facility_key IS NOT NULL
GROUP BY facility_key
ORDER BY facility_key
