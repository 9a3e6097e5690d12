-- grain: one raw claim of the file that `raw` reads, in the file's order
WITH cells AS (
  SELECT * FROM raw
  UNION ALL BY NAME
  SELECT * FROM raw_template
),
parsed AS (
  SELECT
    *,
    parse_date(FKL03, getvariable('style_FKL03')) AS admit_date,
    parse_date(FKL04, getvariable('style_FKL04')) AS discharge_date,
    parse_amount(FKL32, getvariable('style_FKL32')) AS amount_32,
    parse_amount(FKL34, getvariable('style_FKL34')) AS amount_34,
    parse_amount(FKL37, getvariable('style_FKL37')) AS amount_37,
    parse_amount(FKL40, getvariable('style_FKL40')) AS amount_40,
    parse_amount(FKL43, getvariable('style_FKL43')) AS amount_43,
    parse_amount(FKL46, getvariable('style_FKL46')) AS amount_46,
    parse_amount(FKL47, getvariable('style_FKL47')) AS amount_47,
    parse_amount(FKL48, getvariable('style_FKL48')) AS amount_48,
    parse_code(FKL05, getvariable('codes_FKL05')) AS province_code,
    parse_code(FKL07, getvariable('codes_FKL07')) AS ownership_code,
    parse_code(FKL08, getvariable('codes_FKL08')) AS kind_code,
    parse_code(FKL09, getvariable('codes_FKL09')) AS class_code,
    parse_code(FKL10, getvariable('codes_FKL10')) AS service_code,
    parse_code(FKL11, getvariable('codes_FKL11')) AS clinic_code,
    parse_code(FKL12, getvariable('codes_FKL12')) AS segment_code,
    parse_code(FKL13, getvariable('codes_FKL13')) AS entitlement_code,
    parse_code(FKL14, getvariable('codes_FKL14')) AS discharge_code,
    parse_code(FKL23, getvariable('codes_FKL23')) AS severity_code,
    parse_code(FKL31, getvariable('codes_FKL31')) AS region_code
  FROM cells
)
INSERT INTO claims_staged
SELECT
  $file_no,
  clean_text(r.FKL02),
  identifier_key($salt, r.PSTV01),
  identifier_key($salt, r.PSTV02),
  TRY_CAST(replace(r.PSTV15, ',', '.') AS DOUBLE),
  r.admit_date,
  r.discharge_date,
  r.province_code,
  masked_text(clean_text(r.FKL06)),
  r.ownership_code,
  r.kind_code,
  r.class_code,
  r.service_code,
  r.clinic_code,
  r.segment_code,
  r.entitlement_code,
  r.discharge_code,
  r.severity_code,
  r.region_code,
  icd_code(masked_text(r.FKL16)),
  coalesce(icd_code(masked_text(r.FKL17A)), left(icd_code(masked_text(r.FKL18)), 3)),
  icd_code(masked_text(r.FKL18)),
  masked_text(clean_text(r.FKL18A)),
  masked_text(upper(clean_text(r.FKL19))),
  masked_text(clean_text(r.FKL19A)),
  clean_text(r.FKL30),
  masked_text(clean_text(concat_ws(';', special_code(r.FKL33), special_code(r.FKL35), special_code(r.FKL38), special_code(r.FKL41), special_code(r.FKL44)))),
  r.amount_32,
  coalesce(r.amount_34, 0),
  coalesce(r.amount_37, 0),
  coalesce(r.amount_40, 0),
  coalesce(r.amount_43, 0),
  coalesce(r.amount_46, 0),
  r.amount_47,
  r.amount_48,
  coalesce(
    unparsed_cell('FKL03', r.FKL03, r.admit_date),
    unparsed_cell('FKL04', r.FKL04, r.discharge_date),
    unparsed_cell('FKL32', r.FKL32, r.amount_32),
    unparsed_cell('FKL34', r.FKL34, r.amount_34),
    unparsed_cell('FKL37', r.FKL37, r.amount_37),
    unparsed_cell('FKL40', r.FKL40, r.amount_40),
    unparsed_cell('FKL43', r.FKL43, r.amount_43),
    unparsed_cell('FKL46', r.FKL46, r.amount_46),
    unparsed_cell('FKL47', r.FKL47, r.amount_47),
    unparsed_cell('FKL48', r.FKL48, r.amount_48)
  ),
  CASE WHEN least(r.province_code, r.ownership_code, r.kind_code, r.class_code, r.service_code, r.clinic_code, r.segment_code, r.entitlement_code, r.discharge_code) = -1 THEN concat_ws(
    chr(31),
    unknown_cell('FKL05', r.FKL05, r.province_code),
    unknown_cell('FKL07', r.FKL07, r.ownership_code),
    unknown_cell('FKL08', r.FKL08, r.kind_code),
    unknown_cell('FKL09', r.FKL09, r.class_code),
    unknown_cell('FKL10', r.FKL10, r.service_code),
    unknown_cell('FKL11', r.FKL11, r.clinic_code),
    unknown_cell('FKL12', r.FKL12, r.segment_code),
    unknown_cell('FKL13', r.FKL13, r.entitlement_code),
    unknown_cell('FKL14', r.FKL14, r.discharge_code)
  ) END
FROM parsed AS r
