import { startIsolated } from '#shared/isolated-process';
import { datasetsErrors as errors } from '../../contract/index.js';
import type { ExtractAnswer, Extracted, ExtractTask } from './extracted.js';

/** Reads one file in a process of its own. `label` is what the file is called in a message. */
export async function extract(task: ExtractTask, label: string, memoryMb: number): Promise<Extracted> {
  const answer = await answerOf(task, memoryMb);
  if ('extracted' in answer) return answer.extracted;
  const { problem, reason } = answer;
  switch (problem) {
    case 'damaged':
      throw errors.unreadable({ label, format: task.format, reason });
    case 'expands':
      throw errors.expandsTooMuch({ label, maxBytes: task.maxBytes });
    case 'memory':
      throw errors.tooLargeForMemory({ label, memoryMb });
    case 'failed':
      throw new Error(reason);
  }
}

function answerOf(task: ExtractTask, memoryMb: number): Promise<ExtractAnswer> {
  return new Promise((resolve, reject) => {
    const child = startIsolated(import.meta.url, 'extract-process', { memoryMb, writes: task.folder });
    child.on('message', (answer: ExtractAnswer) => {
      resolve(answer);
      child.disconnect();
    });
    child.on('error', reject);
    // After an answer nobody listens any more.
    child.on('close', (code, signal) => resolve(endOf(signal ?? code)));
    child.send(task);
  });
}

/** How V8 ends a process whose heap is full, and how a machine does whose memory is. */
const endsForMemory: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'];
const endsOnBadData: readonly unknown[] = ['SIGSEGV', 'SIGBUS'];

function endOf(how: string | number | null): ExtractAnswer {
  if (endsForMemory.includes(how)) return { problem: 'memory', reason: '' };
  if (endsOnBadData.includes(how)) return { problem: 'damaged', reason: 'reading it breaks off' };
  return { problem: 'failed', reason: `The process that reads files ended with ${how} and no answer.` };
}
