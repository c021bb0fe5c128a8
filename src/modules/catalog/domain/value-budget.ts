/** Shares a number of places among columns: the small ones get all they need, the large ones what remains, evenly. */
export function shareOut(needs: readonly number[], places: number): number[] {
  const shares = needs.map(() => 0);
  let left = places;
  const smallestFirst = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
  smallestFirst.forEach(({ need, index }, done) => {
    const fair = Math.floor(left / (needs.length - done));
    shares[index] = Math.min(need, fair);
    left -= shares[index];
  });
  return shares;
}
