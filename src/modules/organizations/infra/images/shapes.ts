/** What an image is for. */
export type ImageKind = 'avatar' | 'logo';

/** What the process is asked. */
export interface EncodeRequest {
  readonly path: string;
  readonly kind: ImageKind;
}

export interface Encoded {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly content: string;
}

export type EncodeAnswer = { readonly encoded: Encoded } | { readonly problem: string };
