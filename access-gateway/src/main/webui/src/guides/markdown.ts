/** What the guides of the archive are written of. */
export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

const ITEM = /^(?:([-*])|\d+\.) +(.*)$/;

/** Blocks of a text of the archive's own; as much of Markdown as its guides have. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const [block, next] = blockAt(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: string[], at: number): [Block, number] {
  const line = lines[at] ?? '';
  const heading = /^(#{1,6}) +(.*)$/.exec(line);
  if (heading) {
    const [, marks = '#', text = ''] = heading;
    return [{ kind: 'heading', level: marks.length, text, id: idOf(text) }, at + 1];
  }
  if (line.startsWith('```')) {
    const end = lines.findIndex((each, index) => index > at && each.startsWith('```'));
    const last = end < 0 ? lines.length : end;
    return [{ kind: 'code', text: lines.slice(at + 1, last).join('\n') }, last + 1];
  }
  if (line.startsWith('    ')) return indented(lines, at);
  if (line.startsWith('|')) return table(lines, at);
  if (ITEM.test(line)) return list(lines, at);
  const end = after(lines, at + 1, (each) => each.trim() !== '' && !begins(each));
  return [{ kind: 'text', text: lines.slice(at, end).join(' ') }, end];
}

/** Whether a line ends the paragraph before it. */
function begins(line: string): boolean {
  return /^(?:#{1,6} |```|\|)/.test(line) || ITEM.test(line);
}

function indented(lines: string[], at: number): [Block, number] {
  let end = after(lines, at, (each) => each.startsWith('    ') || each.trim() === '');
  while ((lines[end - 1] ?? '').trim() === '') end -= 1;
  const text = lines
    .slice(at, end)
    .map((each) => each.slice(4))
    .join('\n');
  return [{ kind: 'code', text }, end];
}

function table(lines: string[], at: number): [Block, number] {
  const end = after(lines, at, (each) => each.startsWith('|'));
  const [head = [], , ...rows] = lines.slice(at, end).map(cells);
  return [{ kind: 'table', head, rows }, end];
}

/** A bar inside code does not end a cell. */
function cells(line: string): string[] {
  return (line.trim().replace(/^\|/, '').replace(/\|$/, '').match(/(?:`[^`]*`|\\\||[^|`]|`(?![^`]*`))+/g) ?? []).map(
    (cell) => cell.trim().replaceAll('\\|', '|'),
  );
}

function list(lines: string[], at: number): [Block, number] {
  const ordered = /^\d/.test(lines[at] ?? '');
  const items: string[] = [];
  let end = at;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    const item = ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else if (/^ {2,}\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else break;
    end += 1;
  }
  return [{ kind: 'list', ordered, items }, end];
}

function after(lines: string[], from: number, holds: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && holds(lines[end] ?? '')) end += 1;
  return end;
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
