import type { ScaleBar } from './scaleBar';

const MARGIN = 16;
const THICKNESS = 4;
const FONT = 14;

/** The canvas as it is, with its scale bar burnt in, as a PNG. */
export function snapshot(canvas: HTMLCanvasElement, bar: ScaleBar): Promise<Blob> {
  const ratio = canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 1;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.fillStyle = '#000';
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  const [right, bottom] = [copy.width - MARGIN * ratio, copy.height - MARGIN * ratio];
  const [length, thickness] = [bar.length * ratio, THICKNESS * ratio];
  context.font = `600 ${String(FONT * ratio)}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.lineWidth = 3 * ratio;
  context.strokeStyle = '#000';
  context.fillStyle = '#fff';
  context.strokeRect(right - length, bottom - thickness, length, thickness);
  context.fillRect(right - length, bottom - thickness, length, thickness);
  const middle = right - Math.max(length / 2, context.measureText(bar.text).width / 2);
  context.strokeText(bar.text, middle, bottom - thickness * 2);
  context.fillText(bar.text, middle, bottom - thickness * 2);
  return new Promise((done, fail) => {
    copy.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture could not be written.'))), 'image/png');
  });
}
