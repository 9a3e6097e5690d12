import type { Field } from '../field.ts';
import { each, phrasesOf } from '../words.ts';
import { ofClaim, ofColumn } from './define.ts';

/** A top-up of special groups by its letters and by what it is for, in both languages. */
function topUpNames(letters: string, id: readonly string[], en: readonly string[]): Field['synonyms'] {
  return {
    id: [...each(['top-up', 'top-up khusus'], [letters, ...id, ...id.map((name) => `${name} ${letters}`)]), ...each(['cmg', 'special cmg'], [letters])],
    en: [...each([letters, ...en], ['top-up', 'top-up amount', 'top-ups']), ...each(['top-up for', 'top-ups for'], en), ...en.filter((name) => name.startsWith('special '))],
  };
}

/** What people call money of which something was done: `billed`, `amount billed`, `money billed`, `did hospitals bill`. */
function moneyNames(done: string, did: string): readonly string[] {
  return phrasesOf(`(${done})|(amount|amounts|money|value|rupiah|sum|cost|costs) (${done})|(${done}) (amount|amounts|money|value|cost|costs)|(did|do|have|has) (hospitals|the hospitals|facilities|the facilities|providers|they|we|it) (${did})`);
}

/** What was billed and what was paid. */
export const amountFields: readonly Field[] = withTopups([
  ofColumn('amount_claimed', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Biaya tagih', en: 'Amount claimed' },
    synonyms: { id: ['biaya', 'tagihan', 'biaya tagihan', 'nilai tagihan', 'nilai klaim', 'biaya klaim', 'jumlah tagihan', 'total tagihan', 'nominal', 'biaya yang ditagihkan', 'ditagihkan', 'ditagih', 'tagih', 'harga', 'rupiah', 'ongkos', 'besaran klaim', 'besar klaim', 'besarnya klaim', 'besaran biaya', 'nominal klaim', 'nominal tagihan', 'jumlah biaya', 'jumlah tagihannya', 'nilai biaya', 'diklaim', 'yang diklaim', 'biaya yang diklaim', 'belanja', 'beban biaya', 'yang ditagih', 'yang ditagihkan', 'menagih', 'menagihkan', 'tertagih', 'penagihan', 'jumlah yang ditagih', 'nilai yang ditagih', 'nilai yang ditagihkan', 'biaya ditagih', 'biaya yang diajukan', 'biaya diajukan', 'nilai yang diajukan', 'nilai diajukan', 'jumlah yang diajukan', 'nominal yang diajukan', 'nilai pengajuan', 'biaya pengajuan', 'nilai ajuan', 'nominal biaya', 'biaya perawatan', 'biaya pelayanan', 'biaya layanan', 'biaya rawat', 'biaya pengobatan', 'biaya berobat', 'biaya kunjungan', 'dana klaim', 'uang klaim', 'pengeluaran', 'beban biaya', 'besaran tagihan', 'besar tagihan', 'besarnya tagihan', 'besar biaya', 'besarnya biaya', 'nilai rupiah', 'rupiah klaim', 'jumlah klaim dalam rupiah'], en: [...moneyNames('claimed|billed|charged|invoiced|requested', 'claim|claimed|bill|billed|charge|charged|invoice|ask for|asked for|submit'), 'cost', 'costs', 'amount', 'amounts', 'bill', 'billed', 'billed amount', 'amount billed', 'claimed amount', 'claimed amounts', 'charge', 'charges', 'claimed', 'claimed cost', 'claimed costs', 'costing', 'claim amount', 'claim amounts', 'claim cost', 'claim costs', 'claim value', 'claim values', 'billing', 'what was billed', 'what was claimed', 'what they billed', 'what was charged', 'the bill', 'amount of the claim', 'value of the claim', 'price', 'bills', 'billings', 'bill amount', 'bill amounts', 'billed amounts', 'amounts billed', 'billed cost', 'billed costs', 'billed value', 'amount charged', 'charged', 'charged amount', 'invoice', 'invoices', 'invoiced', 'invoice amount', 'claimed value', 'value claimed', 'sum claimed', 'amounts claimed', 'cost of care', 'cost of treatment', 'treatment cost', 'treatment costs', 'hospital cost', 'hospital costs', 'hospital bill', 'hospital bills', 'hospital charges', 'medical cost', 'medical costs', 'care cost', 'care costs', 'spending', 'spend', 'expenditure', 'expenditures', 'expense', 'expenses', 'requested amount', 'amount requested', 'cost amount', 'prices', 'cost billed', 'costs billed'] },
    definition: { id: 'Biaya yang ditagihkan fasilitas kepada BPJS Kesehatan (FKL47).', en: 'The amount the facility billed to BPJS Kesehatan (FKL47).' },
    examples: [5_965_000],
  }),
  ofColumn('amount_paid', {
    sharedBy: 'payment_ratio',
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Biaya terverifikasi', en: 'Amount paid' },
    synonyms: { id: ['biaya verifikasi', 'biaya dibayar', 'dibayar', 'bayar', 'bayaran', 'pembayaran', 'dibayarkan', 'nilai dibayar', 'jumlah dibayar', 'yang dibayar', 'yang dibayarkan', 'terbayar', 'biaya terbayar', 'terverifikasi', 'hasil verifikasi', 'realisasi', 'realisasi pembayaran', 'yang cair', 'biaya yang cair', 'cair', 'diverifikasi', 'yang diverifikasi', 'disetujui bayar', 'yang disetujui bayar', 'biaya setelah verifikasi', 'nilai pembayaran', 'jumlah pembayaran', 'nominal pembayaran', 'besaran pembayaran', 'besar pembayaran', 'biaya pembayaran', 'biaya yang dibayar', 'biaya yang dibayarkan', 'biaya dibayarkan', 'nilai yang dibayar', 'nilai yang dibayarkan', 'jumlah yang dibayar', 'jumlah yang dibayarkan', 'nominal dibayar', 'nominal yang dibayar', 'uang yang dibayar', 'membayar', 'dibayar bpjs', 'dibayarkan bpjs', 'bayaran bpjs', 'pembayaran bpjs', 'pembayaran klaim', 'dibayarnya', 'realisasi bayar', 'realisasi pembayaran', 'nilai terbayar', 'jumlah terbayar', 'biaya verif', 'hasil verif', 'nilai verifikasi', 'nilai terverifikasi', 'jumlah terverifikasi', 'jumlah verifikasi', 'biaya hasil verifikasi', 'nilai hasil verifikasi', 'klaim terverifikasi', 'tagihan terverifikasi', 'tagihan yang dibayar', 'tagihan dibayar'], en: [...moneyNames('paid|paid out|reimbursed|settled|disbursed|verified', 'pay|paid|pay out|paid out|reimburse|reimbursed|settle|settled'), 'was paid out', 'pay', 'pays', 'paid', 'paid amount', 'what was paid', 'paid out', 'payout', 'payouts', 'payments', 'reimbursed', 'reimbursement', 'verified amount', 'amount verified', 'verified', 'payment', 'amount after verification', 'amounts paid', 'paid amounts', 'paid value', 'value paid', 'sum paid', 'paid cost', 'paid costs', 'cost paid', 'payment amount', 'payment amounts', 'payments made', 'amount reimbursed', 'amounts reimbursed', 'reimbursed amount', 'reimbursements', 'disbursed', 'disbursement', 'disbursements', 'paid by bpjs', 'bpjs paid', 'what bpjs paid', 'bpjs payment', 'bpjs payments', 'verified cost', 'verified amounts', 'verified claim amount', 'paid claim amount', 'amount bpjs paid'] },
    definition: { id: 'Biaya setelah verifikasi BPJS Kesehatan (FKL48); data tidak mencatat kapan atau apakah uangnya ditransfer.', en: 'The amount after verification by BPJS Kesehatan (FKL48); the data do not say when or whether the money was transferred.' },
    examples: [5_965_000],
  }),
  ofColumn('amount_gap', {
    participles: ['dipotong', 'dipangkas', 'cut', 'reduced', 'trimmed'],
    kind: 'rupiah',
    differenceOf: ['amount_claimed', 'amount_paid'],
    unit: 'rupiah',
    label: { id: 'Selisih', en: 'Gap' },
    synonyms: { id: ['selisih biaya', 'selisih bayar', 'selisih tagihan', 'gap', 'dipotong', 'yang dipotong', 'pemotongan', 'koreksi verifikasi', 'beda tagih bayar', 'beda tagih dan bayar', 'selisih tagih bayar', 'selisih tagih dan bayar', 'selisih tagih vs bayar', 'selisih tagihan dan pembayaran', 'selisih antara tagihan dan pembayaran', 'tidak dibayar', 'selisih klaim', 'selisih pembayaran', 'selisih verifikasi', 'selisih biaya tagih dan dibayar', 'selisih biaya tagih dan biaya terverifikasi', 'selisih tagih verifikasi', 'selisih tagih dan verifikasi', 'selisih tagihan dan verifikasi', 'kurang bayar', 'kekurangan bayar', 'kekurangan pembayaran', 'tidak terbayar', 'yang tidak dibayar', 'bagian yang tidak dibayar', 'sisa tagihan', 'sisa yang tidak dibayar', 'potongan', 'potongan verifikasi', 'potongan pembayaran', 'pemotongan', 'beda tagihan dan bayaran', 'beda tagihan dan pembayaran', 'beda tagihan dengan pembayaran', 'gap tagihan', 'gap biaya', 'gap bayar', 'gap pembayaran', 'gap klaim'], en: [...moneyNames('deducted|disallowed|cut|not paid|withheld', 'deduct|deducted|lose|cut'), 'cuts', 'reduction', 'reductions', 'amount gap', 'difference between claimed and paid', 'difference between billed and paid', 'gap between claimed and paid', 'gap between billed and paid', 'claimed less paid', 'billed less paid', 'unpaid amount', 'shortfall', 'payment gap', 'payment gaps', 'unpaid part', 'unpaid balance', 'unpaid portion', 'underpayment', 'underpayments', 'deduction', 'deductions', 'claimed minus paid', 'billed minus paid', 'claimed-paid gap', 'billed-paid gap', 'claim-payment gap', 'difference between bill and payment', 'difference between bills and payments', 'difference between billing and payment', 'difference between amount claimed and amount paid', 'amount not paid', 'amount unpaid', 'gaps', 'difference'] },
    definition: { id: 'Biaya tagih dikurangi biaya terverifikasi; kosong bila biaya terverifikasi tidak ada.', en: 'Amount claimed less amount paid; empty where the amount paid is not given.' },
    examples: [250_000],
  }),
  ofColumn('payment_ratio', {
    kind: 'decimal',
    decimals: 6,
    unit: 'share',
    label: { id: 'Rasio bayar', en: 'Payment ratio' },
    synonyms: { id: ['rasio pembayaran', 'rasio dibayar', 'persen dibayar', 'persentase dibayar', 'proporsi dibayar', 'rasio terbayar', 'rasio klaim dibayar', 'rasio verifikasi', 'rasio bayar terhadap tagihan', 'rasio pembayaran terhadap tagihan', 'rasio bayar tagih', 'rasio dibayar terhadap tagihan', 'perbandingan bayar dan tagih', 'persen terbayar', 'persentase terbayar', 'persentase pembayaran', 'persen pembayaran', 'persen bayar', 'persentase bayar', 'tingkat pembayaran', 'tingkat bayar', 'tingkat keterbayaran', 'proporsi terbayar', 'proporsi pembayaran', 'proporsi bayar', 'porsi dibayar', 'porsi terbayar', 'porsi pembayaran', 'porsi bayar'], en: ['paid share', 'share paid', 'ratio paid', 'paid ratio', 'percentage paid', 'payment rate', 'payment rates', 'payment ratios', 'paid-to-claimed ratio', 'paid-to-billed ratio', 'ratio of paid to claimed', 'ratio of paid to billed', 'ratio of payment to claim', 'ratio of payments to claims', 'percent paid', 'paid percentage', 'paid percent', 'percentage of the bill paid', 'share of the bill paid', 'share of the claim paid', 'paid fraction', 'fraction paid', 'proportion paid', 'proportion of the bill paid', 'reimbursement rate', 'reimbursement rates', 'reimbursement ratio', 'pay ratio', 'payout ratio', 'percentage reimbursed', 'share reimbursed'] },
    definition: { id: 'Biaya terverifikasi dibagi biaya tagih; 1 berarti sebesar tagihan.', en: 'Amount paid divided by amount claimed; 1 means as much as was claimed.' },
    examples: [0.8],
  }),
  ofClaim('is_paid_in_full', {
    kind: 'boolean',
    sql: 'claims.amount_paid >= claims.amount_claimed',
    columns: ['amount_claimed', 'amount_paid'],
    label: { id: 'Dibayar sebesar tagihan atau lebih', en: 'Paid at least as claimed' },
    synonyms: { id: ['dibayar penuh', 'dibayar full', 'full dibayar', 'dibayar seluruhnya', 'dibayar semua', 'terbayar penuh', 'dibayar utuh', 'lunas', 'dibayar sesuai tagihan', 'dibayarkan sesuai tagihan', 'dibayar sebesar tagihan', 'dibayar lunas', 'terbayar lunas', 'terbayar semua', 'terbayar seluruhnya', 'terbayar full', 'bayar penuh', 'bayar full', 'pembayaran penuh', 'dibayarkan penuh', 'dibayarkan full', 'dibayarkan seluruhnya', 'dibayar sepenuhnya', 'full terbayar', 'full paid'], en: ['paid in full', 'fully paid', 'full payment', 'paid fully', 'paid full', 'fully reimbursed', 'reimbursed in full', 'paid entirely', 'paid completely', 'completely paid', 'entirely paid', 'wholly paid', 'paid as billed', 'paid as claimed', 'paid out in full'] },
    definition: { id: 'Biaya terverifikasi tidak kurang dari biaya tagih; kosong bila biaya terverifikasi tidak ada. Aturan “biaya tinggi dibayar penuh” memakai batas 95 %.', en: 'The amount paid is not less than the amount claimed; empty where the amount paid is not given. The rule “high cost, paid in full” takes 95 % as its limit.' },
    examples: ['true'],
  }),
  ofColumn('tariff_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Tarif INA-CBG', en: 'INA-CBG tariff' },
    synonyms: { id: ['tarif', 'tarif cbg', 'tarif inacbg', 'nilai tarif', 'tarif ina cbg', 'tarif dasar', 'tarif inacbgs', 'tarif ina-cbgs', 'tarif grouper', 'tarif paket', 'tarif paket ina-cbg', 'tarif kelompok', 'besar tarif', 'besaran tarif', 'nilai tarif inacbg', 'nilai tarif ina-cbg'], en: ['tariff', 'tariff amount', 'base tariff', 'tariffs', 'cbg tariff', 'cbg tariffs', 'inacbg tariff', 'case tariff', 'package tariff', 'package rate', 'cbg rate', 'cbg price', 'ina-cbg price', 'tariff value'] },
    definition: { id: 'Tarif kelompok INA-CBG sebelum top-up (FKL32).', en: 'Tariff of the INA-CBG before top-ups (FKL32).' },
    examples: [5_965_000],
  }),
  ofColumn('topup_amount', {
    presentBy: 'has_topup',
    sharedBy: 'topup_share',
    parts: ['topup_sa_amount', 'topup_sp_amount', 'topup_rr_amount', 'topup_si_amount', 'topup_sd_amount'],
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up', en: 'Top-ups' },
    synonyms: { id: ['topup', 'top up', 'biaya top-up', 'nilai top-up', 'tambahan tarif', 'total top-up', 'jumlah top-up', 'special cmg', 'top-upnya', 'nominal top-up', 'besar top-up', 'besaran top-up', 'biaya tambahan', 'tambahan biaya', 'klaim top-up'], en: ['top-up', 'top-up amount', 'all top-ups', 'special groups', 'top-up amounts', 'top-up payment', 'top-up payments', 'top-up value', 'add-on', 'add-ons', 'add-on payment', 'add-on payments', 'top-up cost', 'top-up costs', 'additional payment', 'additional payments'] },
    definition: { id: 'Jumlah kelima top-up kelompok khusus: SA, SP, RR, SI, dan SD.', en: 'The five top-ups of special groups together: SA, SP, RR, SI and SD.' },
    examples: [1_250_000],
  }),
  ofClaim('has_topup', {
    kind: 'boolean',
    sql: 'claims.topup_amount > 0',
    columns: ['topup_amount'],
    label: { id: 'Ada top-up', en: 'Has a top-up' },
    synonyms: { id: ['dengan top-up', 'memakai top-up', 'pakai top-up', 'mendapat top-up', 'punya top-up', 'memiliki top-up', 'mempunyai top-up', 'dapat top-up', 'ada top-upnya', 'ada tambahan tarif'], en: ['with a top-up', 'with top-ups', 'having a top-up', 'any top-up', 'with any top-up', 'at least one top-up', 'got a top-up', 'have a top-up', 'has any top-up'] },
    definition: { id: 'Jumlah top-up klaim lebih dari nol.', en: 'The claim’s top-ups are more than nothing.' },
    examples: ['true'],
  }),
  ofClaim('topup_share', {
    kind: 'decimal',
    decimals: 6,
    unit: 'share',
    sql: 'CASE WHEN claims.amount_claimed > 0 THEN round(CAST(claims.topup_amount AS DOUBLE) / claims.amount_claimed, 6) END',
    columns: ['topup_amount', 'amount_claimed'],
    label: { id: 'Porsi top-up', en: 'Share of top-ups' },
    synonyms: { id: ['persen top-up', 'persentase top-up', 'rasio top-up', 'proporsi top-up', 'porsi top-up terhadap tagihan', 'bagian top-up', 'top-up per tagihan'], en: ['top-up share', 'top-up ratio', 'percentage of top-ups', 'proportion of top-ups', 'top-up percentage', 'top-up proportion'] },
    definition: { id: 'Jumlah top-up dibagi biaya tagih.', en: 'Top-ups divided by the amount claimed.' },
    examples: [0.2],
  }),
  ofColumn('topup_codes', {
    kind: 'names',
    isLookedUp: true,
    label: { id: 'Kode top-up', en: 'Top-up codes' },
    synonyms: { id: ['kode kelompok khusus', 'kode special cmg'], en: ['top-up code', 'special group codes'] },
    definition: { id: 'Kode kelompok khusus yang ditagihkan (FKL33, FKL35, FKL38, FKL41, FKL44).', en: 'Codes of the special groups claimed (FKL33, FKL35, FKL38, FKL41, FKL44).' },
    examples: ['YY01II'],
  }),
  ofColumn('topup_sa_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up subakut (SA)', en: 'Sub-acute top-up (SA)' },
    synonyms: topUpNames('sa', ['subakut', 'sub akut', 'sub acute', 'kronis', 'kronik'], ['sub-acute', 'special sub-acute', 'subacute', 'sub-acute care', 'chronic']),
    definition: { id: 'Top-up kelompok khusus subakut (FKL34); 0 bila tidak ada.', en: 'Top-up of special sub-acute groups (FKL34); 0 where there is none.' },
    examples: [0],
  }),
  ofColumn('topup_sp_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up prosedur khusus (SP)', en: 'Procedure top-up (SP)' },
    synonyms: topUpNames('sp', ['prosedur', 'prosedur khusus', 'tindakan', 'tindakan khusus'], ['procedure', 'procedures', 'special procedure', 'special procedures']),
    definition: { id: 'Top-up prosedur khusus (FKL37); 0 bila tidak ada.', en: 'Top-up of special procedures (FKL37); 0 where there is none.' },
    examples: [1_250_000],
  }),
  ofColumn('topup_rr_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up prostesis (RR)', en: 'Prosthesis top-up (RR)' },
    synonyms: topUpNames('rr', ['prostesis', 'prostese', 'protesa', 'protesis', 'prosthesis', 'implan', 'implant', 'alat'], ['prosthesis', 'prostheses', 'special prosthesis', 'special prostheses', 'implant', 'implants', 'prosthetic']),
    definition: { id: 'Top-up prostesis khusus (FKL40); 0 bila tidak ada.', en: 'Top-up of special prostheses (FKL40); 0 where there is none.' },
    examples: [0],
  }),
  ofColumn('topup_si_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up penunjang (SI)', en: 'Investigation top-up (SI)' },
    synonyms: topUpNames('si', ['penunjang', 'pemeriksaan penunjang', 'penunjang khusus', 'investigasi', 'pemeriksaan'], ['investigation', 'investigations', 'special investigation', 'special investigations', 'diagnostic', 'diagnostics']),
    definition: { id: 'Top-up pemeriksaan penunjang khusus (FKL43); 0 bila tidak ada.', en: 'Top-up of special investigations (FKL43); 0 where there is none.' },
    examples: [0],
  }),
  ofColumn('topup_sd_amount', {
    kind: 'rupiah',
    unit: 'rupiah',
    label: { id: 'Top-up obat khusus (SD)', en: 'Drug top-up (SD)' },
    synonyms: topUpNames('sd', ['obat', 'obat-obatan', 'obat khusus'], ['drug', 'drugs', 'special drug', 'special drugs', 'medicine', 'medicines', 'medication']),
    definition: { id: 'Top-up obat khusus (FKL46); 0 bila tidak ada.', en: 'Top-up of special drugs (FKL46); 0 where there is none.' },
    examples: [0],
  }),
]);

function bothSpellings(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, name.replace('top-up', 'topup')]))];
}

/** `topup` is `top-up` in every name. */
function withTopups(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => ({ ...field, synonyms: { id: bothSpellings(field.synonyms.id), en: bothSpellings(field.synonyms.en) } }));
}
