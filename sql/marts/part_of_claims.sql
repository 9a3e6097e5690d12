-- the claims first_row to last_row, and of each lookup what they need
CREATE OR REPLACE TEMP VIEW claims_accepted AS
SELECT * FROM every_accepted_claim WHERE row_no BETWEEN getvariable('first_row') AND getvariable('last_row');

CREATE OR REPLACE TEMP TABLE members_by_patient AS
SELECT m.* FROM every_member AS m SEMI JOIN claims_accepted AS c ON c.patient_key = m.patient_key;

CREATE OR REPLACE TEMP TABLE secondary_diagnoses AS
SELECT s.* FROM every_secondary_diagnosis AS s SEMI JOIN claims_accepted AS c ON c.claim_id = s.claim_id;

CREATE OR REPLACE TEMP TABLE patient_claims AS
SELECT * FROM every_patient_claim WHERE row_no BETWEEN getvariable('first_row') AND getvariable('last_row');

CREATE OR REPLACE TEMP TABLE duplicates AS
SELECT * FROM every_duplicate WHERE row_no BETWEEN getvariable('first_row') AND getvariable('last_row')
