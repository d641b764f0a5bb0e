/** As much of OpenAPI 3.1 as the archive's own documents have. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Reference {
  $ref: string;
}

type Content = Record<string, { schema?: Schema } | null>;

interface Response {
  description?: string;
  content?: Content;
}

interface RawOperation {
  operationId: string;
  summary?: string;
  description?: string;
  security?: Record<string, unknown>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { description?: string; required?: boolean; content?: Content };
  responses?: Record<string, Response | Reference>;
}

export interface Contract {
  paths: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
}

export interface Operation {
  id: string;
  /** In capitals. */
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Whether a token has to come with it, may come with it, or says nothing. */
  token: 'needed' | 'taken' | 'none';
  parameters: Parameter[];
  body: { description?: string; required: boolean; types: string[]; schema: Schema | undefined } | undefined;
  answers: { status: string; description: string; types: string[]; schema: Schema | undefined }[];
}

/** Preflights are asked by browsers themselves. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];

/** Every operation that a program may ask for, in the order of the contract. */
export function operationsOf(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => typeof item[method] === 'object').map((method) =>
      operation(contract, method, path, item[method] as RawOperation, (item['parameters'] ?? []) as Parameter[]),
    ),
  );
}

function operation(
  contract: Contract,
  method: string,
  path: string,
  raw: RawOperation,
  shared: (Parameter | Reference)[],
): Operation {
  const body = raw.requestBody;
  const types = Object.keys(body?.content ?? {});
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    summary: raw.summary ?? raw.operationId,
    description: raw.description ?? '',
    token: tokenOf(raw.security),
    parameters: [...shared, ...(raw.parameters ?? [])].map((each) => resolved<Parameter>(contract, each)),
    body: body && {
      ...(body.description ? { description: body.description } : {}),
      required: body.required ?? false,
      types,
      schema: schemaOf(body.content),
    },
    answers: Object.entries(raw.responses ?? {}).map(([status, each]) => {
      const answer = resolved<Response>(contract, each);
      return {
        status,
        description: answer.description ?? '',
        types: Object.keys(answer.content ?? {}),
        schema: schemaOf(answer.content),
      };
    }),
  };
}

/** Of the JSON among the forms of a body. */
function schemaOf(content: Content = {}): Schema | undefined {
  return Object.entries(content).find(([type]) => type.endsWith('json'))?.[1]?.schema;
}

/** An empty alternative lets strangers in. */
function tokenOf(security: Record<string, unknown>[] = []): Operation['token'] {
  const named = security.filter((each) => Object.keys(each).length > 0);
  if (named.length === 0) return 'none';
  return named.length === security.length ? 'needed' : 'taken';
}

/** What a reference points to within the contract; an empty object if to nothing. */
export function resolved<T extends object>(contract: Contract, value: T | Reference): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  const place = value.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], contract);
  return resolved<T>(contract, (place ?? {}) as T | Reference);
}
