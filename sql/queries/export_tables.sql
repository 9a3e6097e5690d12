-- what may leave: every column but those that point at a person
CREATE OR REPLACE TEMP VIEW claims AS
SELECT * EXCLUDE (claim_no, patient_key, family_key, flag_mask)
FROM claims_scored;

CREATE OR REPLACE TEMP VIEW quarantine AS
SELECT *
FROM claims_quarantine
