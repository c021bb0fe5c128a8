import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserView } from '#modules/identity';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { FixedClock, signedInAs, someActor } from '#shared/testing';
import { BeginImageUpload } from './contract/image-messages.js';
import { organizationsPersonalData } from './contract/personal-data.js';
import { ImageRepository } from './infra/images/image.repository.js';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';
import { EraseDeleted } from './use-cases/erase-deleted.js';
import { ForgetImages } from './use-cases/forget-images.js';

const { collect: CollectPersonalData, erase: ErasePersonalData } = organizationsPersonalData;

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });
/** A small file that says to be 400 million pixels. */
async function bomb(): Promise<Buffer> {
  const png = await plain(9, 9).png().toBuffer();
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
const exif = {
  IFD0: { Make: 'Secretcam' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
};

describe('images', () => {
  let world: OrganizationsWorld;
  const clock = new FixedClock(new Date().toISOString());
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule, {
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => world.app.stop());

  const put = async (
    user: UserView,
    path: string,
    { content, type = 'image/png' }: { content: Buffer; type?: string },
  ) => {
    const headers = { ...signedInAs(someActor({ userId: user.id })), 'content-type': type };
    const response = await world.app.http({
      method: 'PUT',
      url: `/api/v1/${path}`,
      headers,
      payload: content,
    });
    return { status: response.statusCode, body: response.json() };
  };
  const avatar = 'users/profile/avatar';
  const setAvatar = async (user: UserView) => {
    const answer = await put(user, avatar, { content: await plain(400, 300).png().toBuffer() });
    return answer.body.avatarId as string;
  };
  const get = (id: string) => world.app.http({ url: `/api/v1/images/${id}` });
  const statusOf = async (id: string) => (await get(id)).statusCode;
  const isStored = (id: string) => world.app.get(ObjectStore).exists(`images/${id}`);

  it('of people are made anew: square, upright, and with nothing that a camera wrote', async () => {
    const ada = world.newUser('ada');
    const content = await plain(600, 300).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(content.includes('Secretcam')).toBe(true);
    const { status, body } = await put(ada, avatar, { content, type: 'image/jpeg' });
    expect(status).toBe(200);

    const shown = await get(body.avatarId);
    const made = await sharp(shown.rawPayload).metadata();
    expect(made).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect(made.exif).toBeUndefined();
    expect(shown.rawPayload.includes('Secretcam')).toBe(false);
  });

  it('are given to whoever knows the id, to be kept for a day and taken for nothing else', async () => {
    const id = await setAvatar(world.newUser('ada'));
    const { statusCode, headers } = await get(id);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=86400, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'cross-origin',
    });

    const again = await world.app.http({
      url: `/api/v1/images/${id}`,
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect(await statusOf(randomUUID())).toBe(404);
  });

  it('of organisations are set by admins, kept small and transparent, and shown with it', async () => {
    const { ada, bob, path } = await world.shared();
    const content = await plain(2000, 500).png().toBuffer();
    expect(await put(bob, `${path}/logo`, { content })).toMatchObject({ status: 403 });

    const { body } = await put(ada, `${path}/logo`, { content });
    const made = await sharp((await get(body.logoId)).rawPayload).metadata();
    expect(made).toMatchObject({ format: 'png', width: 640, height: 160, hasAlpha: true });
    expect((await world.as(bob, `GET ${path}`)).body.logoId).toBe(body.logoId);
    expect((await world.as(ada, `DELETE ${path}/logo`)).status).toBe(204);
    expect((await world.as(bob, `GET ${path}`)).body.logoId).toBeNull();
    expect(await statusOf(body.logoId)).toBe(404);
  });

  it('are shown in lists of members', async () => {
    const { ada, bob, path } = await world.shared();
    const id = await setAvatar(bob);

    const { items } = (await world.as(ada, `GET ${path}/members`)).body;
    expect(items.map(({ avatarId }: { avatarId?: string }) => avatarId)).toEqual([undefined, id]);
  });

  it('replace each other, and objects that are nobody’s go', async () => {
    const ada = world.newUser('ada');
    const [before, after] = [await setAvatar(ada), await setAvatar(ada)];
    expect((await world.as(ada, 'GET users/profile')).body.avatarId).toBe(after);
    expect(await statusOf(before)).toBe(404);

    clock.advance(3600);
    await world.app.get(ForgetImages).run();
    expect([await isStored(before), await isStored(after)]).toEqual([false, true]);
  });

  it('leave nothing in the store of an upload that was cut off', async () => {
    const store = world.app.get(ObjectStore);
    const key = await world.app.commands.execute(new BeginImageUpload());
    await store.put(key, Readable.from(['half of it']));
    await world.app.get(ForgetImages).run();
    expect(await store.exists(key)).toBe(true);

    clock.advance(3600);
    await world.app.get(ForgetImages).run();
    expect(await store.exists(key)).toBe(false);
    await setAvatar(world.newUser('ada'));
    expect(await world.app.get(Database).query('select from organizations.image_upload')).toEqual([]);
  });

  it('are one for each person, however many are given at once', async () => {
    const images = world.app.get(ImageRepository);
    const { id: userId } = world.newUser('ada');
    const ids = Array.from({ length: 10 }, () => randomUUID());
    for (const id of ids)
      await images.add({ id, mediaType: 'image/webp', width: 1, height: 1, sizeBytes: 1 });
    const database = world.app.get(Database);
    await Promise.all(ids.map((id) => database.transaction((tx) => images.give({ userId }, id, tx))));

    expect(ids).toContain(await images.avatarOf(userId));
  });

  it.each([
    ['is no image', async () => Buffer.from('hello'), /no JPEG/],
    [
      'is an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /no JPEG/,
    ],
    ['is a TIFF', () => plain(9, 9).tiff().toBuffer(), /no JPEG/],
    ['is cut off', async () => (await plain(500, 500).jpeg().toBuffer()).subarray(0, 900), /damaged/],
    ['unpacks to very much', bomb, /too many pixels/],
  ])('are refused when what was sent %s', async (_what, make, reason) => {
    const answer = await put(world.newUser('ada'), avatar, { content: await make() });

    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'organizations.imageRefused', detail: expect.stringMatching(reason) },
    });
  });

  it('are refused when they are too large, or are sent as something else', async () => {
    const ada = world.newUser('ada');
    expect(await put(ada, avatar, { content: randomBytes(6_000_000) })).toMatchObject({
      status: 413,
      body: { code: 'organizations.imageTooLarge' },
    });
    for (const [type, status] of [
      ['text/plain', 415],
      ['application/json', 400],
    ] as const)
      expect((await put(ada, avatar, { content: Buffer.from('{}'), type })).status, type).toBe(status);
    const elsewhere = `organizations/${randomUUID()}/networks`;
    expect((await put(ada, elsewhere, { content: Buffer.from('x') })).status).toBe(415);
    expect((await world.as(ada, 'GET users/profile')).body.avatarId).toBeNull();
  });

  it('are in the export of a person, and go with the person', async () => {
    const ada = world.newUser('ada');
    const id = await setAvatar(ada);
    const person = { userId: ada.id, email: ada.email };
    const { rows } = await world.app.queries.execute(new CollectPersonalData({ person, table: 'image' }));
    expect(rows).toMatchObject([{ id, base64: (await get(id)).rawPayload.toString('base64') }]);

    await world.app.commands.execute(new ErasePersonalData({ person, pseudonym: randomUUID() }));
    expect(await statusOf(id)).toBe(404);
    clock.advance(3600);
    await world.app.get(ForgetImages).run();
    expect(await isStored(id)).toBe(false);
  });

  it('go with the organisation', async () => {
    const { ada, path, id, slug } = await world.shared();
    const content = await plain(9, 9).png().toBuffer();
    const { logoId } = (await put(ada, `${path}/logo`, { content })).body;
    expect((await world.as(ada, `DELETE ${path}?confirm=${slug}`)).status).toBe(200);
    await world.app
      .get(Database)
      .query('update organizations.organization set erase_at = now() where id = $1', [id]);
    clock.advance(3600);
    await world.app.get(EraseDeleted).run();
    await world.app.get(ForgetImages).run();

    expect([await statusOf(logoId), await isStored(logoId)]).toEqual([404, false]);
  });
});
