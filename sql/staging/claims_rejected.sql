INSERT INTO claims_rejected
WITH limits AS (SELECT CAST(100000000000 AS BIGINT) AS amount),
judged AS (
  SELECT
    c.rowid AS row_no,
    c.file_no,
    CASE
      WHEN claim_id IS NULL THEN 'CLAIM_ID_MISSING'
      WHEN split_part(unparsed, '=', 1) IN ('FKL03', 'FKL04') THEN 'DATE_IMPOSSIBLE'
      WHEN unparsed IS NOT NULL THEN 'AMOUNT_NOT_A_NUMBER'
      WHEN admit_date IS NULL OR discharge_date IS NULL THEN 'DATE_MISSING'
      WHEN discharge_date < admit_date THEN 'DISCHARGE_BEFORE_ADMISSION'
      WHEN amount_claimed IS NULL THEN 'AMOUNT_MISSING'
      WHEN least(amount_claimed, coalesce(amount_paid, 0), coalesce(tariff_amount, 0), topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) < 0
        OR greatest(amount_claimed, coalesce(amount_paid, 0), coalesce(tariff_amount, 0), topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) >= l.amount
        THEN 'AMOUNT_OUT_OF_RANGE'
    END AS reason_code,
    CASE
      WHEN claim_id IS NULL THEN 'FKL02'
      WHEN unparsed IS NOT NULL THEN split_part(unparsed, '=', 1)
      WHEN admit_date IS NULL THEN 'FKL03'
      WHEN discharge_date IS NULL OR discharge_date < admit_date THEN 'FKL04'
      ELSE 'FKL47'
    END AS column_name,
    CASE
      WHEN unparsed IS NOT NULL THEN unparsed[len(split_part(unparsed, '=', 1)) + 2:]
      WHEN discharge_date < admit_date THEN CAST(discharge_date AS VARCHAR)
      ELSE CAST(amount_claimed AS VARCHAR)
    END AS value
  FROM claims_staged AS c, limits AS l
)
SELECT row_no, file_no, reason_code, column_name, value
FROM judged
WHERE reason_code IS NOT NULL
