import type { Vocabulary } from '../tree-walk.js';

const words = (...lines: string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(' ')));

/** The nodes and fields of PostgreSQL's own parse tree that a question may have. */
export const vocabulary: Vocabulary = {
  known: words(
    // Statements.
    'targetList ResTarget val fromClause whereClause groupClause havingClause windowClause sortClause distinctClause',
    'valuesLists limitCount limitOffset GroupingSet content List items SortBy node WindowDef partitionClause',
    'orderClause startOffset endOffset',
    // Tables.
    'JoinExpr larg rarg quals RangeSubselect subquery functions',
    // Expressions.
    'BoolExpr args lexpr rexpr arg CaseExpr CaseWhen expr result defresult CoalesceExpr MinMaxExpr NullTest',
    'BooleanTest SubLink testexpr subselect A_ArrayExpr elements RowExpr indirection A_Indices lidx',
    'uidx NamedArgExpr CollateClause GroupingFunc TypeCast agg_order agg_filter over',
  ),
  plain: words(
    'location op all limitOption groupDistinct name kind sortby_dir sortby_nulls refname frameOptions jointype isNatural',
    'usingClause join_using_alias alias rtindex lateral ordinality is_rowsfrom boolop minmax nulltesttype booltesttype',
    'subLinkType row_format is_slice argnumber list_start list_end rexpr_list_start rexpr_list_end collname refs casefold A_Const A_Star',
    'String agg_within_group agg_star agg_distinct func_variadic funcformat',
  ),
  refusals: {
    intoClause: 'SELECT INTO makes a table.',
    lockingClause: 'FOR UPDATE and FOR SHARE lock rows.',
    RangeTableSample: 'TABLESAMPLE may not be used.',
    InsertStmt: 'INSERT changes data.',
    UpdateStmt: 'UPDATE changes data.',
    DeleteStmt: 'DELETE changes data.',
    MergeStmt: 'MERGE changes data.',
    SetToDefault: 'DEFAULT has no meaning in a SELECT.',
  },
};
