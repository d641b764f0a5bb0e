import { Button } from 'react-aria-components';
import { CopyMark } from './CopyMark';
import { useCopy } from './useCopy';

/** Code or an address, with a button that copies it. */
export function CopyableCode({ label, text }: { label: string; text: string }) {
  const { copied, copy } = useCopy();
  return (
    <div className="copyable">
      {/* Long lines are scrolled to, by the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
      <Button className="button button-quiet button-small" aria-label={`Copy: ${label}`} onPress={() => void copy(text)}>
        <CopyMark copied={copied === 'yes'} />
      </Button>
      {copied === 'by-hand' && (
        <p className="fine" role="status">
          This browser does not let pages copy here: select it and press Ctrl+C (⌘C).
        </p>
      )}
    </div>
  );
}
