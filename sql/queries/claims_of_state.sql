-- Of the claims that pass the other filters, those in a state. Grain: a claim. A NULL parameter does not
-- filter. $now decides whether an assignment still counts.
SELECT claims.*
FROM matching_claims AS claims
LEFT JOIN claim_state ON claim_state.claim_id = claims.claim_id
WHERE ($review_state::VARCHAR IS NULL OR $review_state = CASE
    WHEN assigned_until > $now::VARCHAR THEN 'in_review'
    WHEN decision IS NULL THEN 'pending'
    ELSE 'reviewed'
  END)
  AND ($decision::VARCHAR IS NULL OR decision = $decision)
  AND ($assignee::VARCHAR IS NULL OR (assignee = $assignee AND assigned_until > $now::VARCHAR))
