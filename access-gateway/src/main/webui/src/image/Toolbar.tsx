import { Camera, Check, Expand, Link2, Maximize, Minus, Plus, Shrink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Toolbar as Tools } from 'react-aria-components';
import { KEYS } from './keys';

interface ToolbarProps {
  full: boolean;
  copied: boolean;
  zoom: (by: number) => void;
  fit: () => void;
  takeSnapshot: () => void;
  copyLink: () => void;
  toggleFull: () => void;
  children: ReactNode;
}

const STEP = 1.5;

export function Toolbar({ full, copied, zoom, fit, takeSnapshot, copyLink, toggleFull, children }: ToolbarProps) {
  return (
    <div className="viewer-tools">
      <Tools aria-label="Picture" className="viewer-buttons">
        <Tool name="Zoom in" sign={Plus} onPress={() => zoom(STEP)} />
        <Tool name="Zoom out" sign={Minus} onPress={() => zoom(1 / STEP)} />
        <Tool name="Fit the whole image" sign={Maximize} onPress={fit} />
        <Tool name="Save a snapshot (PNG)" sign={Camera} onPress={takeSnapshot} />
        <Tool name={copied ? 'The link is copied' : 'Copy a link to this view'} sign={copied ? Check : Link2} onPress={copyLink} />
        {document.fullscreenEnabled && (
          <Tool name={full ? 'Leave full screen' : 'Full screen'} sign={full ? Shrink : Expand} onPress={toggleFull} />
        )}
      </Tools>
      {children}
    </div>
  );
}

function Tool({ name, sign: Sign, onPress }: { name: string; sign: typeof Plus; onPress: () => void }) {
  return (
    <Button className="button button-quiet button-icon" aria-label={name} onPress={onPress}>
      <Sign aria-hidden size={16} />
    </Button>
  );
}

/** What the keyboard does while the picture has it. */
export function Keys() {
  return (
    <details className="viewer-keys">
      <summary>Keys</summary>
      <dl id="viewer-keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
