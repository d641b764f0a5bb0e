import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { bytes } from '../ui/format';
import { isReplaceable, isStalled, type Item, type ItemState } from './upload/items';

const ROW_PIXELS = 34;
const OVERSCAN = 10;

const STATES: Record<ItemState, { text: string; tone: string }> = {
  waiting: { text: 'Waiting', tone: 'calm' },
  checking: { text: 'Checking', tone: 'busy' },
  sending: { text: 'Sending', tone: 'busy' },
  stored: { text: 'Stored', tone: 'good' },
  failed: { text: 'Not sent', tone: 'bad' },
};

const ORDER: Record<ItemState, number> = { failed: 0, sending: 1, checking: 2, waiting: 3, stored: 4 };

const STALLED = { text: 'Stalled', tone: 'bad' };

interface TransferListProps {
  items: readonly Item[];
  /** As of when. */
  now: number;
  replace: (item: Item) => void;
}

/** What needs attention first; only the rows in view exist. */
export function TransferList({ items, now, replace }: TransferListProps) {
  const box = useRef<HTMLDivElement>(null);
  const sorted = [...items].sort((one, other) => ORDER[one.state] - ORDER[other.state]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
  });
  return (
    // A scrolling box must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="transfer-box" ref={box} tabIndex={0} role="region" aria-label="Each file">
      <ul className="transfer-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const item = sorted[row.index];
          return item ? (
            <li key={item.path} className="transfer-row" style={{ transform: `translateY(${String(row.start)}px)` }}>
              <span className="transfer-path" title={item.path}>
                <bdi>{item.path}</bdi>
              </span>
              <span className="transfer-message" title={item.message}>
                {item.message}
              </span>
              <span className="fine">{sizeOf(item)}</span>
              <Sign {...(isStalled(item, now) && !item.confirming ? STALLED : STATES[item.state])} />
              {isReplaceable(item) && (
                <Button className="button button-quiet button-small" onPress={() => replace(item)}>
                  Replace<span className="visually-hidden"> {item.path}</span>
                </Button>
              )}
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

function Sign({ text, tone }: { text: string; tone: string }) {
  return <span className={`badge badge-${tone}`}>{text}</span>;
}

function sizeOf(item: Item): string {
  return item.state === 'sending' && item.sent > 0 && item.sent < item.size
    ? `${bytes(item.sent)} of ${bytes(item.size)}`
    : bytes(item.size);
}
