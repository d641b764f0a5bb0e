import { type Contract, type Operation, resolved, type Schema } from './openapi';
import { sample } from './sample';

/** Things of this archive that examples name, so that they can be run as they stand. */
export interface Known {
  accession?: string;
  file?: string;
  image?: string;
  plate?: string;
}

/** Headers that mean nothing to leave out, although the contract lets them be. */
const WANTED = ['Upload-Length', 'Upload-Metadata'];

/** Values that find something in any archive. */
const USUAL: Record<string, string> = { q: 'cells', verb: 'Identify', collection: 'BioImages', template: 'minimal', part: '1' };

export interface Example {
  /** For a shell. */
  command: string;
  /** Words in capitals that have to be replaced before it runs. */
  gaps: string[];
}

/** A command that asks for the operation, with things that there are as far as they are known. */
export function example(contract: Contract, operation: Operation, origin: string, known: Known): Example {
  const writer = new Writer(contract, operation, known);
  const command = writer.command(origin);
  return { command, gaps: [...writer.gaps] };
}

class Writer {
  readonly gaps = new Set<string>();

  constructor(
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly known: Known,
  ) {}

  command(origin: string): string {
    const { method, token, parameters } = this.operation;
    const parts: string[] = [];
    if (method === 'HEAD') parts.push('-I');
    else if (method !== 'GET') parts.push(`-X ${method}`);
    if (isDownload(this.operation)) parts.push('-OJ');
    if (token === 'needed') parts.push('-H "Authorization: Bearer $(./lumenark token)"');
    for (const parameter of parameters) {
      if (parameter.in === 'header' && (parameter.required || WANTED.includes(parameter.name))) {
        parts.push(`-H ${quoted(`${parameter.name}: ${this.value(parameter)}`)}`);
      }
    }
    parts.push(...this.body(), quoted(origin + this.address()));
    return ['curl', ...parts].join(parts.length > 2 ? ' \\\n  ' : ' ');
  }

  private body(): string[] {
    const { body, method } = this.operation;
    if (!body?.required || method === 'GET') return [];
    const type = body.types.find((each) => each.endsWith('json')) ?? body.types[0] ?? 'application/octet-stream';
    if (type === 'application/x-www-form-urlencoded') return ["-d 'verb=Identify'"];
    const header = `-H ${quoted(`Content-Type: ${type}`)}`;
    if (type.endsWith('json') && body.schema) {
      return [header, `-d ${quoted(JSON.stringify(sample(this.contract, body.schema)))}`];
    }
    this.gaps.add('FILE');
    return [header, '--data-binary @FILE'];
  }

  private address(): string {
    const { path, parameters } = this.operation;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
      return this.found(name) ?? encodeURIComponent(this.value(parameter ?? { name }));
    });
    const query = parameters
      .filter((each) => each.in === 'query' && (each.required || each.name === 'q' || each.name === 'verb'))
      .map((each) => `${each.name}=${encodeURIComponent(this.value(each))}`);
    return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
  }

  /** Of what everyone may read here; nothing that is there is changed by an example. Paths of files keep their slashes. */
  private found(name: string): string | undefined {
    const { path, method, token } = this.operation;
    if (method !== 'GET' || token === 'needed') return undefined;
    const { accession, file, image, plate } = this.known;
    if (name === 'accession' || name === 'list') return accession;
    if (name === 'path' && path.includes('files/')) return file?.split('/').map(encodeURIComponent).join('/');
    if (name === 'key') return 'zarr.json';
    if (name !== 'id') return undefined;
    if (path.startsWith('/api/v1/images/')) return image;
    if (path.startsWith('/api/v1/plates/')) return plate;
    return path.startsWith('/ga4gh/') ? accession : undefined;
  }

  private value({ name, schema }: { name: string; schema?: Schema }): string {
    const found = schema ? resolved<Schema>(this.contract, schema as Schema & { $ref: string }) : {};
    const given = found.const ?? found.example ?? found.enum?.[0] ?? USUAL[name] ?? found.default;
    if (given !== undefined && typeof given !== 'object') return String(given as string | number);
    const gap = name
      .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toUpperCase();
    this.gaps.add(gap);
    return gap;
  }
}

function isDownload({ method, answers }: Operation): boolean {
  const types = answers.find(({ status }) => status === '200')?.types ?? [];
  return method === 'GET' && types.length > 0 && types.every((type) => /octet-stream|zip|image\//.test(type));
}

/** As a shell takes it, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
