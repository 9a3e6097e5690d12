import { formatInstant, formatNumber, jakartaDay } from '#engine';
import { type GetOperationsData, getOperationsDataSchema } from '#tools';

import type { Act } from '../../reading/index.ts';
import { said } from '../words.ts';
import type { Fragment, Sentence, Writer } from '../writer.ts';
import { jobStatuses, operationTexts as texts } from '../texts/operations.ts';

type Asked = Extract<Act, { kind: 'operation' }>;

/** What the records of operations say of what is asked; alerts and jobs of the days that were named. */
export function tellOperations(writer: Writer, { about, period }: Asked, data: unknown): Sentence[] {
  const parsed = getOperationsDataSchema.safeParse(data);
  if (!parsed.success) return [];
  const { write } = writer;
  const made = write(texts.refreshed, { at: instant(writer, 'operations.created_at') });
  switch (about) {
    case 'refresh':
      return [made, write(texts.dataDate), ...jobs(writer, parsed.data, undefined).slice(0, 1)];
    case 'model':
      return [write(texts.model), made];
    case 'rules':
      return [write(texts.rules), made];
    case 'changes':
      return [...changes(writer, parsed.data), ...drift(writer, parsed.data), made];
    case 'alerts':
      return alerts(writer, parsed.data, period);
    case 'jobs':
      return parsed.data.jobs === null ? [write(texts.notSeen, {}, ['operations.created_at'])] : jobs(writer, parsed.data, period);
    default:
      return [made];
  }
}

function instant({ facts, language }: Writer, id: string): Fragment {
  return said(formatInstant(facts.text(id) ?? '', language), [id]);
}

function changes(writer: Writer, { before }: GetOperationsData): Sentence[] {
  const { facts, language, write } = writer;
  const [now, earlier] = [facts.number('operations.claims'), facts.number('operations.before.claims')];
  if (before === null || now === undefined || earlier === undefined) return [write(texts.noBefore, {}, ['operations.created_at'])];
  const difference = said(formatNumber(Math.abs(now - earlier), language));
  return [write(now === earlier ? texts.sameClaims : now > earlier ? texts.moreClaims : texts.fewerClaims, { difference, before: instant(writer, 'operations.before.created_at') })];
}

/** How the run was judged, and what moved; nothing to those who may not see it. */
function drift({ facts, language, write }: Writer, { drift: judged }: GetOperationsData): Sentence[] {
  if (judged === null) return [];
  const cited = ['operations.drift.status'];
  if (judged.status === 'insufficient') return [write(texts.notJudged, {}, cited)];
  const sentences = Array.from({ length: judged.sentences }, (_, i) => {
    const id = `operations.drift.sentence_${i + 1}`;
    return write(texts.driftSentence, { sentence: said(facts.list(id)[language === 'id' ? 0 : 1] ?? '', [id]) });
  });
  return [write(judged.status === 'ok' ? texts.calm : judged.status === 'watch' ? texts.watched : texts.moved, {}, cited), ...sentences];
}

/** Whether an instant lies on one of the days, in Jakarta. */
function isWithin(value: unknown, { from, to }: NonNullable<Asked['period']> = {}): boolean {
  const moment = new Date(String(value));
  const day = Number.isNaN(moment.getTime()) ? '' : jakartaDay(moment);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function alerts(writer: Writer, { alerts: seen }: GetOperationsData, period: Asked['period']): Sentence[] {
  const { language, write } = writer;
  if (seen === null) return [write(texts.notSeen, {}, ['operations.created_at'])];
  const meant = seen.map((alert, i) => ({ alert, i })).filter(({ alert }) => isWithin(alert['lastSeenAt'], period));
  if (meant.length === 0) return [write(texts.noAlerts, {}, ['operations.created_at'])];
  return meant.map(({ alert: { title }, i }) => {
    const text = Array.isArray(title) ? (title[language === 'id' ? 0 : 1] ?? '') : '';
    return write(texts.alert, { title: said(text, [`operations.alert.${i + 1}.title`]), at: instant(writer, `operations.alert.${i + 1}.lastSeenAt`) }, [`operations.alert.${i + 1}.kind`]);
  });
}

function jobs(writer: Writer, { jobs: seen }: GetOperationsData, period: Asked['period']): Sentence[] {
  return (seen ?? []).map((job, i) => ({ job, i })).filter(({ job }) => isWithin(job['startedAt'], period)).map(({ job: { status, endedAt }, i }) => {
    const id = `operations.job.${i + 1}`;
    const word = jobStatuses[String(status)]?.[writer.language] ?? String(status);
    return writer.write(endedAt === null ? texts.jobUnderWay : texts.job, { name: said(writer.facts.text(`${id}.name`) ?? '', [`${id}.name`]), status: said(word, [`${id}.status`]), started: instant(writer, `${id}.startedAt`), ...(endedAt !== null && { ended: instant(writer, `${id}.endedAt`) }) });
  });
}
