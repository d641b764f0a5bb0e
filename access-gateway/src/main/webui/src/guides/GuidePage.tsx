import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { NotFoundPage } from '../app/Lost';
import { CopyableCode } from '../ui/CopyableCode';
import { Failure } from '../ui/Failure';
import { Inline } from '../ui/Inline';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { guideAddress, GUIDES, guideText, here } from './guides';
import { type Block, blocksOf } from './markdown';

/** A guide of the documentation, with commands that name this archive. */
export function GuidePage() {
  const { name = '' } = useParams();
  const guide = GUIDES.find((each) => each.name === name);
  useTitle(guide?.title);
  const text = useQuery({
    queryKey: ['guide', name],
    queryFn: async () => (await guideText(name)) ?? '',
    staleTime: Infinity,
    enabled: guide !== undefined,
  });
  if (!guide) return <NotFoundPage />;
  if (text.isPending) return <Loading what="the guide" />;
  if (text.isError) return <Failure failure={text.error} retry={() => void text.refetch()} />;
  return (
    <article className="page guide">
      <p className="fine">
        <Link to="/api">Interface for programs</Link>
      </p>
      {blocksOf(text.data).map((block, index) => (
        <Shown key={index} block={block} number={index + 1} />
      ))}
    </article>
  );
}

function Shown({ block, number }: { block: Block; number: number }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'code':
      return <CopyableCode label={`Code ${String(number)}`} text={here(block.text, location.origin)} />;
    case 'text':
      // Pictures of the pages are seen in the pages themselves.
      if (/^!\[[^\]]*\]\(\S+\)$/.test(block.text)) return null;
      return (
        <p>
          <Inline text={here(block.text, location.origin)} address={guideAddress} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Item blocks={item} number={number} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
  }
}

/** What is one paragraph stands as the item itself. */
function Item({ blocks, number }: { blocks: Block[]; number: number }) {
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'text') {
    return <Inline text={here(first.text, location.origin)} address={guideAddress} />;
  }
  return blocks.map((block, index) => <Shown key={index} block={block} number={number} />);
}

function Heading({ block: { level, id, text } }: { block: Block & { kind: 'heading' } }) {
  const content = <Inline text={text} />;
  if (level === 1) return <h1 id={id}>{content}</h1>;
  return level === 2 ? <h2 id={id}>{content}</h2> : <h3 id={id}>{content}</h3>;
}

function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <div className="table-box">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) =>
              cell.trim() === '' ? (
                <td key={index} />
              ) : (
                <th key={index} scope="col">
                  <Inline text={cell} address={guideAddress} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Inline text={here(cell, location.origin)} address={guideAddress} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
