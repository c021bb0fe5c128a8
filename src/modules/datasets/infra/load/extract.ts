import { Worker } from 'node:worker_threads';
import { datasetsErrors as errors } from '../../contract/index.js';
import type { ExtractAnswer, Extracted, ExtractTask } from './extracted.js';

/** Runs the worker on one file. `label` is what the file is called in a message. */
export async function extract(task: ExtractTask, label: string, memoryMb: number): Promise<Extracted> {
  const answer = await answerOf(task, memoryMb).catch((error) => {
    if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') throw errors.tooLargeForMemory({ label, memoryMb });
    throw error;
  });
  if ('extracted' in answer) return answer.extracted;
  throw answer.problem === 'too-large'
    ? errors.expandsTooMuch({ label, maxBytes: task.maxBytes })
    : errors.unreadable({ label, format: task.format, reason: answer.reason });
}

/** From source (in tests) the worker is TypeScript, too. */
const workerFile = new URL(
  `./extract-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

function answerOf(workerData: ExtractTask, memoryMb: number): Promise<ExtractAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: {},
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code} and no answer.`)));
  });
}
