import { MOST_ZOOM, type Camera } from './levels';
import { hexOf, rgbOf, type Rgb, type Source, type Window } from './source';

export interface ChannelView {
  shown: boolean;
  window: Window;
  color: Rgb;
}

/** All that decides what is seen. */
export interface View {
  z: number;
  t: number;
  channels: ChannelView[];
  /** Name of the labels that lie over the image; empty for none. */
  labels: string;
  /** Of the labels, from 0 to 1. */
  opacity: number;
  /** Left out while the whole image is fitted into the screen. */
  camera?: Camera | undefined;
}

const DEFAULT_OPACITY = 0.5;

export function firstView(source: Source): View {
  return {
    z: source.defaultZ,
    t: source.defaultT,
    channels: source.channels.map(({ active, window, color }) => ({ shown: active, window, color })),
    labels: source.labels[0]?.name ?? '',
    opacity: DEFAULT_OPACITY,
  };
}

const NUMBER = '-?\\d{1,20}(?:\\.\\d{1,20})?(?:[eE][-+]?\\d{1,3})?';
const CHANNEL = new RegExp(`^(-?)(\\d{1,6})(?:\\|(${NUMBER}):(${NUMBER}))?(?:\\$([0-9A-Fa-f]{6}))?$`);

/**
 * The view that an address names. The parameters c, z and t are those of the archive's own pictures (render); what
 * does not fit the image is as if it were not there, so that an old link still shows something.
 */
export function viewOf(link: URLSearchParams, source: Source): View {
  const first = firstView(source);
  const view: View = {
    ...first,
    z: index(link.get('z'), source.sizeZ) ?? first.z,
    t: index(link.get('t'), source.sizeT) ?? first.t,
    channels: channels(link.get('c'), first.channels),
  };
  const labels = link.get('labels');
  if (labels !== null) view.labels = source.labels.some(({ name }) => name === labels) ? labels : '';
  const opacity = finite(link.get('opacity'));
  if (opacity !== undefined) view.opacity = Math.min(1, Math.max(0, opacity));
  const [x, y, zoom] = ['x', 'y', 'zoom'].map((name) => finite(link.get(name)));
  if (x !== undefined && y !== undefined && zoom !== undefined && zoom > 0) {
    view.camera = {
      x: Math.min(source.width, Math.max(0, x)),
      y: Math.min(source.height, Math.max(0, y)),
      zoom: Math.min(MOST_ZOOM, zoom),
    };
  }
  return view;
}

function finite(text: string | null): number | undefined {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function index(text: string | null, size: number): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) < size ? Number(text) : undefined;
}

function channels(text: string | null, first: ChannelView[]): ChannelView[] {
  const named = (text ?? '').split(',').flatMap((item) => {
    const found = CHANNEL.exec(item);
    return found && Number(found[2]) < first.length ? [found] : [];
  });
  // Who names channels to be shown wants no others; who names some to be hidden wants the rest as they were.
  const only = named.some(([, off]) => off === '');
  const result = first.map((channel) => ({ ...channel, shown: only ? false : channel.shown }));
  for (const [, off, at, start, end, color] of named) {
    const channel = result[Number(at)];
    if (!channel) continue;
    channel.shown = off === '';
    if (start !== undefined && Number(start) < Number(end)) channel.window = [Number(start), Number(end)];
    if (color !== undefined) channel.color = rgbOf(color) ?? channel.color;
  }
  return result;
}

/** The parameters of a view; of what is as the image has it, nothing. */
export function linkOf(view: View, source: Source): URLSearchParams {
  const first = firstView(source);
  const link = new URLSearchParams();
  const changed = view.channels.map((channel, at) => changeOf(channel, first.channels[at]));
  if (view.channels.some(({ shown }, at) => shown !== first.channels[at]?.shown || changed[at] !== '')) {
    const items = view.channels.flatMap(({ shown }, at) => {
      if (shown) return [`${String(at)}${changed[at] ?? ''}`];
      return changed[at] || !view.channels.some((each) => each.shown) ? [`-${String(at)}${changed[at] ?? ''}`] : [];
    });
    link.set('c', items.join(','));
  }
  if (view.z !== first.z) link.set('z', String(view.z));
  if (view.t !== first.t) link.set('t', String(view.t));
  if (view.labels !== first.labels) link.set('labels', view.labels);
  if (view.labels && view.opacity !== first.opacity) link.set('opacity', String(Number(view.opacity.toFixed(2))));
  if (view.camera) {
    const { x, y, zoom } = view.camera;
    link.set('x', String(Number(x.toFixed(2))));
    link.set('y', String(Number(y.toFixed(2))));
    link.set('zoom', String(Number(zoom.toPrecision(6))));
  }
  return link;
}

function changeOf({ window, color }: ChannelView, first: ChannelView | undefined): string {
  if (!first) return '';
  const moved = window[0] !== first.window[0] || window[1] !== first.window[1];
  const painted = hexOf(color) !== hexOf(first.color);
  return (moved ? `|${numberText(window[0])}:${numberText(window[1])}` : '') + (painted ? `$${hexOf(color)}` : '');
}

/** As addresses have it: no plus sign, which would be read as a space. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(12))).replace('e+', 'e');
}

/** Its text, as easy to read as an address allows: `|` has to stay encoded. */
export function queryOf(link: URLSearchParams): string {
  const text = link.toString().replaceAll('%3A', ':').replaceAll('%24', '$').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
