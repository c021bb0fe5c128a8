/** Ids are opaque to callers; inside is the name of the queue, which both engines need to find a job. */
export const jobId = (name: string, id: string): string => `${name}:${id}`;

export function partsOf(jobId: string): { readonly name: string; readonly id: string } | undefined {
  const split = jobId.lastIndexOf(':');
  if (split < 1) return undefined;
  return { name: jobId.slice(0, split), id: jobId.slice(split + 1) };
}
