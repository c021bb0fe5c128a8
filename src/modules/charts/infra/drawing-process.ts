// A process of its own, see drawings.ts. It imports packages and types only, so that Node can run it as TypeScript in
// tests and as JavaScript in production.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { Loader, LoggerInterface, Spec } from 'vega';
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { DrawingAnswer, DrawingRequest } from './drawing.js';

const fontFamily = 'Open Sans';
const fontFiles = ['400Regular/OpenSans_400Regular.ttf', '600SemiBold/OpenSans_600SemiBold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/open-sans/${file}`)),
);
/** Letters that the font has: Latin, Greek, Cyrillic and signs. For others the machine's own fonts are tried. */
const beyondTheFont = /[\u0590-\u1dff\u2c00-\ufaff\ufb07-\u{10ffff}]/u;
/** Widths of the signs from space to tilde in the regular weight, in thousandths of the font size. */
const letterWidths = [
  260, 264, 398, 646, 572, 827, 729, 219, 295, 295, 551, 572, 259, 322, 263, 367, 572, 572, 572, 572, 572,
  572, 572, 572, 572, 572, 263, 263, 572, 572, 572, 432, 896, 632, 646, 630, 726, 556, 516, 727, 737, 279,
  269, 612, 522, 899, 753, 778, 602, 778, 617, 548, 551, 729, 596, 923, 578, 559, 572, 327, 367, 327, 572,
  438, 277, 556, 612, 479, 612, 562, 336, 543, 613, 252, 252, 525, 252, 926, 613, 602, 612, 612, 409, 477,
  356, 613, 500, 775, 523, 501, 469, 375, 549, 375, 572,
];
const otherLetterWidth = 620;
const semiBold = 1.03;
/** Pixels per unit: sharp on any screen and in print. */
const pngZoom = 2;
const maxPixels = 64_000_000;

async function draw(request: DrawingRequest): Promise<string> {
  const svg = await toSvg(request);
  return request.format === 'svg' ? svg : toPng(svg).toString('base64');
}

async function toSvg({ spec, width, height, resources }: DrawingRequest): Promise<string> {
  const sized = { ...spec, ...(width && { width }), ...(height && { height }) } as TopLevelSpec;
  const compiled = compile(sized, { logger: new ErrorLog() }).spec as Spec;
  const loader = new ListedLoader(resources);
  const log = new ErrorLog();
  // `ast` with the interpreter: expressions are walked, never turned into JavaScript.
  const runtime = vega.parse(compiled, undefined, { ast: true });
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    renderer: 'none',
    loader,
    logger: log,
  });
  try {
    const svg = await view.toSVG();
    if (loader.refused) throw new Error(`it may not load ${loader.refused}`);
    if (log.first) throw new Error(log.first);
    return svg;
  } finally {
    view.finalize();
  }
}

function toPng(svg: string): Buffer {
  const font = {
    fontFiles,
    loadSystemFonts: beyondTheFont.test(svg),
    defaultFontFamily: fontFamily,
    sansSerifFamily: fontFamily,
  };
  const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: pngZoom }, background: '#ffffff' });
  if (image.width * image.height * pngZoom ** 2 > maxPixels)
    throw new Error(`a picture of ${image.width} x ${image.height} is too large`);
  return image.render().asPng();
}

/** Reaches nothing but what came with the request. Vega only warns when data is missing, so refusals are kept. */
class ListedLoader implements Loader {
  refused: string | undefined;
  private readonly resources: Readonly<Record<string, string>>;

  // No parameter property: Node runs this file as it is and only strips types.
  constructor(resources: Readonly<Record<string, string>>) {
    this.resources = resources;
  }

  load = async (uri: string): Promise<string> =>
    Object.hasOwn(this.resources, uri) ? String(this.resources[uri]) : this.refuse(uri);

  sanitize = async (uri: string): Promise<{ href: string }> => {
    this.refused ??= uri.slice(0, 200);
    return { href: '' };
  };
  http = async (uri: string): Promise<string> => this.refuse(uri);
  file = async (name: string): Promise<string> => this.refuse(name);

  private refuse(uri: string): never {
    this.refused ??= uri.slice(0, 200);
    throw new Error('refused');
  }
}

interface TextItem {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

/** Without a canvas Vega would take every letter for a wide one, and cut texts that fit. */
function measureText({ text: own, fontSize = 11, fontWeight }: TextItem, text: unknown): number {
  const letters = String(text ?? own ?? '');
  let thousandths = 0;
  for (const letter of letters)
    thousandths += letterWidths[(letter.codePointAt(0) ?? 0) - 32] ?? otherLetterWidth;
  const weight = Number(fontWeight) >= 600 || fontWeight === 'bold' ? semiBold : 1;
  return (thousandths / 1000) * fontSize * weight;
}
(vega as unknown as { textMetrics: { width: typeof measureText } }).textMetrics.width = measureText;

/** Vega writes what fails while it runs to its log and draws on without it. */
class ErrorLog implements LoggerInterface {
  first: string | undefined;

  error(...parts: readonly unknown[]): this {
    this.first ??= parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    return this;
  }

  level(value: number): this;
  level(): number;
  level(value?: number): this | number {
    return value === undefined ? 0 : this;
  }

  warn = (): this => this;
  info = (): this => this;
  debug = (): this => this;
}

process.on('message', async (request: DrawingRequest) => {
  const answer: DrawingAnswer = await draw(request).then(
    (content) => ({ content }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());
