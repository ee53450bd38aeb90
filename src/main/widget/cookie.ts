/**
 * The visitor's token in a first-party cookie of the page that shows the chat: a frame's own cookies would be
 * third-party ones, which browsers block. A year, as behaviours.md C1 has it; kept in memory where cookies are off.
 */

let name = 'tertulia_visitor';
const YEAR = 31_536_000;
let memory: string | null = null;

/** What a letter's link opened has a token of its own, beside the one of this page's own chat. */
export function keepApart(conversation: string): void {
  name += `_${conversation}`;
}

export function readToken(): string | null {
  try {
    const found = document.cookie.split('; ').find(part => part.startsWith(name + '='));
    return found ? decodeURIComponent(found.slice(name.length + 1)) || null : memory;
  } catch {
    return memory;
  }
}

/** Keeps the token, or forgets it (null). */
export function writeToken(token: string | null): void {
  memory = token;
  try {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${encodeURIComponent(token ?? '')}; Max-Age=${token ? YEAR : 0}; Path=/; SameSite=Lax${secure}`;
  } catch {
    // A sandboxed page has no cookies: the token then lives as long as the page.
  }
}

/** Gives the browser this token unless another tab gave it one before; answers the one that counts. */
export function claimToken(token: string): string {
  const present = readToken();
  if (present) return present;
  writeToken(token);
  return token;
}
