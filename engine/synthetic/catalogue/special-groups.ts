/** The five kinds of special group, in the order of the FKRTL columns FKL33 to FKL46. */
export const specialKinds = ['SA', 'SP', 'RR', 'SI', 'SD'] as const;
export type SpecialKind = (typeof specialKinds)[number];

/** Special groups (top-ups): kind, description, and usual amount in rupiah before the factors of class and region. */
export const specialGroups: readonly { code: string; kind: SpecialKind; name: string; tariff: number }[] = [
  { code: 'SF-4-10-I', kind: 'SA', name: 'SUB ACUTE', tariff: 2_640_000 },
  { code: 'YY-02-III', kind: 'SP', name: 'HIP REPLACEMENT / KNEE REPLACEMENT', tariff: 9_870_000 },
  { code: 'YY-03-III', kind: 'SP', name: 'PCI', tariff: 12_450_000 },
  { code: 'YY-12-II', kind: 'SP', name: 'VITRECTOMY', tariff: 5_180_000 },
  { code: 'YY-13-II', kind: 'SP', name: 'PHACOEMULSIFICATION', tariff: 2_130_000 },
  { code: 'RR-04-III', kind: 'RR', name: 'LIQUID EMBOLIC (UNTUK EMBOLISASI AVM)', tariff: 18_300_000 },
  { code: 'RR-05-III', kind: 'RR', name: 'HIP IMPLANT / KNEE IMPLANT', tariff: 16_720_000 },
  { code: 'IV-01-II', kind: 'SI', name: 'OTHER CT SCAN', tariff: 742_000 },
  { code: 'IV-02-II', kind: 'SI', name: 'NUCLEAR MEDICINE', tariff: 1_214_000 },
  { code: 'IV-03-III', kind: 'SI', name: 'MRI', tariff: 1_386_000 },
  { code: 'DD-01-II', kind: 'SD', name: 'STREPTOKINASE', tariff: 4_310_000 },
  { code: 'DD-03-II', kind: 'SD', name: 'DEFEROKSAMIN', tariff: 3_120_000 },
  { code: 'DD-04-II', kind: 'SD', name: 'DEFERASIROX', tariff: 4_870_000 },
  { code: 'DD-05-II', kind: 'SD', name: 'HUMAN ALBUMIN', tariff: 2_250_000 },
  { code: 'DD-06-II', kind: 'SD', name: 'ANTI KANKER', tariff: 3_640_000 },
  { code: 'DD-07-II', kind: 'SD', name: 'RITUXIMAB', tariff: 9_120_000 },
];
