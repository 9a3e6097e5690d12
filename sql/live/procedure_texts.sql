-- grain: one list of procedures that occurs, as JSON, NULL among them
CREATE OR REPLACE TEMP VIEW procedure_texts AS
SELECT DISTINCT procedures_text, procedures_text AS masked FROM claims_staged
