/** The path of PUBLIC_URL, which the build puts in here; empty where the pages stand at the root of their host. */
const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/**
 * An address within the server as the browser has to ask for it. Next's own links and its router put the path before by
 * themselves; requests, copied links and the address bar do not.
 */
export function withBasePath(path: string): string {
  return `${BASE_PATH}${path}`;
}
