-- claims are written a part at a time: what their columns are looked up in is put aside whole, for the rows of each part to be taken from
ALTER VIEW claims_accepted RENAME TO every_accepted_claim;
ALTER TABLE members_by_patient RENAME TO every_member;
ALTER TABLE secondary_diagnoses RENAME TO every_secondary_diagnosis;
ALTER TABLE patient_claims RENAME TO every_patient_claim;
ALTER TABLE duplicates RENAME TO every_duplicate
