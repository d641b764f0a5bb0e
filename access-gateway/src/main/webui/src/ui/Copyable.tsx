import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { CopyMark } from './CopyMark';
import { useCopy } from './useCopy';

interface CopyableProps {
  text: string;
  /** What is copied, for those who do not see it. */
  what: string;
  code?: true;
}

/** Text with a button that copies it. */
export function Copyable({ text, what, code }: CopyableProps) {
  const shown = useRef<HTMLParagraphElement>(null);
  const { copied, copy } = useCopy();
  const select = () => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current);
  };
  return (
    <>
      <div className="cite">
        <p ref={shown} className="prose">
          {code ? <code>{text}</code> : text}
        </p>
        <Button
          className="button button-quiet button-small"
          onPress={() => {
            select();
            void copy(text);
          }}
        >
          <CopyMark copied={copied === 'yes'} />
          <span className="visually-hidden"> {what}</span>
        </Button>
      </div>
      <p className="fine" role="status">
        {copied === 'by-hand' && 'This browser does not let pages copy here: it is selected, press Ctrl+C (⌘C).'}
      </p>
    </>
  );
}
