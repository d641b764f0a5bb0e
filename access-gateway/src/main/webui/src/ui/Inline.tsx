import { Fragment, type ReactNode } from 'react';

const MARKS = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|!?\[[^\]]*\]\([^)\s]+\))/;

interface InlineProps {
  text: string;
  /** Where a link leads to; undefined for one that leads to nothing here, whose text remains. */
  address?: (target: string) => string | undefined;
}

/** Text with the few marks of Markdown that the archive's own texts have inside a line. */
export function Inline({ text, address }: InlineProps) {
  return text.split(MARKS).map((part, index) => <Fragment key={index}>{marked(part, address)}</Fragment>);
}

function marked(part: string, address: InlineProps['address']): ReactNode {
  if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) return <code>{part.slice(1, -1)}</code>;
  if (part.length > 4 && part.startsWith('**')) return <strong>{part.slice(2, -2)}</strong>;
  if (part.length > 2 && part.startsWith('*') && part.endsWith('*')) return <em>{part.slice(1, -1)}</em>;
  const link = /^(!?)\[([^\]]*)\]\(([^)\s]+)\)$/.exec(part);
  if (!link) return part;
  const [, picture, name = '', target = ''] = link;
  const href = picture ? undefined : address?.(target);
  return href === undefined ? picture ? null : name : <a href={href}>{name}</a>;
}
