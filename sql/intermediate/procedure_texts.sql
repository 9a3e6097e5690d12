-- grain: one text of FKL30 that occurs, NULL among them
CREATE OR REPLACE TEMP VIEW procedure_texts AS
SELECT procedures_text, masked_text(procedures_text) AS masked
FROM (SELECT DISTINCT procedures_text FROM claims_staged)
