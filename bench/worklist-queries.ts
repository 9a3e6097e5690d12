const provinces = ['Jawa Timur', 'DKI Jakarta', 'Jawa Barat', 'Bali', 'Papua', 'Sumatera Utara', '35', 'Aceh'];
const diagnoses = ['N18', 'I10', 'E11', 'J18', 'Z09', 'K35', 'A90', 'O82'];
const severities = ['rawat jalan', 'ringan', 'sedang', 'berat'];
const usualFlags = ['cost_above_peers', 'same_day_visits', 'duplicate_pattern', 'rare_procedure'];
const sorts = ['amount_claimed', 'cost_zscore', 'admit_date', 'ml_score'];
const classes = ['RS Kelas A', 'RS Kelas B', 'RS Kelas C', 'RS Kelas D'];

/**
 * Query strings as auditors send them: none twice, from no filter at all to several, first pages and deep ones.
 *
 * @param flags rules by which the claims were scored; some of the ruleset that serves by default.
 */
export function worklistQueries(count: number, flags: readonly string[] = usualFlags): string[] {
  const queries: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const query = new URLSearchParams({ page_size: String([20, 50, 100][i % 3]), page: String(1 + (i % 7 === 0 ? i : i % 4)) });
    const pick = (values: readonly string[], step: number): string => values[Math.floor(i / step) % values.length] ?? '';
    if (i % 2 === 1) query.set('province', pick(provinces, 2));
    if (i % 3 === 1) query.set('dx', pick(diagnoses, 3));
    if (i % 4 === 2) query.set('severity', pick(severities, 4));
    if (i % 5 === 3) query.set('flag', pick(flags, 5));
    if (i % 6 === 4) query.set('facility_class', pick(classes, 6));
    if (i % 5 === 2) query.set('min_risk_score', (0.3 + (i % 50) / 100).toFixed(2));
    if (i % 8 === 5) query.set('start_date', `2022-0${1 + (i % 9)}-01`);
    if (i % 9 === 6) query.set('service_type', i % 2 === 0 ? 'RITL' : 'RJTL');
    if (i % 10 === 7) query.set('sort', pick(sorts, 10));
    queries.push(query.toString());
  }
  return queries;
}
