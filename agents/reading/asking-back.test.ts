import { describe, expect, test } from 'vitest';

import { read } from './reader.test-support.ts';

describe('what can be meant in two ways is asked back with both', () => {
  test.each([
    ['klaim kecuali jabar dan kelas a', ['bukan Jawa Barat · bukan RS Kelas A', 'bukan Jawa Barat · RS Kelas A']],
    ['klaim bukan ranap dan stroke', ['bukan Rawat inap (RITL) · bukan diagnosis primer Stroke', 'bukan Rawat inap (RITL) · diagnosis primer Stroke']],
    ['klaim di bandung', ['KAB. BANDUNG', 'KOTA BANDUNG']],
    ['klaim ditolak november 2022', ['tanggal keputusan November 2022', 'Ditolak · November 2022']],
    ['rs yang biayanya di atas 1 miliar', ['jumlah klaim · biaya tagih > Rp 1.000.000.000 · per fasilitas', 'total biaya tagih · per fasilitas · total biaya tagih > Rp 1.000.000.000']],
    ['klaim selain rs swasta dan pbi', ['bukan Swasta · bukan PBI', 'bukan Swasta · PBI']],
  ])('“%s”', (message, readings) => {
    const { queries, choices, question } = read(message);
    expect([queries, question]).toEqual([[], 'Pertanyaan ini dapat dibaca lebih dari satu cara.']);
    expect(choices.map(({ label }) => label)).toEqual(readings.map((reading) => expect.stringContaining(reading)));
    expect(choices.map((choice) => choice.queries?.length)).toEqual(readings.map(() => 1));
  });
});

describe('what is not known is asked back by its words', () => {
  test.each([
    ['klaim rs ini', ['ini']],
    ['patients and their number of claims, top 5', ['top']],
    ['berapa klaim hampir 20 juta', ['hampir']],
    ['bukan hanya ranap', ['bukan']],
    ['not all inpatient claims', ['not']],
    ['ranap bali, rajal jatim', ['rajal jatim']],
    ['klaim kanker, klaim stroke', ['stroke']],
    ['klaim dengan 20', ['20']],
    ['klaim biaya 20 jt sampe 15 jt', ['sampe']],
    ['klaim biaya di atas 20 jt dan di bawah 10 jt', ['di bawah']],
    ['klaim biaya antara 10 dan 20 hari', ['biaya']],
    ['top 5 10 rs', ['top']],
    ['apa saja?', ['apa saja']],
    ['what is stroke', ['what']],
    ['rata-rata los pasien diabetes di jatim dibanding rs swasta', ['dibanding']],
    ['median klaim per pasien', ['median']],
    ['berapa klaim koding', ['koding']],
    ['klaim biaya di atas rata-rata rs kelas b', ['di atas']],
  ])('“%s” names %j', (message, unread) => {
    const reading = read(message);
    expect([reading.queries, reading.understood]).toEqual([[], '']);
    for (const word of unread) expect(reading.unread.join(' ')).toContain(word);
  });

  test('a word whose definition is known offers it', () => {
    expect(read('berapa klaim koding').choices).toContainEqual({ label: 'arti koding', message: 'apa itu koding' });
  });
});

describe('what is said of a reading', () => {
  test.each([
    ['klaim rawat inap di bali biaya di atas 20 juta november 2022', 'Dibaca: daftar klaim · Rawat inap (RITL) · Bali · biaya tagih > Rp 20.000.000 · November 2022'],
    ['berapa persen klaim ranap yang ditolak', 'Dibaca: persentase klaim yang ditolak · Rawat inap (RITL)'],
    ['10 klaim termahal', 'Dibaca: daftar klaim · dari biaya tagih terbesar · 10 baris pertama'],
    ['how many outpatient claims except in Bali', 'Read as: number of claims · Outpatient (RJTL) · not Bali'],
    ['berapa klaim stroke? berapa total biayanya di bali?', 'Dibaca: jumlah klaim · diagnosis primer Stroke; total biaya tagih · Bali'],
    ['apa itu upcoding?', 'Dibaca: arti Upcoding (4)'],
  ])('“%s” is told in one line of its language', (message, understood) => {
    expect(read(message).understood).toBe(understood);
  });

  test.each([
    ['klaim di atas 20 juta', 'angka tanpa keterangan dibaca sebagai Biaya tagih'],
    ['klaim bulan lalu', 'periode dihitung dari tanggal data terbaru'],
    ['keputusan saya minggu ini', 'periode dihitung dari hari ini (WIB)'],
    ['klaim november', 'tahun yang tidak disebut dibaca 2022'],
    ['biaya per provinsi', 'dibaca: total biaya tagih'],
    ['klaim di atas Rp 2 M', 'M dibaca: miliar'],
    ['klaim akhir tahun 2022', 'awal, tengah, atau akhir dibaca sepertiganya: tanggal 1–10, 11–20, atau sejak 21; dari setahun, empat bulan'],
    ['klaim sekitar 20 juta', 'sekitar dibaca ±10 %'],
    ['klaim readmisi di bali', 'tanpa batas hari dibaca: setelah berapa hari pun'],
    ['klaim dengan tagihan dua kali lipat tarif', 'kelipatan tanpa batas dibaca: sekurang-kurangnya'],
    ['klaim los lebih dari sebulan', 'satu bulan rawat dibaca 30 hari'],
    ['5 klaim terbesar', 'yang diurutkan dibaca: Biaya tagih'],
    ['sebaran umur pasien', 'dikelompokkan selebar 10 tahun'],
    ['bandingkan ranap dan rajal', 'yang dibandingkan dibaca: jumlah klaim'],
  ])('“%s” says what it takes for granted: %s', (message, assumed) => {
    expect(read(message).assumed.map(({ reading }) => reading)).toContain(assumed);
  });

  test('what is taken for granted names the words that it is about', () => {
    expect(read('klaim di atas 20 juta bulan lalu').assumed).toEqual([
      { words: '20 juta', reading: 'angka tanpa keterangan dibaca sebagai Biaya tagih' },
      { words: 'bulan lalu', reading: 'periode dihitung dari tanggal data terbaru' },
      { words: 'bulan lalu', reading: 'periode dibaca menurut tanggal masuk' },
    ]);
  });

  test('each character that was read as something belongs to one span, in order', () => {
    const { spans } = read('berapa klaim rawat inap kecuali bali');
    expect(spans.map(({ kind }) => kind)).toEqual(['count', 'subject', 'value', 'except', 'value']);
    expect(spans.every(({ from, to }, i) => from < to && from >= (spans[i - 1]?.to ?? 0))).toBe(true);
  });

  test('more than three questions, and none at all, are told so', () => {
    expect(read('klaim bali? klaim jatim? klaim jateng? klaim jabar?').question).toMatch(/lebih dari tiga pertanyaan/);
    expect(read('tolong dong').question).toMatch(/tidak menanyakan apa pun/);
    expect(read('klaim bali? klaim jatim? klaim jateng?').queries).toHaveLength(3);
  });
});
