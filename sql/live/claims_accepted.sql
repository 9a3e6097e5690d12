-- grain: one claim of the batch; ids of simulated claims hold no facility
CREATE OR REPLACE TEMP VIEW claims_accepted AS
SELECT *, coalesce(clean_text(facility_ref), CASE WHEN NOT starts_with(claim_id, 'SIM-') THEN facility_key(claim_id) END) AS facility_key
FROM claims_staged
