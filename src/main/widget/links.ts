/**
 * The text of a message as nodes: addresses that begin with http(s):// or www. become links, everything else is
 * plain text. No HTML is ever parsed, so nothing that a person wrote can be markup.
 */
export function linked(text: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"]+/gi)) {
    const shown = trimmed(match[0]);
    const url = address(shown);
    if (!url) continue;
    nodes.push(document.createTextNode(text.slice(from, match.index)), link(url, shown));
    from = match.index + shown.length;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

/** A sentence's own punctuation is no part of the address; a closing bracket is if it was opened inside. */
function trimmed(found: string): string {
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1]!;
    const inner = found.slice(0, end - 1);
    if (last === ')' ? inner.split('(').length <= inner.split(')').length : /[.,;:!?'\]}*_~…»”’]/.test(last)) end--;
    else break;
  }
  return found.slice(0, end);
}

function address(shown: string): URL | null {
  try {
    const url = new URL(/^www\./i.test(shown) ? `https://${shown}` : shown);
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') || url.hostname === 'localhost' ? url : null;
  } catch {
    return null;
  }
}

function link(url: URL, shown: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url.href;
  anchor.textContent = shown;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow';
  return anchor;
}
