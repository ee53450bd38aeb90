import type { Incoming, Outgoing } from './protocol';

const PATIENCE = 15_000;

/**
 * One round of the fallback: the frames that a socket would carry, a hello first, posted; the server's frames back.
 *
 * @throws when the server cannot be reached, or answers anything but frames
 */
export async function exchange(url: string, frames: Outgoing[]): Promise<Incoming[]> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ frames }),
      credentials: 'omit',
      cache: 'no-store',
      signal: stop.signal,
    });
    const body = await answer.json() as { frames?: Incoming[] };
    if (!Array.isArray(body.frames)) throw new Error(`polling: ${answer.status}`);
    return body.frames;
  } finally {
    clearTimeout(timer);
  }
}
