-- grain: one claim, as the forest scored it
CREATE OR REPLACE TEMP TABLE forest_scores (claim_no INTEGER, anomaly_score DOUBLE, ml_score_normalized DOUBLE);

-- grain: one rule of the ruleset; rule_no counts from 0, heaviest first
CREATE OR REPLACE TEMP TABLE ruleset_rules AS
SELECT
  CAST(generate_subscripts(getvariable('rule_ids'), 1) - 1 AS INTEGER) AS rule_no,
  unnest(getvariable('rule_ids')) AS rule_id,
  unnest(getvariable('rule_weights')) AS weight;

-- grain: one claim and one rule that is active on it, or that it lacks the inputs of
CREATE OR REPLACE TEMP TABLE rule_results (claim_no INTEGER, rule_no INTEGER, is_active BOOLEAN)
