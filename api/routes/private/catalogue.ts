import { type Field, type Language, aggregations, aggregationsOf, canGroup, canOrder, canShow, codeSets, fieldKinds, fieldSubjects, operators, operatorsOf } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';

const fieldSchema = z
  .object({
    id: z.string(),
    section: z.string().describe('heading that it stands under in the glossary'),
    label: z.string(),
    also_written: z.array(z.string()).describe('other names that people use for it, in the language asked for'),
    definition: z.string(),
    kind: z.enum(fieldKinds),
    unit: z.string().optional(),
    decimals: z.number().int().describe('places after the point that are exact'),
    operators: z.array(z.enum(operators)),
    aggregations: z.array(z.enum(aggregations)).describe('besides count, which takes no field'),
    can_group: z.boolean(),
    can_order: z.boolean(),
    can_show: z.boolean(),
    hierarchy: z.enum(['icd10', 'icd9cm', 'inacbg']).optional().describe('of codes: what `under` takes a part of'),
    values: z.array(z.object({ value: z.union([z.string(), z.number()]), label: z.string(), also_written: z.array(z.string()) })).optional().describe('a value may be written as itself, by its label or one of the other names'),
    is_looked_up: z.boolean().describe('takes further names that the data give'),
    rests_on_others: z.boolean().describe('rests on other claims of the same person; withheld from a reader with a scope where some of them may lie outside it'),
    examples: z.array(z.union([z.string(), z.number()])),
  })
  .meta({ id: 'CatalogueField' });

const answerSchema = z.object({
  data: z.object({
    fields: z.array(fieldSchema),
    code_sets: z.array(z.object({ id: z.string().describe('written `set:id` as a value of `under`'), system: z.string(), label: z.string(), ranges: z.array(z.string()), source: z.string(), left_out: z.string().nullable().describe('what a reader might look for in it and does not find') })),
  }),
  meta: z.object({ language: z.enum(['id', 'en']) }),
});

/** GET /catalogue: what can be asked of claims. */
export const catalogueRoute: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/catalogue',
    {
      config: { roles },
      schema: {
        summary: 'What can be asked of claims: fields, their values and operators, named sets of codes',
        description: 'The words of POST /queries: what the glossary of the documentation says for reading.',
        tags: ['claims'],
        security: needsToken,
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const language = app.languageOf(request);
      return {
        data: {
          fields: fieldSubjects.flatMap(({ label, items }) => items.map((field) => fieldOf(field, label[language], language))),
          code_sets: codeSets.map(({ id, system, label, ranges, source, leftOut }) => ({ id, system, label: label[language], ranges: [...ranges], source, left_out: leftOut?.[language] ?? null })),
        },
        meta: { language },
      };
    },
  );
};

function fieldOf(field: Field, section: string, language: Language): z.infer<typeof fieldSchema> {
  const { id, kind, unit, decimals, hierarchy, values, examples } = field;
  return {
    id, section, kind, decimals,
    label: field.label[language],
    also_written: [...field.synonyms[language]],
    definition: field.definition[language],
    ...(unit && { unit }),
    operators: [...operatorsOf(field)],
    aggregations: [...aggregationsOf(field)],
    can_group: canGroup(field),
    can_order: canOrder(field),
    can_show: canShow(field),
    ...(hierarchy && { hierarchy }),
    ...(values && { values: values.map(({ value, label, synonyms }) => ({ value, label: label[language], also_written: [...synonyms] })) }),
    is_looked_up: field.isLookedUp === true,
    rests_on_others: field.restsOnOthers === true,
    examples: [...examples],
  };
}
