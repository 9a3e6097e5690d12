-- grain: one claim; where it stands among the others, none of which is it. z are robust: distance of the log from the median, in quartile ranges
-- over 1.349. nats are surprise: -ln of how often the others have it, or by how much they have it more often than a Poisson law expects
CREATE OR REPLACE TEMP TABLE claim_positions AS
WITH cost AS (
  SELECT
    k.claim_no,
    place_in_cell(k.own.amount_claimed, k.was.amount_claimed, k.own.dx_cell = k.was.dx_cell, dx, 5) AS by_dx,
    place_in_cell(k.own.amount_claimed, k.was.amount_claimed, k.own.inacbg_cell = k.was.inacbg_cell, inacbg, 3) AS by_inacbg,
    place_in_cell(k.own.amount_claimed, k.was.amount_claimed, k.own.place_cell = k.was.place_cell, of_place, 1) AS by_place,
    place_in_cell(k.own.amount_claimed, k.was.amount_claimed, k.own.procedure_cell = k.was.procedure_cell, procedure, 4) AS by_procedure,
    place_in_cell(k.own.amount_claimed, k.was.amount_claimed, k.own.dx_procedure_cell = k.was.dx_procedure_cell, dx_procedure, 2) AS by_dx_procedure,
    place_in_cell(k.own.los, k.was.los, k.own.dx_stay_cell = k.was.dx_stay_cell, dx_stay, 1) AS stay_by_dx,
    place_in_cell(k.own.los, k.was.los, k.own.inacbg_stay_cell = k.was.inacbg_stay_cell, inacbg_stay, 2) AS stay_by_inacbg,
    place_in_cell(k.own.los, k.was.los, k.own.severity_stay_cell = k.was.severity_stay_cell, severity_stay, 3) AS stay_by_severity
  FROM placed_keys AS k
  LEFT JOIN position_cells AS dx ON dx.cell = k.own.dx_cell
  LEFT JOIN position_cells AS inacbg ON inacbg.cell = k.own.inacbg_cell
  LEFT JOIN position_cells AS of_place ON of_place.cell = k.own.place_cell
  LEFT JOIN position_cells AS procedure ON procedure.cell = k.own.procedure_cell
  LEFT JOIN position_cells AS dx_procedure ON dx_procedure.cell = k.own.dx_procedure_cell
  LEFT JOIN position_cells AS dx_stay ON dx_stay.cell = k.own.dx_stay_cell
  LEFT JOIN position_cells AS inacbg_stay ON inacbg_stay.cell = k.own.inacbg_stay_cell
  LEFT JOIN position_cells AS severity_stay ON severity_stay.cell = k.own.severity_stay_cell
),
counted AS (
  SELECT
    k.claim_no,
    others_counted(k.own.service, k.was.service, service.n) AS service,
    others_counted(k.own.dx, k.was.dx, dx.n) AS dx,
    others_counted(k.own.procedure, k.was.procedure, procedure.n) AS procedure,
    others_counted(k.own.dx_procedure, k.was.dx_procedure, dx_procedure.n) AS dx_procedure,
    others_counted(k.own.inacbg, k.was.inacbg, inacbg.n) AS inacbg,
    others_counted(k.own.dx_inacbg, k.was.dx_inacbg, dx_inacbg.n) AS dx_inacbg,
    others_counted(k.own.facility_dx, k.was.facility_dx, facility_dx.n) AS facility_dx,
    others_counted(k.own.patient_record, k.was.patient_record, patient_record.n) AS patient_record,
    others_counted(k.own.record, k.was.record, record.n) AS record,
    others_counted(k.own.facility_record, k.was.facility_record, facility_record.n) AS facility_record,
    others_counted(k.own.facility_inacbg, k.was.facility_inacbg, facility_inacbg.n) AS facility_inacbg,
    others_counted(k.own.facility_week, k.was.facility_week, facility_week.n) AS facility_week
  FROM placed_keys AS k
  LEFT JOIN position_counts AS service ON service.key = k.own.service
  LEFT JOIN position_counts AS dx ON dx.key = k.own.dx
  LEFT JOIN position_counts AS procedure ON procedure.key = k.own.procedure
  LEFT JOIN position_counts AS dx_procedure ON dx_procedure.key = k.own.dx_procedure
  LEFT JOIN position_counts AS inacbg ON inacbg.key = k.own.inacbg
  LEFT JOIN position_counts AS dx_inacbg ON dx_inacbg.key = k.own.dx_inacbg
  LEFT JOIN position_counts AS facility_dx ON facility_dx.key = k.own.facility_dx
  LEFT JOIN position_counts AS patient_record ON patient_record.key = k.own.patient_record
  LEFT JOIN position_counts AS record ON record.key = k.own.record
  LEFT JOIN position_counts AS facility_record ON facility_record.key = k.own.facility_record
  LEFT JOIN position_counts AS facility_inacbg ON facility_inacbg.key = k.own.facility_inacbg
  LEFT JOIN position_counts AS facility_week ON facility_week.key = k.own.facility_week
),
chosen AS (
  SELECT
    claim_no,
    by_dx, by_inacbg, by_place, by_procedure, by_dx_procedure,
    -- the tightest of the cells that fit; of several as tight, that where the claim stands lowest
    list_sort(list_filter([by_place, by_dx_procedure, by_inacbg, by_procedure, by_dx], lambda place: place IS NOT NULL))[1] AS cost,
    coalesce(stay_by_dx, stay_by_inacbg, stay_by_severity) AS stay
  FROM cost
)
SELECT
  p.claim_no,
  coalesce(p.cost.z, 0) AS cost_z,
  coalesce(p.stay.z, 0) AS stay_z,
  rarity(c.dx_procedure, c.dx, c.procedure, c.service) AS procedure_nats,
  rarity(c.dx_inacbg, c.dx, c.inacbg, c.service) AS inacbg_nats,
  CASE WHEN k.own.facility_record IS NOT NULL THEN poisson_excess(c.facility_record - c.patient_record, c.record * (c.facility_dx / greatest(1, c.dx))) ELSE 0 END AS record_nats,
  CASE WHEN k.own.facility_week IS NOT NULL THEN poisson_excess(c.facility_week, (c.facility_inacbg - c.facility_week) / 51) ELSE 0 END AS week_nats,
  -- what the others of the cell have in common with the claim, in the words of the catalogue (engine/catalogue/values/casemix.ts)
  ['INA-CBG, kelas, dan regional', 'diagnosis dan tindakan', 'INA-CBG', 'tindakan', 'diagnosis'][p.cost.kind] AS cost_cell,
  p.cost.n AS cost_n,
  p.cost.middle AS cost_median,
  amount_above(k.own.amount_claimed, p.cost.middle) AS cost_excess,
  ['diagnosis dan keparahan', 'INA-CBG', 'keparahan'][p.stay.kind] AS stay_cell,
  p.stay.n AS stay_n,
  CAST(p.stay.middle AS INTEGER) AS stay_median,
  CAST(amount_above(k.own.los, p.stay.middle) AS INTEGER) AS stay_excess,
  CAST(amount_above(p.stay.middle, k.own.los) AS INTEGER) AS stay_shortfall
FROM chosen AS p
JOIN counted AS c USING (claim_no)
JOIN placed_keys AS k USING (claim_no)
