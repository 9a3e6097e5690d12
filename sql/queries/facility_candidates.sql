-- Names that the hospital list allows for a facility. Grain: a name.
SELECT DISTINCT unnest(facility_candidates) AS candidate
FROM facilities
WHERE facility_key = $facility_key
ORDER BY candidate
