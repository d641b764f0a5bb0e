export interface ScaleBar {
  /** On the screen, in pixels. */
  length: number;
  text: string;
}

const STEPS = [5, 2, 1];

/**
 * The longest round length that has room.
 *
 * @param pixelSize of a pixel of the image across, in micrometre; undefined if it is not known
 * @param zoom pixels of the screen for a pixel of the image
 */
export function scaleBar(pixelSize: number | undefined, zoom: number, room: number): ScaleBar {
  const known = pixelSize !== undefined && pixelSize > 0;
  const unit = known ? pixelSize : 1;
  const most = (room / zoom) * unit;
  const ten = 10 ** Math.floor(Math.log10(most));
  let value = ten;
  for (const step of STEPS) {
    if (step * ten <= most * (1 + 1e-9)) {
      value = step * ten;
      break;
    }
  }
  if (!known) value = Math.max(1, value);
  return { length: (value / unit) * zoom, text: known ? lengthText(value) : `${plain(value)} px` };
}

/** A length given in micrometre, in the unit that makes it short. */
export function lengthText(micrometre: number): string {
  const size = Math.abs(micrometre);
  if (size >= 10_000) return `${plain(micrometre / 10_000)} cm`;
  if (size >= 1_000) return `${plain(micrometre / 1_000)} mm`;
  if (size >= 1 || size === 0) return `${plain(micrometre)} µm`;
  if (size >= 0.001) return `${plain(micrometre * 1_000)} nm`;
  return `${plain(micrometre * 10_000)} Å`;
}

function plain(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}
