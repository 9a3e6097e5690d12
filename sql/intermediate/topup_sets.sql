-- grain: one combination of special group codes that occurs
CREATE OR REPLACE TEMP TABLE topup_sets AS
SELECT DISTINCT topups_text, string_split(topups_text, ';') AS codes
FROM claims_staged
WHERE topups_text IS NOT NULL
