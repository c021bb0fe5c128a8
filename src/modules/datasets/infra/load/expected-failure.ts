import { AppError } from '#shared/errors';
import { datasetsErrors as errors } from '../../contract/index.js';

/** The reason of a failed load in words for people, when it is one that trying again does not cure. */
export function expectedFailure(error: unknown, memoryMb: number): AppError | undefined {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/^Out of Memory Error/i.test(message)) return errors.tooLargeForMemory({ label: 'The data', memoryMb });
  if (/ENOSPC|No space left on device/i.test(message)) return errors.diskFull();
  return undefined;
}
