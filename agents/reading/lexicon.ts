import { type Field, type FieldValue, codeSets, concepts, fields, findField, isNumber, phrasesOf } from '#engine';

import { englishActs } from './acts/words/en.ts';
import { indonesianActs } from './acts/words/id.ts';
import type { ActWords } from './acts/words/act-words.ts';
import { phraseOf } from './atoms.ts';
import type { Scalar, Sense, ValueSense } from './sense.ts';
import { editWords } from './grammar/edit-words.ts';
import { ruleWords } from './grammar/words.ts';
import { alikeOf } from './words/alike.ts';
import { english } from './words/en.ts';
import { indonesian } from './words/id.ts';
import { isShortened, skeletonOf, writtenForms } from './words/colloquial.ts';
import { englishForms, indonesianForms } from './words/inflect.ts';
import { type LightClass, type LightWords, englishLight, indonesianLight } from './words/light.ts';
import { remembered } from './remembered.ts';
import { fullWord } from './words/shorthand.ts';
import { type WordList, signs } from './words/word-list.ts';

/** How sure it is that a phrase names a value where no field is named: words given to it, its label, part of its name. */
type Rank = 1 | 2 | 3;

interface Entry {
  readonly sense: Sense;
  readonly rank: Rank;
  readonly language?: 'id' | 'en';
}

/** Phrases by their words, with what each is. */
interface Phrases<What> {
  readonly next: Map<string, Phrases<What>>;
  readonly entries: What[];
}
type Node = Phrases<Entry>;

/** What the data call their places and facilities, by field: the names that the reader's scope may see. */
export type Names = ReadonlyMap<string, readonly { readonly name: string; readonly code: string | null }[]>;

/** Fields whose values the data name, and people say without naming the field. */
export const namedFields = ['province_name', 'district_name', 'facility_key', 'facility_name', 'clinic_name', 'segment', 'facility_class', 'facility_ownership', 'discharge_status', 'entitlement_class'] as const;

export interface Lexicon {
  /** Every word of every phrase. */
  readonly words: ReadonlySet<string>;
  readonly catalogue: Node;
  readonly names: Node;
}

const node = <What>(): Phrases<What> => ({ next: new Map(), entries: [] });

/** British spellings of the catalogue, as Americans write them. */
const american: readonly (readonly [british: RegExp, american: string])[] = [
  [/haem/gu, 'hem'], [/aemi/gu, 'emi'], [/oed(?=em)/gu, 'ed'], [/oesoph/gu, 'esoph'], [/rrhoea/gu, 'rrhea'], [/paed/gu, 'ped'], [/gynaec/gu, 'gynec'], [/anaesth/gu, 'anesth'], [/caesar/gu, 'cesar'], [/foet/gu, 'fet'], [/dyspnoea/gu, 'dyspnea'], [/apnoea/gu, 'apnea'], [/goitre/gu, 'goiter'], [/centre/gu, 'center'],
  [/(?<=tum|lab|behavi|col)our/gu, 'or'], [/isation/gu, 'ization'], [/(?<=[a-z]{4})ise(?=[ds]?\b)/gu, 'ize'], [/orthopaed/gu, 'orthoped'], [/ischaem/gu, 'ischem'], [/leukaem/gu, 'leukem'],
];

function add(root: Node, phrase: string, entry: Entry): void {
  addAs(root, phrase, entry);
  const spelt = american.reduce((text, [british, other]) => text.replace(british, other), phrase.toLowerCase());
  if (spelt !== phrase.toLowerCase()) addAs(root, spelt, entry);
}

function addAs<What>(root: Phrases<What>, phrase: string, entry: What): void {
  const words = phraseOf(phrase).map(fullWord);
  if (words.length === 0) return;
  let at = root;
  for (const word of words) {
    const next = at.next.get(word) ?? node<What>();
    at.next.set(word, next);
    at = next;
  }
  at.entries.push(entry);
}

/** Every word of the phrases of a lexicon. */
export const wordsIn = remembered((root: Node): ReadonlySet<string> => new Set([...root.next].flatMap(([word, next]) => [word, ...wordsIn(next)])));

/** The nodes of words that are as good inside a name as a typed one: `jenis faskes` is `jenis rs`. */
export function alikeSteps(at: Node, word: string): readonly Node[] {
  return alikeOf(fullWord(word)).flatMap((other) => at.next.get(other) ?? []).map((next) => namesFrom(at, next));
}

/** A node as a word that stands for another leads to it: what is called so alone is not meant, names of several words are. */
function namesFrom(at: Node, next: Node): Node {
  return at !== catalogue && next.entries.every((entry) => isThing(entry)) ? next : longerNamesFrom(next);
}

const longerNamesFrom = remembered(({ next }: Node): Node => ({ next: new Map([...next].filter(([, one]) => leadsTo(one, isThing))), entries: [] }));

function isThing({ sense: { kind } }: Entry): boolean {
  return kind === 'field' || kind === 'value';
}

/** Whether something is called so, or by more words. */
function leadsTo({ entries, next }: Node, isMeant: (entry: Entry) => boolean): boolean {
  return entries.some((entry) => isMeant(entry)) || [...next.values()].some((one) => leadsTo(one, isMeant));
}

/** Every node that a typed word leads to: its own, or those of the words that it may stand for. */
export function stepsOf(at: Node, word: string): readonly Node[] {
  const full = fullWord(word);
  const own = at.next.get(full);
  // `tagihannya` is `tagihan` of it, and so is `sebarannya`, with which longer phrases begin.
  const isOwned = full.length > 4 && full.endsWith('nya') && (own?.entries.length ?? 0) === 0;
  if (own || isOwned) return [...(own ? [own] : []), ...(isOwned ? stepsOf(at, full.slice(0, -3)) : [])];
  // `scores` are several of `score`; `hospitals` has a meaning of its own.
  const isPlural = full.length > 4 && /[^s]s$/.test(full) && (catalogue.next.get(full)?.entries ?? []).every(({ sense }) => sense.kind === 'act');
  const plural = isPlural ? at.next.get(full.slice(0, -1)) : undefined;
  // A word of the lexicon is no spelling of another.
  if (wordsIn(catalogue).has(full)) return plural ? [plural] : [];
  // `bersuffix`, `berseverity`: with what is a field.
  const had = at === catalogue && /^ber.{5}/u.test(full) ? [catalogue.next.get(full.slice(3)) ?? []].flat().filter((next) => next.entries.some(({ sense }) => sense.kind === 'field')) : [];
  if (had.length > 0) return had;
  const heard = soundingAt(at).get(soundOf(full)) ?? [];
  if (full.length >= shortestSound && heard.length > 0 && new Set(heard.flatMap(({ entries }) => entries.map(({ sense }) => JSON.stringify(sense)))).size <= 1) return [...(plural ? [plural] : []), ...heard];
  const meant = isShortened(full) ? (shortenedAt(at).get(skeletonOf(full)) ?? []) : writtenForms(full).flatMap((form) => at.next.get(form) ?? []);
  return [...new Set([...(plural ? [plural] : []), ...meant.filter((next) => leadsToGrammar(next))])];
}

/** Whether anything but a value goes on there: what a disease or place is called is not known by how people speak. */
const leadsToGrammar = remembered((at: Node): boolean => leadsTo(at, ({ sense: { kind } }) => kind !== 'value'));

/** Letters of a word that may be written as it sounds. */
const shortestSound = 6;

/** The next words of what diseases and the like are called, by how they sound. */
const soundingAt = remembered((at: Node) => nextBy(at, soundOf, (word, next) => word.length >= shortestSound && leadsTo(next, ({ sense }) => sense.kind === 'value' && sense.op === 'under')));

function nextBy(at: Node, keyOf: (word: string) => string, isMeant: (word: string, next: Node) => boolean): ReadonlyMap<string, readonly Node[]> {
  const made = Map.groupBy([...at.next].filter(([word, next]) => isMeant(word, next)), ([word]) => keyOf(word));
  return new Map([...made].map(([key, words]) => [key, words.map(([, next]) => next)]));
}

const sounds: readonly (readonly [letters: RegExp, sound: string])[] = [[/ph/gu, 'f'], [/th/gu, 't'], [/rh/gu, 'r'], [/sch|ch|kh/gu, 'k'], [/qu/gu, 'kw'], [/x/gu, 'ks'], [/ae|oe/gu, 'e'], [/y/gu, 'i'], [/c(?=[ei])/gu, 's'], [/c/gu, 'k'], [/z/gu, 's'], [/v/gu, 'f'], [/(.)\1+/gu, '$1']];

/** How a learned word sounds in Indonesian, so that `pterygium` is `pterigium` and `haemorrhoid` `hemoroid`. */
function soundOf(word: string): string {
  return sounds.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
}

/** Letters of a word that may be shortened: shorter ones are their own shortening. */
const shortestFull = 4;

/** The next words of a phrase by the letters that people shorten them to. */
const shortenedAt = remembered((at: Node) => nextBy(at, skeletonOf, (word) => word.length >= shortestFull));

function addWords(root: Node, list: WordList, language?: 'id' | 'en'): void {
  for (const [pattern, sense] of list) for (const phrase of phrasesOf(pattern, language === 'en' ? englishForms : indonesianForms)) add(root, phrase, { sense, rank: 1, ...(language && { language }) });
}

function addActs(root: Node, list: ActWords, language: 'id' | 'en'): void {
  for (const [phrases, meaning] of list)
    for (const phrase of phrasesOf(phrases)) {
      add(root, phrase, { sense: { kind: 'act', ...meaning }, rank: 1, language });
      // Politeness around a question says nothing.
      if (meaning.says === 'notice' && (meaning.notice === 'greeting' || meaning.notice === 'thanks')) add(root, phrase, { sense: { kind: 'filler', as: 'plain' }, rank: 1, language });
    }
}

const sumWords = new Set(['total', 'jumlah', 'all']);

function namesOf({ id, kind, label, synonyms, sharedNames = [] }: Field): readonly string[] {
  // `cost_zscore`, as tables have it; of yes and no the name is a sentence or an indication's.
  const code = id.includes('_') && kind !== 'boolean' ? [id] : [];
  return [label.id, label.en, ...synonyms.id, ...synonyms.en, ...sharedNames, ...code].map((name) => name.toLowerCase());
}

const numbers: ReadonlySet<string> = new Set(fields.filter((field) => isNumber(field)).flatMap((field) => namesOf(field)));

function addField(root: Node, field: Field): void {
  const own = namesOf(field);
  for (const { value, names } of field.named ?? []) for (const name of names) add(root, name, { sense: { kind: 'value', field: field.id, op: '=', values: [value] }, rank: 1 });
  const days = fields.find(({ presentBy, isEvent }) => isEvent === true && presentBy === field.id);
  // `Top-up subakut (SA)`: by its letters alone where they are written in capitals.
  const letters = /\(([A-Z]{2})\)$/u.exec(field.label.id)?.[1];
  if (letters !== undefined) root.next.set(letters, { next: new Map(), entries: [{ sense: { kind: 'field', field }, rank: 1 }] });
  for (const name of own) {
    const [first = '', ...rest] = name.split(' ');
    // `total tagihan` is an aggregate of `tagihan`.
    if (sumWords.has(first) && own.includes(rest.join(' '))) continue;
    // `readmisi`: that it is one, and how many days after.
    if (days) add(root, name, { sense: { kind: 'field', field: days }, rank: 1 });
    add(root, name, { sense: field.kind === 'boolean' ? { kind: 'value', field: field.id, op: '=', values: [true] } : { kind: 'field', field }, rank: 1 });
    // `unflagged`
    if (field.kind === 'boolean' && /^[a-z]+ed$/u.test(name)) add(root, `un${name}`, { sense: { kind: 'value', field: field.id, op: '=', values: [false] }, rank: 1 });
    // `dibayar tidak penuh`: what is denied is how something is that has a name itself.
    if (field.kind === 'boolean' && rest.length === 1 && numbers.has(first)) for (const not of ['tidak', 'not']) add(root, `${first} ${not} ${rest.join(' ')}`, { sense: { kind: 'value', field: field.id, op: '=', values: [false] }, rank: 1 });
  }
}

function addValue(root: Node, field: Field, { value, label, synonyms }: FieldValue): void {
  const sense = valueSense(field, value);
  for (const word of synonyms) add(root, word, { sense, rank: 1 });
  // What people did has names of its own: `pending` is no word for a claim nobody looked at.
  const isName = field.of === 'claims' && typeof value === 'string' && value.length > 2 && !/^\d/.test(value);
  for (const word of [...(isName ? [value] : []), label.id, label.en]) add(root, word, { sense, rank: 2 });
}

function valueSense({ id, kind }: Field, value: Scalar): Sense {
  return { kind: 'value', field: id, op: kind === 'names' ? 'contains' : '=', values: [value] };
}

const chapterWords: ReadonlySet<string> = new Set((findField('dx_primary_chapter')?.values ?? []).flatMap(({ label, synonyms }) => [label.id, label.en, ...synonyms]));

function catalogueLexicon(): Node {
  const root = node<Entry>();
  for (const field of fields) addField(root, field);
  // A rule that was not evaluated shares its words with the indication.
  for (const field of fields.filter(({ id }) => id !== 'rules_not_evaluated')) for (const value of field.values ?? []) addValue(root, field, value);
  for (const { id, system, label, synonyms } of codeSets) {
    const sense: Sense = { kind: 'value', field: system === 'icd10' ? 'dx_primary_code' : 'procedure_codes', op: 'under', values: [`set:${id}`] };
    // What a chapter is called as one is a value of its own field.
    for (const word of [label.id, label.en, ...synonyms]) if (!chapterWords.has(word)) add(root, word, { sense, rank: 1 });
  }
  for (const { id, label, synonyms } of concepts)
    // `Upcoding (4)` is called so without its number.
    for (const word of [...[label.id, label.en].map((name) => name.replace(/ \(\d+\)$/u, '')), ...synonyms]) add(root, word, { sense: { kind: 'concept', concept: id }, rank: 1 });
  addWords(root, signs);
  addWords(root, ruleWords);
  addWords(root, editWords);
  addWords(root, indonesian, 'id');
  addWords(root, english, 'en');
  addActs(root, indonesianActs, 'id');
  addActs(root, englishActs, 'en');
  return root;
}

const catalogue = catalogueLexicon();

/** Phrases of the background lexicon. */
const light = node<LightClass>();

function addLight(list: LightWords, formsOf: (verb: string) => readonly string[]): void {
  for (const [of, pattern] of list) for (const phrase of phrasesOf(pattern, formsOf)) addAs(light, phrase, of);
}

addLight(indonesianLight, indonesianForms);
addLight(englishLight, englishForms);

/** How many words of some the phrases of the background lexicon take that these begin with, and their classes. */
export function lightAt(words: readonly string[]): readonly { readonly length: number; readonly of: ReadonlySet<LightClass> }[] {
  let reached: readonly Phrases<LightClass>[] = [light];
  return words.flatMap((word, i) => {
    reached = reached.flatMap(({ next }) => spellings(word).flatMap((one) => next.get(one) ?? []).slice(0, 1));
    const of = new Set(reached.flatMap(({ entries }) => entries));
    return of.size === 0 ? [] : [{ length: i + 1, of }];
  });
}

/** A typed word in full, then without the endings of speech, then as it is written. */
function spellings(word: string): readonly string[] {
  const stem = word.length > 5 ? word.replace(/(?:nya|lah|kah|pun)$/u, '') : word;
  return [fullWord(word), stem, ...(wordsIn(catalogue).has(word) ? [] : writtenForms(word).filter((form) => form.length > 3))];
}

const prefixes = /^(?:kab\.?|kabupaten|kota(?: adm\.?| administrasi)?)\s+/iu;

/** The words that the catalogue and the data know; made once for the names of a snapshot and scope. */
export const lexiconOf = remembered((names: Names): Lexicon => {
  const root = node<Entry>();
  for (const [id, list] of names) {
    const field = findField(id);
    if (!field) continue;
    for (const { name } of list) {
      const sense: Sense = field.kind === 'text' ? { kind: 'value', field: id, op: '=', values: [name] } : valueSense(field, canonical(field, name));
      add(root, name, { sense, rank: 2 });
      if (id !== 'district_name') continue;
      const bare = name.replace(prefixes, '');
      if (bare === name) for (const short of shortOf(bare)) add(root, short, { sense, rank: 2 });
      if (bare === name) continue;
      const kind = /^kab/iu.test(name) ? ['kab', 'kabupaten'] : ['kota', 'kotamadya'];
      for (const prefix of kind) add(root, `${prefix} ${bare}`, { sense, rank: 2 });
      add(root, bare, { sense, rank: 3 });
      for (const short of shortOf(bare)) add(root, short, { sense, rank: 3 });
    }
  }
  return { catalogue, names: root, words: new Set([...wordsIn(catalogue), ...wordsIn(root)]) };
});

const directions: Readonly<Record<string, string>> = { timur: 'tim', selatan: 'sel', barat: 'bar', utara: 'ut', tengah: 'teng', pusat: 'pus' };

/** `jaktim`, `jaksel`, `tangsel`: a place and where of it, by the beginnings of both words. */
function shortOf(name: string): readonly string[] {
  const [place = '', direction = '', ...rest] = name.toLowerCase().split(' ');
  const end = directions[direction];
  return end === undefined || rest.length > 0 || place.length < 5 ? [] : [3, 4].map((letters) => `${place.slice(0, letters)}${end}`);
}

/** What the data spell otherwise than the catalogue is the catalogue's value. */
function canonical({ values = [] }: Field, name: string): string {
  const folded = name.toLowerCase();
  const listed = values.find(({ value, label }) => [String(value), label.id, label.en].some((word) => word.toLowerCase() === folded));
  return listed === undefined ? name : String(listed.value);
}

/** The senses of the entries at a place: of values only those of the fields named most surely, several values of one field as one. */
export function sensesOf(entries: readonly Entry[]): readonly Sense[] {
  const others = entries.filter(({ sense }) => sense.kind !== 'value');
  const namesField = others.some(({ sense }) => sense.kind === 'field');
  const surest = Math.min(3, ...entries.flatMap(({ sense, rank }) => (sense.kind === 'value' ? [rank] : [])));
  const named = new Set(entries.flatMap(({ sense, rank }) => (sense.kind === 'value' && rank === surest ? [sense.field] : [])));
  const merged = new Map<string, Sense>();
  for (const { sense, rank } of entries) {
    if (sense.kind !== 'value' || !named.has(sense.field) || (rank === 3 && surest < 3) || (namesField && surest > 1)) continue;
    // Two places of one name are two readings.
    const key = `${sense.field} ${sense.op}${rank === 3 ? String(sense.values[0]) : ''}`;
    const before = merged.get(key);
    const values = before?.kind === 'value' ? before.values : [];
    merged.set(key, { ...sense, values: [...new Set([...values, ...sense.values])] });
  }
  const distinct = new Map(others.map(({ sense }) => [JSON.stringify(sense.kind === 'field' ? sense.field.id : sense), sense]));
  return [...merged.values(), ...distinct.values()];
}

/** The values that entries name less surely than others. */
export function weakerOf(entries: readonly Entry[]): readonly ValueSense[] {
  const sure = new Set(sensesOf(entries).flatMap((sense) => (sense.kind === 'value' ? [sense.field] : [])));
  if (sure.size === 0) return [];
  return entries.flatMap(({ sense, rank }) => (sense.kind === 'value' && rank < 3 && !sure.has(sense.field) ? [sense] : []));
}

export type { Entry, Node };
