import type { Sentence } from '../answer.ts';
import { fragments, placeholders, sentences } from '../texts.ts';
import { showEvidence, showList } from './show-evidence.ts';
import { type Fragment, type Writer, nothing, partIf } from './write-sentence.ts';

/** Who, where, when, for what. */
export function composeIdentity(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  const isInpatient = facts.text('claim.service_type') === 'RITL';
  return [
    service(writer),
    facilityName(writer),
    ...(facts.isTrue('claim.is_facility_ambiguous') && facts.has('claim.facility_key') ? [write(sentences.facilityAmbiguous, {}, ['claim.is_facility_ambiguous'])] : []),
    ...patient(writer),
    write(isInpatient ? sentences.stay : sentences.visit),
    diagnosis(writer),
    facts.has('claim.dx_secondary_codes') ? write(sentences.secondary) : write(sentences.secondaryNone, {}, ['claim.comorbidity_count']),
    ...(facts.has('claim.inacbg_code') ? [grouping(writer)] : []),
    facts.has('claim.procedure_codes') ? procedures(writer) : write(sentences.proceduresNone, {}, ['claim.procedure_codes']),
  ];
}

function service({ facts, write }: Writer): Sentence {
  const place: Fragment[] = [
    partIf(facts.has('claim.facility_class'), () => write(fragments.facilityClass)),
    partIf(facts.has('claim.district_name'), () => write(fragments.district)),
    partIf(facts.has('claim.province_name'), () => write(fragments.province)),
  ];
  if (!facts.has('claim.service_type') || !facts.has('claim.facility_key'))
    return write(sentences.identityBare, { facility: join([partIf(facts.has('claim.facility_key'), () => write(fragments.facilityBare)), ...place]) });
  const type = facts.text('claim.service_type');
  const kind = type === 'RITL' ? write(fragments.inpatient) : type === 'RJTL' ? write(fragments.outpatient) : nothing;
  return write(sentences.identityService, { service: kind, facility: join(place) });
}

function facilityName({ facts, write }: Writer): Sentence {
  if (facts.has('claim.facility_name')) return write(sentences.facilityNamed);
  return facts.has('facility.candidates') ? write(sentences.facilityCandidates, {}, ['claim.facility_name']) : write(sentences.facilityUnnamed, {}, ['claim.facility_name']);
}

function patient({ facts, write }: Writer): Sentence[] {
  const details = [
    partIf(facts.has('claim.patient_sex'), () => write(fragments.sex)),
    partIf(facts.has('claim.patient_age'), () => write(fragments.age)),
    partIf(facts.has('claim.entitlement_class'), () => write(fragments.entitlement)),
    partIf(facts.has('claim.segment'), () => write(fragments.segment)),
    partIf(facts.has('claim.discharge_status'), () => write(fragments.discharge)),
  ].filter(({ text }) => text !== '');
  return details.length === 0 ? [] : [write(sentences.patient, { details: join(details, ', ') })];
}

function diagnosis({ facts, write }: Writer): Sentence {
  if (!facts.has('claim.dx_primary_code')) return write(sentences.diagnosisNone, {}, ['claim.dx_primary_code']);
  return write(facts.has('claim.dx_primary_label') ? sentences.diagnosis : sentences.diagnosisCode, {}, ['claim.dx_primary_label']);
}

function grouping({ facts, write }: Writer): Sentence {
  return write(sentences.grouping, {
    label: partIf(facts.has('claim.inacbg_label'), () => write(fragments.groupLabel)),
    severity: partIf(facts.has('claim.severity_group'), () => write(fragments.severity)),
  });
}

/** Each procedure code with its label where the data have one. */
function procedures({ facts, write, language }: Writer): Sentence {
  const labels = facts.list('claim.procedure_labels');
  const item = facts.item('claim.procedure_labels');
  const shownCode = (code: string): string => showEvidence({ id: 'claim.procedure_codes', unit: 'code', value: code }, language);
  const entries = facts.list('claim.procedure_codes').map((code, i) => {
    const label = labels[i];
    if (!item || label === undefined || label === '') return shownCode(code);
    const shown = showEvidence({ ...item, value: label }, language);
    return shown === placeholders.missing[language] ? shownCode(code) : `${shownCode(code)} ${shown}`;
  });
  return write(sentences.procedures, { procedures: { text: showList(entries, language), evidence: ['claim.procedure_codes', 'claim.procedure_labels'] } });
}

function join(parts: readonly Fragment[], separator = ''): Fragment {
  return { text: parts.map(({ text }) => text).join(separator), evidence: parts.flatMap(({ evidence }) => evidence) };
}
