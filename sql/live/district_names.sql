-- districts as the claims of the snapshot name them
INSERT INTO reference_codes
SELECT 'districts', district_code, min(district_name)
FROM claims_scored
WHERE district_code IS NOT NULL AND district_name IS NOT NULL
GROUP BY district_code
