import type { Edge, Table } from './schema-graph.js';

export interface JoinTree {
  readonly root: Table;
  /** In an order in which each starts at a table already reached. */
  readonly edges: readonly Edge[];
  readonly cost: number;
  /** Two tables that are joined in one way of several equally short ones. */
  readonly doubtful?: { readonly from: Table; readonly to: Table; readonly ways: readonly Edge[] };
}

interface Route {
  readonly cost: number;
  readonly via?: Edge;
}

const routesFrom = (starts: ReadonlySet<Table>, without?: Table): ReadonlyMap<Table, Route> => {
  const routes = new Map<Table, Route>([...starts].map((table) => [table, { cost: 0 }]));
  const open = new Set(starts);
  while (open.size > 0) {
    const next = [...open].reduce((a, b) =>
      (routes.get(b)?.cost ?? 0) < (routes.get(a)?.cost ?? 0) ? b : a,
    );
    open.delete(next);
    for (const edge of next.edges) {
      const cost = (routes.get(next)?.cost ?? 0) + edge.weight + (edge.toOne ? 0 : 0.05);
      if (edge.to === without) continue;
      if (cost > 6 || cost >= (routes.get(edge.to)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      routes.set(edge.to, { cost, via: edge });
      open.add(edge.to);
    }
  }
  return routes;
};

const walkBack = (routes: ReadonlyMap<Table, Route>, target: Table): Edge[] => {
  const path: Edge[] = [];
  for (let via = routes.get(target)?.via; via; via = routes.get(via.from)?.via) path.unshift(via);
  return path;
};

const parallel = (edge: Edge): readonly Edge[] =>
  edge.from.edges.filter((other) => other.to === edge.to && other.toOne === edge.toOne);

/** The smallest tree of joins found from a root to all tables wanted; undefined when one cannot be reached. */
export const joinTree = (root: Table, wanted: Iterable<Table>): JoinTree | undefined => {
  const reached = new Set([root]);
  const open = new Set([...wanted].filter((table) => table !== root));
  const edges: Edge[] = [];
  let cost = 0;
  while (open.size > 0) {
    const routes = routesFrom(reached);
    const nearest = [...open].sort((a, b) => (routes.get(a)?.cost ?? 99) - (routes.get(b)?.cost ?? 99))[0];
    const route = nearest && routes.get(nearest);
    if (!nearest || !route) return undefined;
    for (const edge of walkBack(routes, nearest)) {
      edges.push(edge);
      reached.add(edge.to);
      open.delete(edge.to);
    }
    cost += route.cost;
  }
  const doubt = edges.find((edge) => parallel(edge).length > 1);
  return {
    root,
    edges,
    cost,
    ...(doubt && { doubtful: { from: doubt.from, to: doubt.to, ways: parallel(doubt) } }),
  };
};

const asShort = 0.06;

/** Another way between two tables that is as short, through none of the tables in between: neither is the one that is meant. */
export const otherWay = (path: readonly Edge[]): readonly Edge[] | undefined => {
  const [first, ...rest] = path;
  const to = path.at(-1)?.to;
  if (!first || !to || rest.length === 0) return undefined;
  const cost = routesFrom(new Set([first.from])).get(to)?.cost ?? 0;
  for (const { to: between } of path.slice(0, -1)) {
    const routes = routesFrom(new Set([first.from]), between);
    if ((routes.get(to)?.cost ?? Number.POSITIVE_INFINITY) <= cost + asShort) return walkBack(routes, to);
  }
  return undefined;
};
