/** What a word or phrase of the closed operator list does to the query. */
export type Operator =
  | { readonly kind: 'aggregate'; readonly agg: 'avg' | 'sum' | 'min' | 'max' | 'median' }
  | { readonly kind: 'count' }
  | { readonly kind: 'how-many' | 'how-much' }
  | {
      readonly kind: 'superlative';
      readonly direction: 'desc' | 'asc';
      readonly of?: readonly string[];
      /** "most common": by how often it occurs. */
      readonly often?: true;
    }
  | { readonly kind: 'top'; readonly direction: 'desc' | 'asc' }
  | {
      readonly kind: 'compare';
      readonly op: CompareOp;
      readonly of?: readonly string[];
      readonly time?: true;
    }
  | { readonly kind: 'comparative'; readonly op: '>' | '<'; readonly of?: readonly string[] }
  | { readonly kind: 'how'; readonly of: readonly string[]; readonly derived?: 'density' }
  | { readonly kind: 'aged' }
  | { readonly kind: 'suffix-compare'; readonly op: CompareOp }
  | { readonly kind: 'between' }
  | { readonly kind: 'not' }
  | { readonly kind: 'without' }
  | { readonly kind: 'group' }
  | { readonly kind: 'each' }
  | { readonly kind: 'order' }
  | { readonly kind: 'direction'; readonly direction: 'desc' | 'asc' }
  | { readonly kind: 'alphabetical' }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'contains'; readonly where: 'anywhere' | 'start' | 'end' }
  | { readonly kind: 'and' | 'or' | 'both' | 'either' | 'versus' }
  | { readonly kind: 'possess' | 'whose' | 'that' | 'of' | 'in' | 'since' | 'from' | 'until' | 'ago' }
  | {
      readonly kind:
        | 'share'
        | 'density'
        | 'per-capita'
        | 'growth'
        | 'difference'
        | 'trend'
        | 'latest'
        | 'map';
    }
  | { readonly kind: 'shrink' | 'country' }
  | { readonly kind: 'chart'; readonly chart: 'line' | 'bar' | 'pie' | 'scatter' | 'histogram' | 'table' }
  | { readonly kind: 'than' };

export type CompareOp = '>' | '>=' | '<' | '<=' | '=' | '<>';
