import { daysInYear, weekday } from './calendar.ts';
import { type Case, inpatientCases, meanVisits, outpatientCases } from './catalogue.ts';
import { courses, perVisitTherapies } from './catalogue/case-profile.ts';
import { specialGroups } from './catalogue/special-groups.ts';
import { type Claim, type ClaimLedger, record } from './claim-ledger.ts';
import type { Facilities, Facility } from './facilities.ts';
import { drawLengthOfStay } from './length-of-stay.ts';
import type { Members } from './members.ts';
import { type Sfc32, WeightedChoice } from './random.ts';

/** Shares of claims in official data of 2022, per 1,000: inpatient, and of those severity II and III. */
const inpatientPerMille = 116.6;
const severityPerMille = [0, 767, 177, 56] as const;

const outpatientChoice = new WeightedChoice(outpatientCases.map((entry) => (entry.share / meanVisits(entry.course)) * 1000));
const inpatientChoice = new WeightedChoice(inpatientCases.map((entry) => entry.share * 1000));
const inpatientShare = inpatientCases.reduce((sum, entry) => sum + entry.share, 0);
const meanGraver = inpatientCases.reduce((sum, entry) => sum + entry.share * entry.graver, 0) / inpatientShare;

const control = outpatientCases.filter((entry) => entry.dx === 'Z09.8' && entry.specialty === null);
const emergency = outpatientCases.filter((entry) => entry.course === 'once' && entry.clinics.includes(7));

/** Clinics that are open every day: emergency departments. */
export function isEmergency(entry: Case): boolean {
  return entry.clinics.includes(7) || entry.clinics.includes(14);
}

export function isTherapy(entry: Case): boolean {
  return perVisitTherapies.has(entry.course);
}

/** Gives patients their care: who goes where, when, for what. Honest claims come from here, and the parts that dishonest ones share. */
export class Care {
  readonly facilities: Facilities;
  readonly members: Members;
  readonly ledger: ClaimLedger;
  readonly random: Sfc32;
  private readonly inpatientTarget: number;

  constructor(parts: { facilities: Facilities; members: Members; ledger: ClaimLedger; random: Sfc32 }) {
    this.facilities = parts.facilities;
    this.members = parts.members;
    this.ledger = parts.ledger;
    this.random = parts.random;
    this.inpatientTarget = Math.round((parts.ledger.capacity * inpatientPerMille) / 1000);
  }

  /** Fills the ledger with honest care, inpatient stays first, so that their share comes out right. */
  fill(): void {
    while (!this.ledger.isFull && this.ledger.inpatientCount < this.inpatientTarget) this.addStay();
    while (!this.ledger.isFull) this.addOutpatientCourse();
  }

  drawCase(setting: 'outpatient' | 'inpatient'): Case {
    return setting === 'inpatient'
      ? inpatientCases[inpatientChoice.draw(this.random)]!
      : outpatientCases[outpatientChoice.draw(this.random)]!;
  }

  /** A member whom the case fits, most often registered around the facility; −1 if none is met. */
  findPatient(entry: Case, facility: Facility, day: number, fits: (member: number) => boolean = () => true): number {
    for (let attempt = 0; attempt < 80; attempt += 1) {
      const member = this.drawMember(facility, attempt);
      if (this.suits(entry, member, day) && fits(member)) return member;
    }
    return -1;
  }

  suits(entry: Case, member: number, day: number): boolean {
    const days = day - this.members.birthDay[member]!;
    return (
      days >= entry.ages[0] * 365.25 &&
      days < (entry.ages[1] + 1) * 365.25 &&
      (entry.sex === 0 || entry.sex === this.members.sex[member])
    );
  }

  /** A day on which the clinic is open and the stay ends within the year; who meets a closed door comes the next day, so Mondays are full. */
  drawAdmitDay(entry: Case, los: number): number {
    const end = Math.max(1, daysInYear - los);
    for (;;) {
      const wished = this.random.below(end);
      for (let day = wished; day < wished + 3 && day < end; day += 1) {
        if (this.isOpen(entry, day)) return day;
      }
    }
  }

  newClaim(entry: Case, facility: Facility, patient: number, admitDay: number, stay: { los: number; severity: number }): Claim {
    const hasTopup = entry.topup >= 0 && this.random.perMille(entry.topupPerMille);
    return {
      patient,
      facility: facility.index,
      case: entry.index,
      admitDay,
      los: stay.los,
      severity: stay.severity,
      careSeverity: stay.severity,
      clinicalKey: this.random.next(),
      paperKey: this.random.next(),
      record: record.usual,
      topup: hasTopup ? entry.topup : -1,
      topupAmount: hasTopup ? (specialGroups[entry.topup]?.tariff ?? 0) : 0,
      secondTopup: -1,
      secondTopupAmount: 0,
      modus: -1,
    };
  }

  /** A new claim of someone whom the case fits and who is in no hospital on those days; null if nobody is met. */
  newClaimAt(entry: Case, facility: Facility, stay: { los: number; severity: number }, fits?: (member: number) => boolean): Claim | null {
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const day = this.drawAdmitDay(entry, stay.los);
      const patient = this.findPatient(entry, facility, day, fits);
      if (patient >= 0 && this.ledger.isFree(patient, day, day + stay.los)) return this.newClaim(entry, facility, patient, day, stay);
    }
    return null;
  }

  drawStay(entry: Case, severity: number): { los: number; severity: number } {
    if (entry.stay === null) return { los: 0, severity: 0 };
    return { los: drawLengthOfStay(entry.stay, severity, this.random), severity };
  }

  /** The severity that brings the shares of all stays towards their targets, graver for graver cases. */
  drawSeverity(entry: Case): number {
    const { severityCounts, inpatientCount } = this.ledger;
    const left = Math.max(1, this.inpatientTarget - inpatientCount);
    const relative = entry.graver / meanGraver;
    const missing = (severity: 2 | 3) =>
      Math.max(0, Math.min(700, ((this.inpatientTarget * severityPerMille[severity]) / 1000 - severityCounts[severity]!) * (1000 / left)));
    const berat = missing(3) * relative;
    const sedang = missing(2) * (0.5 + 0.5 * relative);
    const drawn = this.random.below(1000);
    return drawn < berat ? 3 : drawn < berat + sedang ? 2 : 1;
  }

  isOpen(entry: Case, day: number): boolean {
    if (entry.isInpatient) return weekday(day) !== 0 || this.random.perMille(820);
    if (isEmergency(entry)) return true;
    const name = weekday(day);
    return name === 0 ? this.random.perMille(12) : name === 6 ? this.random.perMille(480) : true;
  }

  private drawMember(facility: Facility, attempt: number): number {
    const circle = this.random.below(100);
    const { members, facilities } = this;
    const isWide = attempt > 50;
    const neighbours = facilities.generalByProvince.get(facility.province);
    const home =
      circle >= 95 || isWide || neighbours === undefined
        ? this.random.pick(facilities.general)
        : circle >= 82 || facility.specialty !== null
          ? this.random.pick(neighbours)
          : facility;
    const [first, end] = members.around(home);
    return first + Math.floor((this.random.next() / 0x1_0000_0000) * (end - first));
  }

  private addStay(): void {
    const entry = this.drawCase('inpatient');
    if (entry.isNewborn) {
      this.addNewborn(entry);
      return;
    }
    const facility = this.facilities.draw(entry, this.random);
    const claim = this.newClaimAt(entry, facility, this.drawStay(entry, this.drawSeverity(entry)));
    if (claim === null) return;
    const follow = this.random.below(1000);
    const canFollow = claim.admitDay + claim.los < daysInYear - 45;
    if (canFollow && follow < 14) {
      const next = this.facilities.draw(entry, this.random);
      if (next.index !== facility.index) {
        this.ledger.append({ ...claim, record: record.transferredOut });
        this.addNextStay(claim, entry, next, 0, record.transferredIn);
        return;
      }
    }
    this.ledger.append(claim);
    if (!canFollow) return;
    // Planned cycles and honest relapses: stays of the same disease within 30 days are no rarity.
    if (entry.cbg === 'C-4-13' ? follow < 700 : follow < 85) {
      this.addNextStay(claim, entry, facility, entry.cbg === 'C-4-13' ? this.random.between(18, 23) : this.random.between(2, 30), record.usual);
    }
  }

  private addNextStay(claim: Claim, entry: Case, facility: Facility, gap: number, departure: number): void {
    if (this.ledger.isFull) return;
    const stay = this.drawStay(entry, this.drawSeverity(entry));
    const day = claim.admitDay + claim.los + gap;
    const isFree = gap === 0 ? this.ledger.isFree(claim.patient, day + 1, day + stay.los) : this.ledger.isFree(claim.patient, day, day + stay.los);
    if (day + stay.los >= daysInYear || !isFree) return;
    this.ledger.append({ ...this.newClaim(entry, facility, claim.patient, day, stay), record: departure });
  }

  private addNewborn(entry: Case): void {
    const { babies, babyHome, birthDay } = this.members;
    if (babies.length === 0) return;
    const which = this.random.below(Math.min(babies.length, 2_000_000));
    const baby = babies[which]!;
    const home = babyHome[which]!;
    const drawn = this.facilities.draw(entry, this.random);
    const facility = drawn.province === home.province || !this.facilities.treats(home, entry) ? drawn : home;
    const stay = this.drawStay(entry, this.drawSeverity(entry));
    const day = birthDay[baby]! + (entry.dx === 'Z38.0' ? 0 : this.random.below(6));
    if (day + stay.los >= daysInYear || !this.ledger.isFree(baby, day, day + stay.los)) return;
    this.ledger.append(this.newClaim(entry, facility, baby, day, stay));
  }

  private addOutpatientCourse(): void {
    const entry = this.drawCase('outpatient');
    const course = courses[entry.course];
    const facility = this.facilities.draw(entry, this.random);
    const visits = this.random.between(course.visits[0], course.visits[1]);
    const longest = (visits - 1) * course.gapDays[1];
    const start = this.random.below(Math.max(1, daysInYear - longest));
    const patient = this.findPatient(entry, facility, start);
    if (patient < 0) return;
    let day = start;
    for (let visit = 0; visit < visits && !this.ledger.isFull; visit += 1) {
      for (let delay = 0; delay < 3; delay += 1) {
        if (day >= daysInYear) return;
        if (this.isOpen(entry, day) && this.ledger.isFree(patient, day, day)) {
          this.ledger.append(this.newClaim(entry, facility, patient, day, { los: 0, severity: 0 }));
          this.addCoincidence(entry, facility, patient, day);
          break;
        }
        day += 1;
      }
      day += this.random.between(course.gapDays[0], course.gapDays[1]);
    }
  }

  /** Honest second claims of one day: a clinic after dialysis, an emergency in the evening, now and then at the same hospital. */
  private addCoincidence(entry: Case, facility: Facility, patient: number, day: number): void {
    if (this.ledger.isFull) return;
    if (entry.course === 'dialysis' && this.random.perMille(25)) {
      const other = this.random.pick(control);
      if (facility.specialty === null) this.ledger.append(this.newClaim(other, facility, patient, day, { los: 0, severity: 0 }));
      return;
    }
    if (!this.random.perMille(1.2)) return;
    const other = this.random.pick(emergency);
    if (!this.suits(other, patient, day)) return;
    const place = facility.specialty === null && this.random.perMille(300) ? facility : this.facilities.draw(other, this.random);
    this.ledger.append(this.newClaim(other, place, patient, day, { los: 0, severity: 0 }));
  }
}
