-- grain: one reason of one claim; feature_no counts from 1 in the order of the model's features
CREATE OR REPLACE TEMP TABLE claim_reasons (claim_no INTEGER, reason_no DOUBLE, feature_no DOUBLE, contribution DOUBLE, contribution_share DOUBLE);

-- grain: one claim; amounts claimed with which the model would not call it strange
CREATE OR REPLACE TEMP TABLE claim_counterfactuals (claim_no INTEGER, amount_from DOUBLE, amount_to DOUBLE)
