/** What the drawing process is sent, and what it answers: plain JSON. */
export interface DrawingRequest {
  readonly spec: object;
  readonly format: 'svg' | 'png';
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Everything the specification may load: text by address. */
  readonly resources: Readonly<Record<string, string>>;
}

export type DrawingAnswer = { readonly content: string } | { readonly problem: string };
