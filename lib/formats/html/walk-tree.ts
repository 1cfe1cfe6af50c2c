/**
 * Goes through a node and what is in it, in the order of the text, without recursion: a page may be nested as deep as it
 * likes. `enter` returns false for a node that is not to be gone into; `leave` is called for each node that was entered.
 */
export function walkTree(
  root: Node,
  enter: (node: Node) => boolean,
  leave: (node: Node) => void = () => {},
): void {
  let node: Node | null = root;
  while (node !== null) {
    const inner: Node | null = enter(node) ? node.firstChild : null;
    if (inner !== null) {
      node = inner;
      continue;
    }
    while (node !== null) {
      leave(node);
      if (node === root) return;
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
}

/** How deep the elements of a tree are nested. */
export function depthOf(root: Node): number {
  let depth = 0;
  let deepest = 0;
  walkTree(
    root,
    () => {
      deepest = Math.max(deepest, ++depth);
      return true;
    },
    () => depth--,
  );
  return deepest;
}
