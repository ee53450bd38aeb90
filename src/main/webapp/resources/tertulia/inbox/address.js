/* The page's address: ?c=…&view=…&status=…&q=… Everything that is asked of the server carries it along. */

let most = 0;

/** The parameters as they are now. */
export function parameters() {
  const query = new URLSearchParams(location.search);
  const all = {};
  for (const name of ['c', 'view', 'status', 'q']) {
    if (query.get(name)) all[name] = query.get(name);
  }
  if (most) all.most = String(most);
  return all;
}

export function openId() {
  return parameters().c ?? null;
}

/** How many rows the list shows from now on. */
export function showMost(count) {
  most = Number(count);
}

/** An address with these parameters changed; null or empty removes one. */
export function withParameters(changes) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...parameters(), ...changes })) {
    if (value && name !== 'most') query.set(name, value);
  }
  const text = query.toString();
  return '/inbox' + (text ? `?${text}` : '');
}
