import type { ImageObject } from './types';
import { lengthText } from './scaleBar';
import type { Source } from './source';
import type { Reading } from './useProbe';

interface ReadoutProps {
  source: Source;
  sizes: ImageObject['physicalSizes'];
  reading: Reading | undefined;
  zoom: number;
}

/** Where the pointer is, and what is measured there. */
export function Readout({ source, sizes, reading, zoom }: ReadoutProps) {
  return (
    <p className="readout">
      <span className="readout-zoom">{percent(zoom)}</span>
      {reading ? (
        <>
          <span>
            x {reading.x}, y {reading.y}
          </span>
          {sizes.x !== undefined && sizes.y !== undefined && (
            <span className="fine">
              {lengthText(reading.x * sizes.x)}, {lengthText(reading.y * sizes.y)}
            </span>
          )}
          {reading.values.map(({ channel, value }) => (
            <span key={channel} className="readout-value">
              <span className="fine">{source.channels[channel]?.name}</span> {valueText(value)}
            </span>
          ))}
          {reading.label !== undefined && (
            <span className="readout-value">
              <span className="fine">label</span> {reading.label}
            </span>
          )}
        </>
      ) : (
        <span className="fine">Point at the image to read its values.</span>
      )}
    </p>
  );
}

function percent(zoom: number): string {
  const value = zoom * 100;
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} %`;
}

/** Whole numbers as they are, fractions as far as they tell. */
export function valueText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
}
