export type ObjectScanner = {
  /** The objects that this text completes, as text, inner ones before those around them. */
  push(text: string): string[];
  /** True while an object is open. */
  isOpen(): boolean;
};

/**
 * Finds the JSON objects in a text that is still arriving, each at its closing brace. What stands around them (prose,
 * Markdown fences, lists) does not matter. Braces within strings do not count. Time grows linearly with the text.
 */
export function createObjectScanner(): ObjectScanner {
  let buffer = "";
  let at = 0;
  const starts: number[] = [];
  let inString = false;
  let escaped = false;

  return {
    push(text) {
      buffer += text;
      const found: string[] = [];
      for (; at < buffer.length; at++) {
        const character = buffer.charAt(at);
        if (inString) {
          if (escaped) escaped = false;
          else if (character === "\\") escaped = true;
          else if (character === '"') inString = false;
        } else if (character === "{") starts.push(at);
        else if (character === '"') inString = starts.length > 0;
        else if (character === "}") {
          const start = starts.pop();
          if (start !== undefined) found.push(buffer.slice(start, at + 1));
        }
      }
      return found;
    },
    isOpen: () => starts.length > 0,
  };
}
