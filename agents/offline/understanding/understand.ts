import type { Focus } from '../../copilot/composition/answer/focus.ts';
import type { QuestionRequest } from '../../copilot/question.ts';
import { findClaimTopics, thisOf } from './claim-topics.ts';
import { findClaimIds } from './codes.ts';
import { compared } from './comparisons.ts';
import { findCrossTopic, isPlainlyOfMany, wantsList } from './cross-topics.ts';
import { findDimension } from './dimensions.ts';
import { type Narrowing, findNarrowing } from './filters.ts';
import { followUp } from './follow-up.ts';
import { findLimit } from './limits.ts';
import { codeTextIn, asksForMeaning } from './meanings.ts';
import { findMeasure, findOrder } from './measures.ts';
import { asksForUnknown, findNotice, withoutVerdicts } from './notices.ts';
import type { Understanding } from './understanding.ts';
import { plainText, word } from './words.ts';

export type { Understanding } from './understanding.ts';

const ofAll = word('semua|seluruh|keseluruhan|nasional|indonesia|all|overall|entire|nationwide|data ini|dalam data');

const ofOthers = word('di (?:rs|rumah sakit|faskes|fasilitas) lain(?:nya)?|(?:at|in|of) other (?:hospitals|facilities)|(?:rs|rumah sakit|faskes) (?:mana|lain mana)|which (?:hospitals?|facilit(?:y|ies))|(?:semua|seluruh|antar|per) (?:rs|rumah sakit|faskes|fasilitas)|all (?:hospitals|facilities)');

const isOfClaims = word('klaim|claims|kasus|cases');
const ofTariff = word('tarif|tariffs?|median|menagih|tagih|bills?|charges?');

/** Reads a question in Indonesian or English, with the turn before it. Deterministic. */
export function understand(request: QuestionRequest): Understanding {
  const text = plainText(request.question);
  const notice = findNotice(text);
  if (notice === undefined) return new Reader(request, text).understanding();
  if (notice !== 'verdict') return { ...new Reader(request, text).read, notice, focuses: [] };
  const { notice: _, ...asIndication } = new Reader(request, withoutVerdicts(text)).understanding();
  return { ...asIndication, notice };
}

/** One question with what it names, on the way to what it asks. */
class Reader {
  readonly read: Understanding;
  readonly #request: QuestionRequest;
  readonly #text: string;
  readonly #narrowing: Narrowing;

  constructor(request: QuestionRequest, text: string) {
    this.#request = request;
    this.#text = text;
    const narrowing = findNarrowing(request.question, text, request.data_date);
    this.#narrowing = narrowing;
    const { filters, codes, facilityName, periods, unfiltered, rest } = narrowing;
    this.read = {
      focuses: [], filters, codes, facilityName, unfiltered, isRelative: periods.some(({ isRelative }) => isRelative),
      order: findOrder(text), measure: findMeasure(text), limit: findLimit(rest), by: findDimension(text), isOfOthers: ofOthers.test(text),
    };
  }

  understanding(): Understanding {
    const text = this.#text;
    const { claim_id: claimId } = this.#request;
    const ids = findClaimIds(this.#request.question);
    if (ids.length > 1 || (ids.length === 1 && ids[0] !== claimId?.toUpperCase())) return this.#asking('named');
    const code = this.#codeAsked();
    if (code) return code;
    const ofClaim = findClaimTopics(text);
    const cross = findCrossTopic(text);
    const isUnknown = asksForUnknown(text) && !ofClaim.some((focus) => answersWhole.has(focus));
    const points = ids.length === 1 ? 'claim' : thisOf(text);
    if (points === undefined || claimId === null) {
      const followed = followUp({ text, read: this.read, narrowing: this.#narrowing, previous: this.#request.history.at(-1), cross, isOfOpenClaim: claimId !== null && ofClaim.length > 0 && !this.#isScoped(), dataDate: this.#request.data_date });
      if (followed) return followed;
    }
    if (isUnknown && cross === undefined) return { ...this.read, notice: 'not_in_data', focuses: claimId === null ? [] : ofClaim };
    return claimId === null ? this.#acrossClaims(points, cross, ofClaim) : this.#besideClaim(points, cross, ofClaim);
  }

  /** Where no claim is open. */
  #acrossClaims(points: 'claim' | 'facility' | undefined, cross: Focus | undefined, ofClaim: readonly Focus[]): Understanding {
    const { filters, facilityName } = this.read;
    if (points !== undefined) return { ...this.read, notice: 'needs_claim', focuses: [] };
    if (ofClaim.includes('facility') && this.#namesFacility()) return this.#asking('facility');
    if (ofClaim.includes('tariff_insight') && this.#hasCode()) return this.#asking('tariff_insight');
    const many = this.#ofMany(cross);
    if (many !== undefined) return this.#asking(many);
    if (wantsList(this.#text)) return this.#asking('list');
    const names = Object.keys(filters);
    if (this.#narrowing.serviceTypes.length > 1) return this.#asking('total');
    if (this.#namesFacility() && names.every((name) => name === 'facility_key' || name === 'facility_class')) return this.#asking('facility');
    if (this.#hasCode() && names.every((name) => name === 'dx' || name === 'inacbg')) return this.#asking(ofClaim.includes('tariff') ? 'tariff_insight' : 'code');
    if (names.length > 0 || facilityName !== undefined || this.read.order !== undefined) return this.#asking(isOfClaims.test(this.#text) || !ofClaim.some((focus) => focus === 'costs' || focus === 'los' || focus === 'peers') ? 'list' : 'average');
    return { ...this.read, notice: ofClaim.length > 0 && ofClaim[0] !== 'overview' ? 'needs_claim' : 'unclear', focuses: [] };
  }

  /** Where a claim is open, or the question named one. */
  #besideClaim(points: 'claim' | 'facility' | undefined, found: Focus | undefined, ofClaim: readonly Focus[]): Understanding {
    const cross = this.#ofMany(found);
    if (points === 'facility' && cross !== undefined && ofFacility.has(cross)) return this.#asking(cross, { ...this.read, isOfItsFacility: true });
    if (points === undefined && cross !== undefined && (isPlainlyOfMany(cross) ? !this.#asksWhich(cross) : this.#isScoped()) && !ofClaim.some((focus) => besideOthers.has(focus))) return this.#asking(cross);
    if (points === undefined && wantsList(this.#text) && (this.#isScoped() || this.read.order !== undefined || this.read.limit !== undefined) && !ofClaim.some((focus) => besideOthers.has(focus))) return this.#asking('list');
    if (points === undefined && this.#namesFacility()) return this.#asking('facility');
    if (ofClaim.length > 0) return { ...this.read, focuses: ofClaim };
    if (cross !== undefined) return this.#asking(cross);
    if (this.#hasCode()) return this.#asking('code');
    if (this.#isScoped()) return this.#asking('list');
    return points === undefined ? { ...this.read, notice: 'unclear', focuses: [] } : { ...this.read, focuses: [points === 'facility' ? 'facility' : 'overview'] };
  }

  /** What is asked of many claims, by the words for it and by what it is grouped by. */
  #ofMany(cross: Focus | undefined): Focus | undefined {
    const { by, order, limit } = this.read;
    if (cross === 'facilities' && this.#namesFacility()) return 'list';
    const isByCode = (by === 'dx' || by === 'inacbg') && !ofTariff.test(this.#text) && !this.#hasCode();
    if (isByCode && (order !== undefined || limit !== undefined) && cross !== 'trend' && cross !== 'facilities') return 'casemix';
    return cross;
  }

  /** `Di rumah sakit mana pasien dirawat?` asks for the one of the claim, not for a ranking. */
  #asksWhich(cross: Focus): boolean {
    return (cross === 'facilities' || cross === 'provinces') && this.read.order === undefined && this.read.limit === undefined && !this.#isScoped();
  }

  #asking(focus: Focus, read: Understanding = this.read): Understanding {
    const own = focus === 'casemix' && (read.by === 'dx' || read.by === 'inacbg') ? 'codes_mix' : focus;
    return compared({ ...read, focuses: [own] }, this.#narrowing, this.#text, this.#request.data_date);
  }

  /** What a code means, or which code a diagnosis has. */
  #codeAsked(): Understanding | undefined {
    const codeText = codeTextIn(this.#text, this.#narrowing);
    if (codeText !== undefined) return { ...this.read, focuses: ['code'], codeText };
    const isOnlyCode = Object.keys(this.read.filters).every((name) => name === 'dx' || name === 'inacbg');
    return this.#hasCode() && isOnlyCode && asksForMeaning(this.#text) ? this.#asking('code') : undefined;
  }

  #hasCode(): boolean {
    const { icd10, icd9, inacbg } = this.read.codes;
    return icd10.length + icd9.length + inacbg.length > 0;
  }

  #namesFacility(): boolean {
    return this.read.facilityName !== undefined || this.read.filters['facility_key'] !== undefined;
  }

  #isScoped(): boolean {
    return Object.keys(this.read.filters).length > 0 || ofAll.test(this.#text);
  }
}

/** Topics of a claim that hold by themselves what else a question may name. */
const answersWhole: ReadonlySet<Focus> = new Set(['checklist', 'episodes', 'outcomes', 'similar', 'facility', 'tariff_insight']);
/** Topics of a claim that set it beside others, though they speak of many. */
const besideOthers: ReadonlySet<Focus> = new Set(['similar', 'episodes', 'duplicates', 'tariff_insight', 'peers', 'checklist', 'outcomes']);
/** Topics across claims that can be of one facility alone. */
const ofFacility: ReadonlySet<Focus> = new Set(['count', 'total', 'average', 'share', 'trend', 'casemix', 'flag_report', 'list', 'severity_mismatch', 'duplicates_report']);
