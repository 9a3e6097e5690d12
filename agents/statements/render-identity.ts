import type { Localized } from '#engine';

import { showList } from './show-evidence.ts';
import type { IdentityPart } from './statement.ts';
import { identityTexts } from './texts/identity.ts';
import { fragments, placeholders } from './texts/words.ts';
import { joined } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing, partIf } from './writer.ts';

/** Words one part of what a claim is: what there is of it, or that it is missing. */
export function renderIdentity(about: IdentityPart, writer: Writer): Sentence {
  const { facts, write } = writer;
  switch (about) {
    case 'service':
      return service(writer);
    case 'facility':
      if (facts.has('claim.facility_name')) return write(identityTexts.facility);
      return write(facts.has('facility.candidates') ? identityTexts.facilityCandidates : identityTexts.facilityUnnamed, {}, ['claim.facility_name']);
    case 'ambiguous':
      return write(identityTexts.ambiguous, {}, ['claim.is_facility_ambiguous']);
    case 'patient':
      return write(identityTexts.patient, { details: patient(writer) });
    case 'stay':
      return write(facts.text('claim.service_type') === 'RITL' ? identityTexts.stay : identityTexts.visit);
    case 'diagnosis':
      if (!facts.has('claim.dx_primary_code')) return write(identityTexts.diagnosisNone, {}, ['claim.dx_primary_code']);
      return write(facts.has('claim.dx_primary_label') ? identityTexts.diagnosis : identityTexts.diagnosisCode, {}, ['claim.dx_primary_label']);
    case 'secondary':
      return facts.has('claim.dx_secondary_codes') ? write(identityTexts.secondary) : write(identityTexts.secondaryNone, {}, ['claim.comorbidity_count']);
    case 'grouping':
      return write(identityTexts.grouping, {
        label: partIf(facts.has('claim.inacbg_label'), () => write(fragments.groupLabel)),
        severity: partIf(facts.has('claim.severity_group'), () => write(fragments.severity)),
      });
    default:
      return facts.has('claim.procedure_codes') ? procedures(writer) : write(identityTexts.proceduresNone, {}, ['claim.procedure_codes']);
  }
}

/** What is said of each column that has a value. */
function known({ facts, write }: Writer, ofColumns: Readonly<Record<string, Localized>>): Fragment[] {
  return Object.entries(ofColumns).flatMap(([column, fragment]) => (facts.has(`claim.${column}`) ? [write(fragment)] : []));
}

function service(writer: Writer): Sentence {
  const { facts, write } = writer;
  const place = known(writer, { facility_class: fragments.facilityClass, district_name: fragments.district, province_name: fragments.province });
  if (!facts.has('claim.service_type') || !facts.has('claim.facility_key')) return write(identityTexts.bare, { place: joined([...known(writer, { facility_key: fragments.facilityBare }), ...place], '') });
  const type = facts.text('claim.service_type');
  const kind = type === 'RITL' ? write(fragments.inpatient) : type === 'RJTL' ? write(fragments.outpatient) : nothing;
  return write(identityTexts.service, { service: kind, place: joined(place, '') });
}

function patient(writer: Writer): Fragment {
  const { sex, age, entitlement, segment, discharge } = fragments;
  const details = known(writer, { patient_sex: sex, patient_age: age, entitlement_class: entitlement, segment, discharge_status: discharge });
  return joined(details.filter(({ text }) => text !== ''), ', ');
}

/** Each procedure code with its label where the data have one. */
function procedures({ facts, write, shown, language }: Writer): Sentence {
  const labels = facts.list('claim.procedure_labels');
  const item = facts.item('claim.procedure_labels');
  const entries = facts.list('claim.procedure_codes').map((code, i) => {
    const label = labels[i];
    const shownCode = shown({ id: 'claim.procedure_codes', unit: 'code', value: code });
    if (!item || label === undefined || label === '') return shownCode;
    const shownLabel = shown({ ...item, value: label });
    return shownLabel === placeholders.missing[language] ? shownCode : `${shownCode} ${shownLabel}`;
  });
  return write(identityTexts.procedures, { procedures: { text: showList(entries, language), evidence: ['claim.procedure_codes', 'claim.procedure_labels'] } });
}
