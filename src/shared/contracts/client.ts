/** Where a request comes from, as far as that can be told. */
export interface Client {
  /** The network address. */
  readonly address: string;
  /** What the program calls itself; empty when it does not say. */
  readonly userAgent: string;
}
