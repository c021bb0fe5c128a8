/** Somebody who is known, and what they may not do. */
export interface NotedRefusal {
  readonly userId: string;
  readonly organizationId: string;
  /** The method and the path with its parameters by name. */
  readonly route: string;
  readonly code: string;
  readonly detail: string;
}

/** Is told of every request that the guard turns away for lack of a right. Nobody waits for it. */
export abstract class RefusalLog {
  abstract note(refusal: NotedRefusal): void;
}
