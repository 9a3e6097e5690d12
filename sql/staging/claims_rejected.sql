INSERT INTO claims_rejected
WITH judged AS (
  SELECT
    rowid AS row_no,
    *,
    -- the first amount below zero or from Rp 100 billion
    CASE
      WHEN least(amount_claimed, coalesce(amount_paid, 0), coalesce(tariff_amount, 0), topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) >= 0
        AND greatest(amount_claimed, coalesce(amount_paid, 0), coalesce(tariff_amount, 0), topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) < 100000000000
        THEN NULL
      WHEN amount_claimed NOT BETWEEN 0 AND 99999999999 THEN 'FKL47'
      WHEN amount_paid NOT BETWEEN 0 AND 99999999999 THEN 'FKL48'
      WHEN tariff_amount NOT BETWEEN 0 AND 99999999999 THEN 'FKL32'
      WHEN topup_sa_amount NOT BETWEEN 0 AND 99999999999 THEN 'FKL34'
      WHEN topup_sp_amount NOT BETWEEN 0 AND 99999999999 THEN 'FKL37'
      WHEN topup_rr_amount NOT BETWEEN 0 AND 99999999999 THEN 'FKL40'
      WHEN topup_si_amount NOT BETWEEN 0 AND 99999999999 THEN 'FKL43'
      ELSE 'FKL46'
    END AS amount_out_of_range
  FROM claims_staged
  WHERE claim_id IS NULL OR unparsed IS NOT NULL OR admit_date IS NULL OR discharge_date IS NULL OR discharge_date < admit_date OR amount_claimed IS NULL
    OR least(amount_claimed, amount_paid, tariff_amount, topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) < 0
    OR greatest(amount_claimed, amount_paid, tariff_amount, topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount) >= 100000000000
)
SELECT
  row_no,
  file_no,
  CASE
    WHEN claim_id IS NULL THEN 'CLAIM_ID_MISSING'
    WHEN split_part(unparsed, '=', 1) IN ('FKL03', 'FKL04') THEN 'DATE_IMPOSSIBLE'
    WHEN unparsed IS NOT NULL THEN 'AMOUNT_NOT_A_NUMBER'
    WHEN admit_date IS NULL OR discharge_date IS NULL THEN 'DATE_MISSING'
    WHEN discharge_date < admit_date THEN 'DISCHARGE_BEFORE_ADMISSION'
    WHEN amount_claimed IS NULL THEN 'AMOUNT_MISSING'
    ELSE 'AMOUNT_OUT_OF_RANGE'
  END,
  CASE
    WHEN claim_id IS NULL THEN 'FKL02'
    WHEN unparsed IS NOT NULL THEN split_part(unparsed, '=', 1)
    WHEN admit_date IS NULL THEN 'FKL03'
    WHEN discharge_date IS NULL OR discharge_date < admit_date THEN 'FKL04'
    ELSE coalesce(amount_out_of_range, 'FKL47')
  END,
  CASE
    WHEN claim_id IS NULL THEN NULL
    WHEN unparsed IS NOT NULL THEN unparsed[len(split_part(unparsed, '=', 1)) + 2:]
    WHEN admit_date IS NULL OR discharge_date IS NULL THEN NULL
    WHEN discharge_date < admit_date THEN CAST(discharge_date AS VARCHAR)
    ELSE CAST(CASE amount_out_of_range
      WHEN 'FKL48' THEN amount_paid
      WHEN 'FKL32' THEN tariff_amount
      WHEN 'FKL34' THEN topup_sa_amount
      WHEN 'FKL37' THEN topup_sp_amount
      WHEN 'FKL40' THEN topup_rr_amount
      WHEN 'FKL43' THEN topup_si_amount
      WHEN 'FKL46' THEN topup_sd_amount
      ELSE amount_claimed
    END AS VARCHAR)
  END
FROM judged
ORDER BY row_no
