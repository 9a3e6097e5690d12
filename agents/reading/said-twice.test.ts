import { describe, expect, it } from 'vitest';

import { read } from './reader.test-support.ts';

const where = (message: string): unknown => read(message).queries.map((query) => query.where);

describe('what is said twice', () => {
  it('is read once where it says no more than the query does', () => {
    expect(where('berapa klaim tumpang tindih di Bali (semua provinsi)?')).toEqual(where('berapa klaim tumpang tindih di Bali?'));
  });

  it.each(['total top-up amount by province, only provinces that have any drug', 'berapa klaim ranap di Bali per provinsi kecuali'])('is no reading where the words beside it say more: %s', (message) => {
    expect(read(message).queries).toEqual([]);
  });

  it('is never a name cut into two', () => {
    expect(read('5 CBG ranap dengan simpangan baku biaya tagih terbesar').unread).toEqual(['simpangan baku']);
  });
});

describe('sentences of one message', () => {
  it('give a question the claims that the statement before it names', () => {
    expect(read('saya mau cek RS di Bali. jumlah klaim per faskes?').queries).toEqual(read('jumlah klaim per faskes di Bali?').queries);
  });

  it('keep an order to show claims apart from the question behind it', () => {
    expect(read('tampilkan klaim di Bali. jumlah klaim per faskes?').queries).toHaveLength(2);
  });
});

describe('what follows a question', () => {
  const [previous] = read('total biaya ranap per kelas rs').queries;

  it('takes a verb of changing as of the question before, not as an order to decide', () => {
    expect(read('ganti rajal', previous).queries.map((query) => query.where)).toEqual([[{ field: 'service_type', op: '=', value: 'RJTL' }]]);
    expect(read('tolak klaim itu', previous).acts).toEqual([{ kind: 'notice', notice: 'decision' }]);
  });

  it('offers the other of going on and beginning anew, and says which it took', () => {
    const { assumed, choices, queries } = read('Jatim per jenis kelamin', previous);
    expect(queries[0]?.measures).toEqual(previous?.measures);
    expect(assumed.map(({ reading }) => reading)).toContain('dibaca sebagai lanjutan pertanyaan sebelumnya');
    expect(choices.map((choice) => choice.queries?.[0]?.measures)).toEqual([[{ agg: 'count' }]]);
  });

  it('leaves out what a value stands instead of', () => {
    expect(read('outpatient instead of inpatient', previous).queries[0]?.where).toContainEqual({ field: 'service_type', op: '=', value: 'RJTL' });
  });
});

describe('words that deny or set apart', () => {
  it('deny each of what `neither` and `nor` name', () => {
    expect(where('claims with neither procedures nor secondary diagnoses')).toEqual(where('claims without procedures and without secondary diagnoses'));
  });

  it('say in which place a code does not stand', () => {
    expect(where('how many claims have hypertension as a secondary diagnosis, not as primary')).toEqual([[
      { field: 'dx_secondary_codes', op: 'under', value: 'set:hypertension' }, { field: 'dx_primary_code', op: 'not_under', value: 'set:hypertension' },
    ]]);
  });

  it('set two values side by side where one is asked to be higher', () => {
    expect(read('is the average inpatient bill higher for PPU or for PBPU?').queries[0]?.against).toHaveLength(2);
  });
});
