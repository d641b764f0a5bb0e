import { levelFor, tileSide, tilesInSight, type Camera, type Size, type TilePlace } from './levels';
import { Pictures, wantedOf, type Ground } from './Pictures';
import type { Pixels, Wanted } from './Pixels';
import type { Level, Source } from './source';
import type { View } from './view';

const CRISP_FROM = 2;
const FRAME_MILLIS = 30;

export interface Progress {
  /** What was drawn. */
  view?: View;
  camera?: Camera;
  /** Whether all that is in sight is there, or never will be. */
  settled: boolean;
  failure?: Error;
}

/** Draws what is in sight, tile by tile, on a canvas; what is not there yet shows coarse, or as it was. */
export class Stage {
  private readonly pictures: Pictures;
  private frame = 0;
  private view: View | undefined;
  private camera: Camera = { x: 0, y: 0, zoom: 1 };
  private ahead: { z: number; t: number } | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly source: Source,
    private readonly pixels: Pixels,
    private readonly progress: (progress: Progress) => void,
  ) {
    this.pictures = new Pictures(pixels);
  }

  /** @param ahead the plane that comes next, to be read when all of this one is there */
  show(view: View, camera: Camera, ahead?: { z: number; t: number }): void {
    this.view = view;
    this.camera = camera;
    this.ahead = ahead;
    this.redraw();
  }

  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    this.view = undefined;
  }

  private draw(): void {
    this.frame = 0;
    const { view, canvas } = this;
    const context = canvas.getContext('2d');
    if (!view || !context || canvas.clientWidth === 0) return;
    const ratio = devicePixelRatio || 1;
    const screen = { width: canvas.clientWidth, height: canvas.clientHeight };
    const [width, height] = [Math.round(screen.width * ratio), Math.round(screen.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.clearRect(0, 0, width, height);
    context.save();
    this.clip(context, ratio);
    const wanted: Wanted[] = [];
    const until = performance.now() + FRAME_MILLIS;
    let painted = true;
    for (const ground of this.grounds(view)) {
      context.globalAlpha = ground.labels && ground.channels.length > 0 && this.source.channels.length > 0 ? view.opacity : 1;
      painted = this.drawGround(context, ground, view, screen, ratio, wanted, until) && painted;
    }
    context.restore();
    const missing = wanted.filter(({ key }) => !this.pixels.at(key));
    const failure = missing.map(({ key }) => this.pixels.failed(key)).find((each) => each);
    const settled = painted && missing.every(({ key }) => this.pixels.failed(key));
    this.pixels.want(settled && this.ahead ? [...wanted, ...this.next({ ...view, ...this.ahead }, screen, ratio)] : wanted);
    this.progress({ view, camera: this.camera, settled, ...(failure ? { failure } : {}) });
    if (!painted && missing.length === 0) this.redraw();
  }

  private next(view: View, screen: Size, ratio: number): Wanted[] {
    return this.grounds(view).flatMap((ground) => {
      const index = levelFor(ground.levels, this.camera.zoom * ratio);
      const level = ground.levels[index];
      if (!level) return [];
      return tilesInSight(level, tileSide(level, ground.axes), this.camera, screen).flatMap((tile) =>
        wantedOf(ground, level, tile, view),
      );
    });
  }

  /** The image ends where it ends, also where a coarse level goes beyond. */
  private clip(context: CanvasRenderingContext2D, ratio: number): void {
    const [left, top] = this.place(0, 0, ratio);
    const [right, bottom] = this.place(this.source.width, this.source.height, ratio);
    context.beginPath();
    context.rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    context.clip();
    context.fillStyle = '#000';
    context.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  private place(x: number, y: number, ratio: number): [number, number] {
    const { zoom } = this.camera;
    return [
      Math.round(this.canvas.width / 2 + (x - this.camera.x) * zoom * ratio),
      Math.round(this.canvas.height / 2 + (y - this.camera.y) * zoom * ratio),
    ];
  }

  private grounds(view: View): Ground[] {
    const { source } = this;
    const shown = view.channels.flatMap(({ shown: on }, at) => (on ? [at] : []));
    const grounds: Ground[] = shown.length > 0 ? [{ name: 'i', axes: source.axes, levels: source.levels, channels: shown }] : [];
    const labels = source.labels.find(({ name }) => name === view.labels);
    if (labels) grounds.push({ name: `l${labels.name}`, axes: labels.axes, levels: labels.levels, channels: [undefined], labels });
    return grounds;
  }

  private drawGround(
    context: CanvasRenderingContext2D,
    ground: Ground,
    view: View,
    screen: Size,
    ratio: number,
    wanted: Wanted[],
    until: number,
  ): boolean {
    const chosen = levelFor(ground.levels, this.camera.zoom * ratio);
    const coarsest = ground.levels.length - 1;
    const levels = chosen === coarsest ? [chosen] : [coarsest, chosen];
    // Labels lie over each other where they are not opaque: then the coarse ones only until the fine ones are there.
    const steps = levels.map((index) => this.tiles(ground, index, screen));
    let painted = true;
    for (const [step, tiles] of steps.entries()) {
      const index = levels[step] ?? chosen;
      const level = ground.levels[index];
      if (!level) continue;
      const under = step < steps.length - 1;
      const covered = under && (steps[step + 1] ?? []).every((tile) => this.pictures.has(ground, chosen, tile));
      for (const tile of tiles) {
        wanted.push(...wantedOf(ground, level, tile, view));
        if (covered) continue;
        const late = performance.now() > until;
        const picture = this.pictures.of(ground, index, tile, view, late);
        if (picture.stale) painted = false;
        if (picture.canvas) this.put(context, picture.canvas, level, tile, ratio);
      }
    }
    return painted;
  }

  private tiles(ground: Ground, index: number, screen: Size): TilePlace[] {
    const level = ground.levels[index];
    return level ? tilesInSight(level, tileSide(level, ground.axes), this.camera, screen) : [];
  }

  private put(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, level: Level, tile: TilePlace, ratio: number): void {
    const [left, top] = this.place(tile.left * level.factorX, tile.top * level.factorY, ratio);
    const [right, bottom] = this.place(tile.right * level.factorX, tile.bottom * level.factorY, ratio);
    context.imageSmoothingEnabled = this.camera.zoom * ratio * level.factorX < CRISP_FROM;
    context.drawImage(picture, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }
}
