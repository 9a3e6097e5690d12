import type { OutgoingMessage } from '#engine';

import { seededRandom } from './fixture-claims.ts';

const diagnoses = [['A09', 'Diarrhoea'], ['E119', 'Diabetes mellitus'], ['I10', 'Hypertension'], ['I500', 'Heart failure'], ['J189', 'Pneumonia'], ['N185', 'Chronic kidney disease']] as const;
const provinces = ['31', '32', '33', '35', '51'];
const severities = ['rawat jalan', 'ringan', 'sedang', 'berat'];

export function simulatedId(n: number): string {
  return `SIM-2026-${String(n).padStart(9, '0')}`;
}

/** The n-th message of a simulation, from its number alone but for the time at which it is made. */
export function simulatedMessage(n: number, generatedAt: Date): OutgoingMessage {
  const random = seededRandom(n);
  const pick = <T>(values: readonly T[], otherwise: T): T => values[Math.floor(random() * values.length)] ?? otherwise;
  const [primary_code, primary_label] = pick(diagnoses, diagnoses[0]);
  const severity_group = pick(severities, 'ringan');
  const isInpatient = severity_group !== 'rawat jalan';
  const admitted = Date.UTC(2024, 0, 1) + Math.floor(random() * 360) * 86_400_000;
  const amount_claimed = 100_000 + Math.floor(random() * 20_000_000);
  const facility_ref = `${String(Math.floor(random() * 900)).padStart(4, '0')}R001`;
  const message = {
    claim_id: simulatedId(n),
    admit_dt: new Date(admitted).toISOString(),
    discharge_dt: new Date(admitted + (isInpatient ? Math.floor(random() * 7) * 86_400_000 : 0)).toISOString(),
    patient_ref: `SIM${Math.floor(random() * 1_000_000)}`,
    facility_ref,
    facility: { province: pick(provinces, '31'), class: 'RS Kelas B', ownership: 'Swasta' },
    diagnosis: { primary_code, primary_label, secondary_codes: random() < 0.3 ? ['E785'] : [] },
    procedure: random() < 0.4 ? { code: '8744', label: 'Routine chest x-ray, so described' } : null,
    severity_group,
    service_type: isInpatient ? 'RITL' : 'RJTL',
    amount_claimed,
    amount_paid: amount_claimed,
    amount_gap: 0,
    generated_at: generatedAt.toISOString(),
  };
  return { key: facility_ref, body: JSON.stringify(message) };
}

/** A message that becomes no claim. */
export function brokenMessage(n: number): OutgoingMessage {
  return { key: String(n), body: n % 2 === 0 ? `{"claim_id": "${simulatedId(n)}", ` : JSON.stringify({ claim_id: `REAL${n}`, admit_dt: '2024-01-01', discharge_dt: '2024-01-01', amount_claimed: 1 }) };
}
