import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { Database } from '../database.ts';
import { findIdentifiers } from '../identifiers.ts';
import { deadLetterReasons } from './dead-letter-reasons.ts';
import type { LiveSource } from './live-claim.ts';
import { type MessageReading, createMessageReader } from './read-message.ts';

const salt = 'a-salt-of-the-tests';
const place = { channel: 'jsonl', part: '1', position: '0001', receivedAt: '2026-11-29T10:00:00.000Z' } as const;
const read = (body: string | Uint8Array, source: LiveSource = 'live'): MessageReading => createMessageReader({ source, salt })(typeof body === 'string' ? Buffer.from(body) : body, place);

/** The payload of the data-simulation document, with nothing on top. */
const documented = {
  claim_id: '1203590322V000006',
  admit_dt: '2025-03-01T08:15:00+07:00',
  discharge_dt: '2025-03-04T11:00:00+07:00',
  facility: { province: 'Jawa Barat', class: 'RS Kelas C', ownership: 'Swasta' },
  diagnosis: { primary_code: 'A09', primary_label: 'Diarrhoea', secondary_codes: ['E86', 'I10'] },
  procedure: { code: '99.18', label: 'Injection or infusion of electrolytes' },
  severity_group: 'ringan',
  service_type: 'RITL',
  amount_claimed: 5_000_000,
  amount_paid: 4_500_000,
  amount_gap: 500_000,
  generated_at: '2025-03-05T00:00:00Z',
};
type Changes = Readonly<Record<string, unknown>>;
const message = (changes: Changes = {}): string => JSON.stringify({ ...documented, ...changes });
const claimOf = (changes: Changes = {}, source?: LiveSource) => {
  const { claim, deadLetter } = read(message(changes), source);
  if (!claim) throw new Error(JSON.stringify(deadLetter));
  return claim;
};
const refusalOf = (body: string | Uint8Array, source?: LiveSource) => {
  const { deadLetter } = read(body, source);
  return deadLetter && [deadLetter.reason, deadLetter.field, deadLetter.value];
};

describe('a message becomes a dead letter', () => {
  test.each<[law: string, body: string | Uint8Array, refused: readonly (string | null)[]]>([
    ['that is empty', '', ['EMPTY', null, null]],
    ['that is blank', ' \n\t', ['EMPTY', null, null]],
    ['that is no JSON', '{"claim_id":', ['NOT_JSON', null, null]],
    ['that holds a byte of zero', `${message()}\0`, ['NOT_JSON', null, null]],
    ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), ['ENCODING_INVALID', null, null]],
    ['in UTF-16', Buffer.from(`\uFEFF${message()}`, 'utf16le'), ['ENCODING_INVALID', null, null]],
    ['that is a list', `[${message()}]`, ['NOT_AN_OBJECT', null, null]],
    ['that is null', 'null', ['NOT_AN_OBJECT', null, null]],
    ['of 10 MB', message({ note: 'x'.repeat(10_000_000) }), ['TOO_LARGE', null, null]],
    ['that nests deep', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, ['TOO_DEEP', null, null]],
    ['that nests 30,000 lists', '['.repeat(30_000), ['TOO_DEEP', null, null]],
    ['with a name twice', message().replace('{', '{"amount_claimed":1,'), ['KEYS_REPEATED', null, null]],
    ['with a name twice, once escaped', message().replace('{', String.raw`{"\u0061mount_claimed":1,`), ['KEYS_REPEATED', null, null]],
    ['without an id', message({ claim_id: undefined }), ['FIELD_MISSING', 'claim_id', null]],
    ['without an admission', message({ admit_dt: null }), ['FIELD_MISSING', 'admit_dt', null]],
    ['without an amount', message({ amount_claimed: undefined }), ['FIELD_MISSING', 'amount_claimed', null]],
    ['with an id that is a number', message({ claim_id: 12 }), ['FIELD_INVALID', 'claim_id', '12']],
    ['with a blank id', message({ claim_id: '  ' }), ['CLAIM_ID_INVALID', 'claim_id', '  ']],
    ['with the NIK of a person for an id', message({ claim_id: '3174051203900001' }), ['CLAIM_ID_INVALID', 'claim_id', '[…]']],
    ['with an amount in words', message({ amount_claimed: 'Rp 5.000.000' }), ['FIELD_INVALID', 'amount_claimed', 'Rp 5.000.000']],
    ['with a list where a text is due', message({ diagnosis: { primary_code: ['A09'] } }), ['FIELD_INVALID', 'diagnosis.primary_code', '["A09"]']],
    ['with a text where a list is due', message({ diagnosis: { secondary_codes: 'I10' } }), ['FIELD_INVALID', 'diagnosis.secondary_codes', 'I10']],
    ['with a text too long', message({ diagnosis: { primary_code: 'A'.repeat(41) } }), ['FIELD_INVALID', 'diagnosis.primary_code', 'A'.repeat(41)]],
    ['with more diagnoses than a claim has', message({ diagnosis: { secondary_codes: Array.from({ length: 101 }, () => 'I10') } }), ['FIELD_INVALID', 'diagnosis.secondary_codes', JSON.stringify(Array.from({ length: 101 }, () => 'I10')).slice(0, 200)]],
    ['with a control character', message({ procedure: { code: '9918\0' } }), ['FIELD_INVALID', 'procedure.code', String.raw`9918\u{0}`]],
    ['with half a surrogate pair', message({ procedure: { label: '\uD800' } }), ['FIELD_INVALID', 'procedure.label', String.raw`\u{d800}`]],
    ['with a key that is none', message({ patient_key: '3174051203900001' }), ['FIELD_INVALID', 'patient_key', '[…]']],
    ['with a participant number that is a number', message({ patient_ref: 1_234_567 }), ['FIELD_INVALID', 'patient_ref', '["[…]"]']],
    ['on a day that there is not', message({ admit_dt: '2025-02-30' }), ['DATE_IMPOSSIBLE', 'admit_dt', '2025-02-30']],
    ['at an hour that there is not', message({ admit_dt: '2025-03-01T24:00:00' }), ['DATE_IMPOSSIBLE', 'admit_dt', '2025-03-01T24:00:00']],
    ['of 1899', message({ admit_dt: '1899-12-31' }), ['DATE_IMPOSSIBLE', 'admit_dt', '1899-12-31']],
    ['of the year 50', message({ admit_dt: '0050-01-01' }), ['DATE_IMPOSSIBLE', 'admit_dt', '0050-01-01']],
    ['of 2101', message({ discharge_dt: '2101-01-01' }), ['DATE_IMPOSSIBLE', 'discharge_dt', '2101-01-01']],
    ['made at no time', message({ generated_at: 'yesterday' }), ['DATE_IMPOSSIBLE', 'generated_at', 'yesterday']],
    ['discharged before admission', message({ discharge_dt: '2025-02-28' }), ['DISCHARGE_BEFORE_ADMISSION', 'discharge_dt', '2025-02-28']],
    ['with a negative amount', message({ amount_claimed: -1 }), ['AMOUNT_OUT_OF_RANGE', 'amount_claimed', '-1']],
    ['with a fraction of a rupiah', message({ amount_paid: 0.5 }), ['AMOUNT_NOT_WHOLE', 'amount_paid', '0.5']],
    ['with an amount from Rp 100 billion', message({ amount_claimed: 100_000_000_000 }), ['AMOUNT_OUT_OF_RANGE', 'amount_claimed', '100000000000']],
    ['with an amount of more than 18 digits', message().replace('5000000', '1234567890123456789'), ['AMOUNT_OUT_OF_RANGE', 'amount_claimed', '[…]']],
    ['with an amount beyond any number', message().replace('5000000', '1e999'), ['FIELD_INVALID', 'amount_claimed', 'null']],
    ['with a top-up that is negative', message({ topups: { sd: { amount: -5 } } }), ['AMOUNT_OUT_OF_RANGE', 'topups.sd.amount', '-5']],
    ['that is simulated, at the intake of real ones', message({ claim_id: 'SIM-2025-000001' }), ['CLAIM_ID_SIMULATED', 'claim_id', 'SIM-2025-000001']],
    ['that is nearly simulated', message({ claim_id: 'SIM-25-1' }), ['CLAIM_ID_INVALID', 'claim_id', 'SIM-25-1']],
  ])('%s', (_, body, refused) => {
    expect(refusalOf(body)).toEqual(refused);
  });

  test('that is real, at the intake of the simulation', () => {
    expect(refusalOf(message(), 'simulated')).toEqual(['CLAIM_ID_REAL', 'claim_id', documented.claim_id]);
    expect(claimOf({ claim_id: 'SIM-2025-000001000001' }, 'simulated').claimId).toBe('SIM-2025-000001000001');
  });

  test('whose original, read again, is refused as it was', () => {
    for (const changes of [{ amount_claimed: -1 }, { procedure: { code: '9918\0' } }, { diagnosis: { primary_code: 'A'.repeat(500) } }, { patient_ref: 1_234_567 }, { admit_dt: '2025-02-30', patient_ref: '0001234567890' }]) {
      const first = read(message(changes)).deadLetter;
      expect(read(first?.original ?? '').deadLetter).toEqual(first);
    }
  });
});

describe('a message becomes a claim', () => {
  test('that says no more than is required', () => {
    const { claim } = read('{"claim_id":"X1","admit_dt":"2025-01-01","discharge_dt":"2025-01-01","amount_claimed":0}');
    expect(claim).toMatchObject({ claimId: 'X1', patientKey: null, generatedAt: null, marks: [], cells: { dx: null, procedures: [], amount_claimed: 0, amount_paid: null } });
  });

  test('whatever else it says, and that is not kept', () => {
    const { payload } = claimOf({ nik: '3174051203900001', note: { name: 'Budi' }, facility: { ...documented.facility, owner: 'Budi' } });
    expect(payload).toBe(claimOf().payload);
  });

  test('with numbers of codes in the place of labels', () => {
    expect(claimOf({ service_type: 2, facility: { province: 32, class: '3' } }).cells).toMatchObject({ service: '2', province: '32', class: '3' });
  });

  test('with its one procedure before the others, once', () => {
    const [first, other] = [{ code: '9918', label: 'a' }, { code: '8703', label: null }];
    expect(claimOf({ procedure: first, procedures: [other] }).cells.procedures).toEqual([first, other]);
    expect(claimOf({ procedure: first, procedures: [other, first] }).cells.procedures).toEqual([other, first]);
  });

  test.each<[changes: Changes, marks: readonly string[]]>([
    [{}, []],
    [{ amount_gap: 400_000 }, ['GAP_CONTRADICTION']],
    [{ amount_gap: 0, amount_paid: undefined }, ['GAP_CONTRADICTION']],
    [{ amount_gap: undefined, amount_paid: undefined }, []],
    [{ admit_dt: '1900-01-01' }, ['DATE_UNLIKELY']],
    [{ discharge_dt: '2100-12-31' }, ['DATE_UNLIKELY']],
    [{ discharge_dt: '2026-11-29' }, []],
    [{ discharge_dt: '2026-11-30' }, ['DATE_UNLIKELY']],
  ])('marked by what it contradicts: %j', (changes, marks) => {
    expect(claimOf(changes).marks).toEqual(marks);
  });
});

describe('times become days of Jakarta', () => {
  test.each([
    ['2025-03-01', '2025-03-01'],
    ['2025-03-01T23:59:59', '2025-03-01'],
    ['2025-03-01 23:59', '2025-03-01'],
    ['2025-03-01T16:59:59Z', '2025-03-01'],
    ['2025-03-01T17:00:00Z', '2025-03-02'],
    ['2025-03-01T17:00:00.000Z', '2025-03-02'],
    ['2025-03-02T00:00:00+09:00', '2025-03-01'],
    ['2025-12-31T20:00:00-0500', '2026-01-01'],
    ['2024-02-29T23:00:00Z', '2024-03-01'],
  ])('%s is in %s', (written, day) => {
    expect(claimOf({ admit_dt: written, discharge_dt: '2026-06-01' }).cells.admit_date).toBe(day);
  });

  test('whatever the offset in which a moment is written, and whatever the zone of the process', () => {
    const moments = fc.date({ min: new Date('1964-01-02'), max: new Date('2100-12-30'), noInvalidDate: true });
    const inJakarta = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', year: 'numeric', month: '2-digit', day: '2-digit' });
    try {
      for (const zone of ['Asia/Jakarta', 'America/New_York', 'Pacific/Kiritimati']) {
        vi.stubEnv('TZ', zone);
        fc.assert(
          fc.property(moments, fc.integer({ min: -12 * 60, max: 14 * 60 }), (moment, offset) => {
            const wall = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
            const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
            const written = `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
            expect(claimOf({ admit_dt: written, discharge_dt: '2100-12-31' }).cells.admit_date).toBe(inJakarta.format(moment));
          }),
          { numRuns: 100 },
        );
      }
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('no identifier of a person is kept', () => {
  const nik = '3174051203900001';

  test('of what was read', () => {
    const claim = claimOf({ patient_ref: '100000001', family_ref: '200000002', diagnosis: { primary_label: `Diare, ${nik}, 100000001` }, procedure: { code: nik, label: 'hub. 0812-3456-7890' } });
    expect(JSON.stringify(claim)).not.toMatch(/3174051203900001|100000001|200000002|7890/);
    expect(JSON.parse(claim.payload)).toMatchObject({ patient_key: claim.patientKey, diagnosis: { primary_label: 'Diare, […], […]' } });
  });

  test.each<[law: string, body: string]>([
    ['of what was refused', message({ amount_claimed: -1, patient_ref: '100000001', nik, diagnosis: { primary_label: `100000001 ${nik}` } })],
    ['of a reference that is no text', message({ patient_ref: 100_000_001, amount_claimed: -1 })],
    ['of a message that is cut', message({ patient_ref: '100000001' }).slice(0, -20)],
    ['of a message that is cut within a number', '{"patient_ref":"100000001","family_ref":"1000'],
    ['of escapes that could not be read', `{"patient_ref":"\\u0031\\u00300000001", ${nik.replaceAll('3', '\\u0033')}`],
    ['of a message that is too large', message({ patient_ref: '100000001', note: `${nik} `.repeat(10_000) })],
  ])('%s', (_, body) => {
    const { deadLetter } = read(body);
    expect(deadLetter).toBeDefined();
    expect(JSON.stringify(deadLetter)).not.toMatch(/100000001|3174051203900001|\b1000\b|[^\d]\d{16}[^\d]/);
  });

  test('and the key of a person is the one that the ETL makes', async () => {
    const database = await Database.open(':memory:', { threads: 1 });
    try {
      const connection = await database.connect();
      await connection.runFile('prelude');
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.stringMatching(/^\d{9,16}$/), fc.stringMatching(/^[ -~]{1,60}$/), fc.constantFrom('-', 'na', 'NONE', ' . ')), async (reference) => {
          const [row] = await connection.rows<{ key: string | null }>('SELECT identifier_key($salt, $reference) AS key', { salt, reference });
          expect(claimOf({ patient_ref: reference }).patientKey).toBe(row?.key);
        }),
        { numRuns: 200 },
      );
    } finally {
      database.close();
    }
  });
});

describe('whatever comes in', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    anyText({ maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
    // A good message in which one value is another, or some bytes are.
    fc.tuple(fc.constantFrom(...Object.keys(documented), 'patient_ref', 'procedures', 'topups', 'tariff_amount'), fc.jsonValue()).map(([name, value]) => Buffer.from(message({ [name]: value }))),
    fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })).map(([at, bytes]) => {
      const body = Buffer.from(message());
      body.set(bytes.slice(0, body.length - (at % body.length)), at % body.length);
      return body;
    }),
  );

  test('is read or refused with a reason, never thrown, and kept as text that every store takes', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom<LiveSource>('live', 'simulated'), (body, source) => {
        const { claim, deadLetter } = read(body, source);
        expect(claim === undefined).toBe(deadLetter !== undefined);
        expect([undefined, ...Object.keys(deadLetterReasons)]).toContain(deadLetter?.reason);
        for (const text of [claim?.payload, deadLetter?.original, deadLetter?.value, deadLetter?.field]) {
          expect(text ?? '').not.toMatch(/[\p{Cc}\p{Cs}]/u);
          expect((text ?? '').isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('that was kept, read again, is the same claim', () => {
    const text = anyText({ maxLength: 30 });
    const coding = fc.record({ code: fc.option(text), label: fc.option(text) });
    const changes = fc.record(
      {
        patient_ref: fc.option(fc.stringMatching(/^\d{9,16}$/)),
        family_ref: text,
        facility_ref: text,
        facility: fc.record({ province: fc.oneof(text, fc.nat({ max: 99 })), district: text, class: text }, { requiredKeys: [] }),
        diagnosis: fc.record({ primary_code: text, primary_label: text, secondary_codes: fc.array(fc.option(text), { maxLength: 4 }), secondary: fc.array(coding, { maxLength: 3 }) }, { requiredKeys: [] }),
        procedure: coding,
        procedures: fc.array(coding, { maxLength: 3 }),
        topups: fc.record({ sa: fc.record({ code: text, amount: fc.nat() }), rr: fc.constant(null) }, { requiredKeys: [] }),
        amount_gap: fc.double({ noNaN: true, noDefaultInfinity: true }),
        generated_at: fc.constantFrom('2025-03-01', '2025-03-01T01:02:03.5+09:00', null),
        sample_weight: fc.double({ min: 0, max: 1000, noNaN: true }),
      },
      { requiredKeys: [] },
    );
    let kept = 0;
    fc.assert(
      fc.property(changes, (given) => {
        const { claim } = read(message(given));
        if (!claim) return;
        kept += 1;
        expect(read(claim.payload).claim).toEqual(claim);
        expect(findIdentifiers(claim.cells.dx_label ?? '')).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(kept).toBeGreaterThan(100);
  });
});
