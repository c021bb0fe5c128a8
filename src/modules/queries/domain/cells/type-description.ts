/** A type of DuckDB, as its client describes it. */
export interface TypeDescription {
  /** `BIGINT`, `LIST`, … */
  readonly typeId: string;
  /** `JSON`, which is text otherwise. */
  readonly alias?: string;
  readonly width?: number;
  readonly scale?: number;
  readonly valueType?: TypeDescription;
  readonly keyType?: TypeDescription;
  readonly entryNames?: readonly string[];
  readonly entryTypes?: readonly TypeDescription[];
  readonly memberTags?: readonly string[];
  readonly memberTypes?: readonly TypeDescription[];
}

export interface DescribedColumn {
  readonly name: string;
  readonly type: TypeDescription;
}
