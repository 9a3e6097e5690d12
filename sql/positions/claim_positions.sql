-- grain: one claim; where it stands among the others, none of which is it. z are robust: distance of the log from the median, in quartile ranges
-- over 1.349. nats are surprise: -ln of how often the others have it, or by how much they have it more often than a Poisson law expects
CREATE OR REPLACE TEMP TABLE claim_positions AS
WITH cost AS (
  SELECT
    k.claim_no,
    place_in_cell(k.amount_level, k.was_amount_level, k.dx_cell = k.was_dx_cell, of_dx, 5, 0.1) AS by_dx,
    place_in_cell(k.amount_level, k.was_amount_level, k.inacbg_cell = k.was_inacbg_cell, of_inacbg, 3, 0.1) AS by_inacbg,
    place_in_cell(k.amount_level, k.was_amount_level, k.place_cell = k.was_place_cell, of_place, 1, 0.1) AS by_place,
    place_in_cell(k.amount_level, k.was_amount_level, k.procedure_cell = k.was_procedure_cell, of_procedure, 4, 0.1) AS by_procedure,
    place_in_cell(k.amount_level, k.was_amount_level, k.dx_procedure_cell = k.was_dx_procedure_cell, of_dx_procedure, 2, 0.1) AS by_dx_procedure,
    place_in_cell(k.los, k.was_los, k.dx_stay_cell = k.was_dx_stay_cell, of_dx_stay, 1, 0.4) AS stay_by_dx,
    place_in_cell(k.los, k.was_los, k.inacbg_stay_cell = k.was_inacbg_stay_cell, of_inacbg_stay, 2, 0.4) AS stay_by_inacbg,
    place_in_cell(k.los, k.was_los, k.severity_stay_cell = k.was_severity_stay_cell, of_severity_stay, 3, 0.4) AS stay_by_severity,
    place_in_cell(k.amount_by_day, k.was_amount_by_day, k.day_cell = k.was_day_cell, of_day, 1, 0.1) AS by_day
  FROM placed_keys AS k
  LEFT JOIN position_cells AS of_dx ON of_dx.cell = k.dx_cell
  LEFT JOIN position_cells AS of_inacbg ON of_inacbg.cell = k.inacbg_cell
  LEFT JOIN position_cells AS of_place ON of_place.cell = k.place_cell
  LEFT JOIN position_cells AS of_procedure ON of_procedure.cell = k.procedure_cell
  LEFT JOIN position_cells AS of_dx_procedure ON of_dx_procedure.cell = k.dx_procedure_cell
  LEFT JOIN position_cells AS of_dx_stay ON of_dx_stay.cell = k.dx_stay_cell
  LEFT JOIN position_cells AS of_inacbg_stay ON of_inacbg_stay.cell = k.inacbg_stay_cell
  LEFT JOIN position_cells AS of_severity_stay ON of_severity_stay.cell = k.severity_stay_cell
  LEFT JOIN position_cells AS of_day ON of_day.cell = k.day_cell
),
counted AS (
  SELECT
    k.claim_no,
    others_counted(k.service, k.was_service, of_service.n) AS service,
    others_counted(k.dx, k.was_dx, of_dx.n) AS dx,
    others_counted(k.procedure, k.was_procedure, of_procedure.n) AS procedure,
    others_counted(k.dx_procedure, k.was_dx_procedure, of_dx_procedure.n) AS dx_procedure,
    others_counted(k.inacbg, k.was_inacbg, of_inacbg.n) AS inacbg,
    others_counted(k.dx_inacbg, k.was_dx_inacbg, of_dx_inacbg.n) AS dx_inacbg,
    others_counted(k.topup, k.was_topup, of_topup.n) AS topup,
    others_counted(k.dx_topup, k.was_dx_topup, of_dx_topup.n) AS dx_topup,
    others_counted(k.facility_dx, k.was_facility_dx, of_facility_dx.n) AS facility_dx,
    others_counted(k.patient_record, k.was_patient_record, of_patient_record.n) AS patient_record,
    others_counted(k.record, k.was_record, of_record.n) AS record,
    others_counted(k.facility_record, k.was_facility_record, of_facility_record.n) AS facility_record,
    others_counted(k.facility_inacbg, k.was_facility_inacbg, of_facility_inacbg.n) AS facility_inacbg,
    others_counted(k.facility_week, k.was_facility_week, of_facility_week.n) AS facility_week
  FROM placed_keys AS k
  LEFT JOIN position_counts AS of_service ON of_service.kind = 'service' AND of_service.key = k.service
  LEFT JOIN position_counts AS of_dx ON of_dx.kind = 'dx' AND of_dx.key = k.dx
  LEFT JOIN position_counts AS of_procedure ON of_procedure.kind = 'procedure' AND of_procedure.key = k.procedure
  LEFT JOIN position_counts AS of_dx_procedure ON of_dx_procedure.kind = 'dx_procedure' AND of_dx_procedure.key = k.dx_procedure
  LEFT JOIN position_counts AS of_inacbg ON of_inacbg.kind = 'inacbg' AND of_inacbg.key = k.inacbg
  LEFT JOIN position_counts AS of_dx_inacbg ON of_dx_inacbg.kind = 'dx_inacbg' AND of_dx_inacbg.key = k.dx_inacbg
  LEFT JOIN position_counts AS of_topup ON of_topup.kind = 'topup' AND of_topup.key = k.topup
  LEFT JOIN position_counts AS of_dx_topup ON of_dx_topup.kind = 'dx_topup' AND of_dx_topup.key = k.dx_topup
  LEFT JOIN position_counts AS of_facility_dx ON of_facility_dx.kind = 'facility_dx' AND of_facility_dx.key = k.facility_dx
  LEFT JOIN position_counts AS of_patient_record ON of_patient_record.kind = 'patient_record' AND of_patient_record.key = k.patient_record
  LEFT JOIN position_counts AS of_record ON of_record.kind = 'record' AND of_record.key = k.record
  LEFT JOIN position_counts AS of_facility_record ON of_facility_record.kind = 'facility_record' AND of_facility_record.key = k.facility_record
  LEFT JOIN position_counts AS of_facility_inacbg ON of_facility_inacbg.kind = 'facility_inacbg' AND of_facility_inacbg.key = k.facility_inacbg
  LEFT JOIN position_counts AS of_facility_week ON of_facility_week.kind = 'facility_week' AND of_facility_week.key = k.facility_week
),
chosen AS (
  SELECT
    claim_no,
    by_dx, by_inacbg, by_place, by_procedure, by_dx_procedure,
    -- the tightest of the cells that fit; of several as tight, that where the claim stands lowest
    least(by_place, by_dx_procedure, by_inacbg, by_procedure, by_dx) AS cost,
    coalesce(stay_by_dx, stay_by_inacbg, stay_by_severity) AS stay,
    by_day
  FROM cost
)
SELECT
  p.claim_no,
  coalesce(p.cost.z, 0) AS cost_z,
  coalesce(p.stay.z, 0) AS stay_z,
  coalesce(p.by_day.z, 0) AS day_z,
  rarity(c.dx_procedure, c.dx, c.procedure, c.service) AS procedure_nats,
  rarity(c.dx_inacbg, c.dx, c.inacbg, c.service) AS inacbg_nats,
  -- a top-up that nobody else has is a matter of its code, not of the diagnosis
  CASE WHEN c.topup > 0 THEN rarity(c.dx_topup, c.dx, c.topup, c.service) ELSE 0 END AS topup_nats,
  CASE WHEN k.facility_record IS NOT NULL THEN poisson_excess(c.facility_record - c.patient_record, c.record * (c.facility_dx / greatest(1, c.dx))) ELSE 0 END AS record_nats,
  CASE WHEN k.facility_week IS NOT NULL THEN poisson_excess(c.facility_week, (c.facility_inacbg - c.facility_week) / 51) ELSE 0 END AS week_nats,
  -- what the others of the cell have in common with the claim, in the words of the catalogue (engine/catalogue/values/casemix.ts)
  ['INA-CBG, kelas, dan regional', 'diagnosis dan tindakan', 'INA-CBG', 'tindakan', 'diagnosis'][p.cost.kind] AS cost_cell,
  p.cost.n AS cost_n,
  -- at the tariffs of the claim's own place
  CAST(round(p.cost.middle * exp(k.level)) AS BIGINT) AS cost_median,
  amount_above(k.amount_claimed, CAST(round(p.cost.middle * exp(k.level)) AS BIGINT)) AS cost_excess,
  ['diagnosis dan keparahan', 'INA-CBG dan keparahan', 'keparahan'][p.stay.kind] AS stay_cell,
  p.stay.n AS stay_n,
  CAST(p.stay.middle AS INTEGER) AS stay_median,
  CAST(amount_above(k.los, p.stay.middle) AS INTEGER) AS stay_excess,
  CAST(amount_above(p.stay.middle, k.los) AS INTEGER) AS stay_shortfall
FROM chosen AS p
JOIN counted AS c USING (claim_no)
JOIN placed_keys AS k USING (claim_no)
