/** Where the visitor is, for the chatflow's targeting, and news of it on pages that change without loading. */

const LONGEST = 2000;

/**
 * The page's address. A fragment goes along only where it is a route ("#/prices", "#!prices"):
 * others may carry secrets, such as an access token of a sign-in.
 */
export function pageUrl(): string {
  const url = new URL(location.href);
  if (!/^#[/!]/.test(url.hash)) url.hash = '';
  url.username = url.password = '';
  return url.href.slice(0, LONGEST);
}

/** Calls back when the address changes. Listens only; `history` is the page's own and stays unpatched. */
export function onPageChange(changed: () => void): () => void {
  let last = pageUrl();
  const look = (): void => {
    if (pageUrl() !== last) {
      last = pageUrl();
      changed();
    }
  };
  const navigation = (window as unknown as { navigation?: EventTarget }).navigation;
  const sources: [EventTarget, string][] = [[window, 'popstate'], [window, 'hashchange']];
  if (navigation) sources.push([navigation, 'navigatesuccess']);
  for (const [target, type] of sources) target.addEventListener(type, look);
  return () => {
    for (const [target, type] of sources) target.removeEventListener(type, look);
  };
}
