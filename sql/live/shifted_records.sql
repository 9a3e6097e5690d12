-- a message stands alone
CREATE OR REPLACE TEMP VIEW shifted_records AS
SELECT CAST(NULL AS BIGINT) AS row_no, CAST(NULL AS BIGINT) AS record WHERE false
