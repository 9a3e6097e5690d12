/** What a question asks about. */
export const focuses = [
  'overview', 'identity', 'dates', 'los', 'diagnosis', 'procedures', 'grouping', 'costs', 'tariff', 'topup', 'peers', 'score', 'rank', 'flags', 'reasons', 'duplicates', 'similar', 'episodes', 'facility',
  'tariff_insight', 'outcomes', 'checklist', 'list', 'count', 'share', 'total', 'average', 'casemix', 'codes_mix', 'trend', 'provinces', 'facilities', 'flag_report', 'severity_mismatch', 'duplicates_report', 'quality', 'code', 'compare',
  'marks', 'tariff_regions', 'named',
] as const;
export type Focus = (typeof focuses)[number];
