/** A JSON Schema as the OpenAPI document of the service holds it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the OpenAPI document. */
export interface Operation {
  /** Such as `GET /claims/{id}`. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly isPrivate: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

interface DocumentedOperation {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every operation of the document, by name; references of bodies are resolved. */
export function operationsOf({ paths, components }: ApiDocument): Operation[] {
  const resolve = (schema: JsonSchema | undefined): JsonSchema | undefined => (schema?.$ref === undefined ? schema : components?.schemas?.[schema.$ref.split('/').at(-1) ?? '']);
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      methods.flatMap((method): Operation[] => {
        const documented = item[method.toLowerCase()];
        if (!documented) return [];
        const { security = [], parameters = [], requestBody } = documented;
        return [{ name: `${method} ${path}`, method, path, isPrivate: security.length > 0, parameters, body: resolve(requestBody?.content['application/json']?.schema) }];
      }),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
