/** The parts of an OpenAPI 3.1 document that types are made from. */
interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema; readonly description?: string }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The types of every operation of an OpenAPI document, as one file of TypeScript. */
export function operationTypes({ paths, components }: ApiDocument): string {
  const named = Object.entries(components?.schemas ?? {}).toSorted(byName);
  const operations = Object.entries(paths)
    .toSorted(byName)
    .flatMap(([path, item]) => methods.flatMap((method) => (item[method] ? [[`${method.toUpperCase()} ${path}`, item[method]] as const] : [])));
  return [
    '// Made from the OpenAPI document by `npm run build`; not to be edited.',
    '',
    ...named.map(([name, schema]) => `export type ${name} = ${typeOf(schema, '')};\n`),
    '/** What each operation takes (`parts`) and answers (`answer`), by its name. */',
    'export interface Operations {',
    ...operations.map(([name, operation]) => operationType(name, operation)),
    '}',
    '',
  ].join('\n');
}

function operationType(name: string, { summary, parameters = [], requestBody, responses }: Operation): string {
  const parts = (['path', 'query'] as const).flatMap((place) => {
    const placed = parameters.filter((parameter) => parameter.in === place);
    if (placed.length === 0) return [];
    const fields = placed.map(({ name: key, required = place === 'path', schema, description }) => field(key, place === 'path' ? { type: 'string' } : schema, required, description, '        '));
    const isNeeded = placed.some(({ required = place === 'path' }) => required);
    return `      readonly ${place}${isNeeded ? '' : '?'}: {\n${fields.join('\n')}\n      };`;
  });
  const body = requestBody?.content['application/json'];
  if (body) parts.push(`      readonly body${requestBody?.required === false ? '?' : ''}: ${typeOf(body.schema, '      ')};`);
  const [success] = Object.entries(responses).filter(([status]) => status.startsWith('2')).toSorted(byName);
  const answer = success?.[1].content?.['application/json']?.schema;
  return [
    ...(summary === undefined ? [] : [`  /** ${summary.replaceAll('*/', '')} */`]),
    `  readonly '${name}': {`,
    parts.length === 0 ? '    readonly parts: Record<string, never>;' : `    readonly parts: {\n${parts.join('\n')}\n    };`,
    `    readonly answer: ${answer ? typeOf(answer, '    ') : 'unknown'};`,
    '  };',
  ].join('\n');
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return union(variants.map((variant) => typeOf(variant, indent)));
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part, indent)})`).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type: string) => typeOf({ ...schema, type }, indent)));
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return schema.prefixItems ? `readonly [${schema.prefixItems.map((item) => typeOf(item, indent)).join(', ')}]` : `readonly (${typeOf(schema.items ?? {}, indent)})[]`;
    case 'object':
      return objectType(schema, indent);
    default:
      return 'unknown';
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const fields = Object.entries(properties).map(([key, schema]) => field(key, schema, required.includes(key), schema.description, `${indent}  `));
  if (fields.length > 0) return `{\n${fields.join('\n')}\n${indent}}`;
  return `Readonly<Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown'}>>`;
}

function field(name: string, schema: Schema, isRequired: boolean, description: string | undefined, indent: string): string {
  const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
  const comment = description === undefined || description === '' ? '' : `${indent}/** ${description.replaceAll('*/', '')} */\n`;
  const type = typeOf(schema, indent);
  return `${comment}${indent}readonly ${key}${isRequired ? '' : '?'}: ${type}${isRequired || type === 'unknown' ? '' : ' | undefined'};`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
