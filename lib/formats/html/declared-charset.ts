/** The charset that a page declares in its first bytes. */
export function declaredCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString("latin1", 0, 4096);
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)|^\s*<\?xml[^>]*encoding=["']([\w:.-]+)/i
    .exec(head)
    ?.slice(1)
    .find((label) => label !== undefined);
}

/** True for a text that is a web page, whatever its file is called. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,400}-->\s*)?(?:<!doctype html|<html[\s>])/i.test(
    text.slice(0, 2000),
  );
}
