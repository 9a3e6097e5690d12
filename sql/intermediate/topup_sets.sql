-- grain: one combination of special group codes that occurs, none (NULL) among them
CREATE OR REPLACE TEMP TABLE topup_sets AS
SELECT DISTINCT topups_text, coalesce(string_split(topups_text, ';'), []) AS codes
FROM claims_staged
