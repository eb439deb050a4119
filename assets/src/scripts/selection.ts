/** Which words of a passage a selection means, counted as the server counts: white space once, none before the first word. */
export interface Selected {
  exact: string;
  prefix: string;
  suffix: string;
  /** In characters (code points) from 0. */
  start: number;
}

/** Characters told of either side; as many as the server keeps. */
const CONTEXT = 32;

/** Text with white space collapsed and trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/**
 * The words between two places in the raw text of a passage, in UTF-16 units; `null` when there are none. White space at
 * the edges is left out.
 */
export function selectWords(raw: string, from: number, to: number): Selected | null {
  const exact = collapse(raw.slice(from, to));
  if (exact === "") return null;
  const before = raw.slice(0, from + (raw.slice(from, to).match(/^\s*/u)?.[0].length ?? 0));
  // What stands before ends with the white space that parts it from the words, collapsed.
  let prefix = before.replace(/\s+/gu, " ").replace(/^ /u, "");
  const whole = [...collapse(raw)];
  const words = [...exact];
  const start = [...prefix].length;
  prefix = [...prefix].slice(-CONTEXT).join("");
  const end = start + words.length;
  return { exact, prefix, suffix: whole.slice(end, end + CONTEXT).join(""), start };
}

/** Where a place in the page lies in the text of `root`, in UTF-16 units. */
export function offsetIn(root: Node, node: Node, offset: number): number {
  const range = (root.ownerDocument ?? document).createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
