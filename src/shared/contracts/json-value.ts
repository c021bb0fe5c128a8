/** Any JSON, where its shape is not ours to know: a chart specification, a cell. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
