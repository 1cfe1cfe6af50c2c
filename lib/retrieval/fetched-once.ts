/**
 * Makes a look-up by id that asks for each id once, also while it is still on its way. What is found is handed over in
 * one map that grows; unknown ids are left out of it.
 */
export function fetchedOnce<Fetched, Kept>(
  fetch: (ids: readonly string[]) => Promise<readonly Fetched[]>,
  entry: (fetched: Fetched) => readonly [id: string, kept: Kept],
): (ids: readonly string[]) => Promise<ReadonlyMap<string, Kept>> {
  const asked = new Set<string>();
  const found = new Map<string, Kept>();
  const fetches: Promise<void>[] = [];
  const add = async (ids: readonly string[]) => {
    for (const fetched of await fetch(ids)) found.set(...entry(fetched));
  };
  return async (ids) => {
    const missing = [...new Set(ids)].filter((id) => !asked.has(id));
    for (const id of missing) asked.add(id);
    if (missing.length > 0) fetches.push(add(missing));
    await Promise.all(fetches);
    return found;
  };
}
