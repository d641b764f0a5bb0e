import { Lexer, type MarkedToken, type Token } from 'marked';

/** What the guides of the archive are written of; texts keep the marks of what is inside a line. */
export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** Blocks of a text of the archive's own, in GitHub's Markdown. */
export function blocksOf(markdown: string): Block[] {
  return new Lexer({ gfm: true }).lex(markdown).flatMap(blockOf);
}

function blockOf(token: Token): Block[] {
  const known = token as MarkedToken;
  switch (known.type) {
    case 'space':
      return [];
    case 'heading':
      return [{ kind: 'heading', level: known.depth, text: known.text, id: idOf(known.text) }];
    case 'code':
      return [{ kind: 'code', text: known.text }];
    case 'list':
      return [{ kind: 'list', ordered: known.ordered, items: known.items.map((item) => item.tokens.flatMap(blockOf)) }];
    case 'table':
      return [
        {
          kind: 'table',
          head: known.header.map((cell) => cell.text),
          rows: known.rows.map((row) => row.map((cell) => cell.text)),
        },
      ];
    default:
      return [{ kind: 'text', text: oneLine('text' in known ? known.text : known.raw) }];
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
