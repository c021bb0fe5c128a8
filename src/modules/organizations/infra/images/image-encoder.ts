import { Injectable } from '@nestjs/common';
import { startIsolated } from '#shared/isolated-process';
import { organizationsErrors as errors } from '../../contract/errors.js';
import type { EncodeAnswer, Encoded, EncodeRequest } from './shapes.js';

const memoryMb = 128;
const timeLimitMs = 10_000;
const brokenOff: EncodeAnswer = { problem: 'reading it breaks off' };

/**
 * Makes images anew in a process of its own, one at a time: what strangers sent is decoded by machine code, which takes
 * nothing down but that process, and no memory while nobody sends any.
 */
@Injectable()
export class ImageEncoder {
  private turn: Promise<unknown> = Promise.resolve();

  async encode(request: EncodeRequest): Promise<Encoded> {
    const answered = this.turn.then(() => answerTo(request));
    this.turn = answered.catch(() => undefined);
    const answer = await answered;
    if ('problem' in answer) throw errors.imageRefused({ reason: reasonIn(answer.problem) });
    return answer.encoded;
  }
}

function answerTo(request: EncodeRequest): Promise<EncodeAnswer> {
  return new Promise((resolve, reject) => {
    const child = startIsolated(import.meta.url, 'encode-process', { memoryMb, addons: true, threads: 1 });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    child.on('message', (answer: EncodeAnswer) => {
      resolve(answer);
      child.disconnect();
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      // After an answer nobody listens any more.
      resolve(brokenOff);
    });
    child.send(request);
  });
}

/** What the library says of the commonest failures, in our words; a path of ours is in none of them. */
function reasonIn(problem: string): string {
  if (problem.includes('pixel limit')) return 'it has too many pixels: 64 million are taken';
  if (/unsupported image format|blocked|missing or/i.test(problem)) return 'it is no JPEG, PNG, WebP or GIF';
  return 'it is damaged';
}
