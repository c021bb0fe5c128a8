// A process of its own, see image-encoder.ts. It imports packages and types only, so that Node can run it as TypeScript
// in tests and as JavaScript in production.
import sharp, { type Sharp } from 'sharp';
import type { EncodeAnswer, Encoded, EncodeRequest, ImageKind } from './shapes.js';

/** As much as cameras make, and no more than memory takes. */
const mostPixels = 64_000_000;

// Of all that libvips reads, what web pages show and no more: SVG and TIFF among others have a history.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
  ],
});

const made: Record<ImageKind, (image: Sharp) => Sharp> = {
  avatar: (image) => image.resize(256, 256, { fit: 'cover' }).webp({ quality: 80 }),
  // PNG: reports and workbooks take no WebP.
  logo: (image) =>
    image.resize(640, 320, { fit: 'inside', withoutEnlargement: true }).png({ compressionLevel: 9 }),
};

/** The picture alone: sharp leaves out places, cameras and comments unless it is asked for them. */
async function encode({ path, kind }: EncodeRequest): Promise<Encoded> {
  const image = sharp(path, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
  const upright = image.autoOrient().toColourspace('srgb');
  const { data, info } = await made[kind](upright).toBuffer({ resolveWithObject: true });
  const { format, width, height } = info;
  return { mediaType: `image/${format}`, width, height, content: data.toString('base64') };
}

process.on('message', async (request: EncodeRequest) => {
  const answer: EncodeAnswer = await encode(request).then(
    (encoded) => ({ encoded }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());
