/** A file and what the archive is told about it. */
export interface TarEntry {
  path: string;
  sha256: string;
  content: Blob;
}

const BLOCK = 512;
const USTAR_NAME = 100;
const encoder = new TextEncoder();

/**
 * A POSIX tar archive (pax interchange format) whose entries carry their digest as
 * LUMENARK.sha256. Contents are referred to, not copied.
 */
export function tar(entries: readonly TarEntry[]): Blob {
  const parts: BlobPart[] = [];
  entries.forEach(({ path, sha256, content }, index) => {
    const records = paxRecord('LUMENARK.sha256', sha256) + paxRecord('path', path);
    const pax = encoder.encode(records);
    parts.push(header(`pax/${String(index)}`, pax.length, 'x'), pax, padding(pax.length));
    parts.push(header(shortName(path, index), content.size, '0'), content, padding(content.size));
  });
  parts.push(new Uint8Array(2 * BLOCK));
  return new Blob(parts, { type: 'application/x-tar' });
}

/** "LENGTH key=value\n", where LENGTH counts the whole record, itself too, in bytes. */
export function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length = rest + String(length).length;
  return `${String(length)} ${key}=${value}\n`;
}

function shortName(path: string, index: number): string {
  return encoder.encode(path).length <= USTAR_NAME ? path : `file/${String(index)}`;
}

function padding(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((BLOCK - (length % BLOCK)) % BLOCK);
}

function header(name: string, size: number, type: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK);
  const write = (at: number, text: string) => block.set(encoder.encode(text), at);
  write(0, name);
  write(100, '0000644\0');
  write(108, '0000000\0');
  write(116, '0000000\0');
  write(124, `${size.toString(8).padStart(11, '0')}\0`);
  write(136, '00000000000\0');
  write(148, '        ');
  write(156, type);
  write(257, 'ustar\x0000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}
