/**
 * widget.js: what a customer's page loads. It starts when the page is idle, makes a hidden frame from the chat
 * server, and shows its button once the frame has said that a chatflow applies here.
 *
 * The launcher itself asks the server nothing: a page with a strict Content-Security-Policy then needs only
 * `script-src` and `frame-src` for the chat server, no `connect-src`. So the frame is the one that asks.
 */
import { claimToken, readToken, writeToken } from './cookie';
import { LauncherView } from './launcher-view';
import { onPageChange, pageUrl } from './page';
import type { Hello, Theme, ToFrame, ToPage } from './port';
import { localStore, PREFIX } from './store';

interface Settings {
  channel: string;
  locale?: string;
  theme?: Theme;
  position?: 'left' | 'right';
  launcher?: boolean;
}
type Listener = (detail: Record<string, unknown>) => void;
type Call = ArrayLike<unknown>;
interface Entry {
  (name: string, ...args: unknown[]): unknown;
  q?: Call[];
  live?: boolean;
}

const ANSWER_WITHIN = 15_000;
const page = window as unknown as { Tertulia?: Entry };
const script = document.currentScript as HTMLScriptElement | null;
const base = new URL('.', script?.src || location.href);
const listeners = new Map<string, Set<Listener>>();

let settings: Settings | null = null;
let view: LauncherView | null = null;
let port: MessagePort | null = null;
let stopWatching: (() => void) | null = null;
let online = false;
let applies = false;
let wanted = true;
let openWhenReady = false;
let unread = 0;

function emit(name: string, detail: Record<string, unknown> = {}): void {
  listeners.get(name)?.forEach(listener => {
    try {
      listener(detail);
    } catch (fault) {
      console.error(fault);
    }
  });
  window.dispatchEvent(new CustomEvent('tertulia:' + name, { detail }));
}

function say(message: ToFrame): void {
  port?.postMessage(message);
}

function start(): void {
  if (view || !settings) return;
  if (!document.body) {
    document.addEventListener('DOMContentLoaded', start, { once: true });
    return;
  }
  const locale = settings.locale || document.documentElement.lang || navigator.language;
  const url = new URL(`chat/${encodeURIComponent(settings.channel)}`, base);
  url.searchParams.set('locale', locale);
  const mine = view = new LauncherView(() => (view?.open ? close() : open()), close);
  view.load(url.href, frame => {
    port?.close();
    const line = new MessageChannel();
    port = line.port1;
    port.onmessage = event => heard(event.data as ToPage);
    const hello: Hello = {
      tertulia: 1, token: readToken(), page: pageUrl(), locale,
      theme: settings?.theme ?? 'auto', open: view!.open, kept: localStore()?.rows() ?? [],
    };
    frame.postMessage(hello, url.origin, [line.port2]);
  });
  stopWatching = onPageChange(() => say({ t: 'page', page: pageUrl() }));
  setTimeout(() => {
    if (view === mine && !online) absent('no answer from the chat: is its server up, the channel key right, and this domain among the allowed ones?');
  }, ANSWER_WITHIN);
}

function absent(reason: string): void {
  applies = false;
  close();
  view?.showButton(false);
  console.info(`Tertulia: the chat is not shown on this page: ${reason}`);
  emit('error', { code: online ? reason : 'no-answer' });
}

function heard(message: ToPage): void {
  switch (message.t) {
    case 'flow': {
      const first = !online;
      online = true;
      if (!message.show) return absent(message.reason);
      applies = true;
      view?.paint(message.brand, message.ink, settings?.position ? settings.position === 'left' : message.left, message.labels);
      view?.showButton(wanted);
      if (first) emit('ready');
      if (openWhenReady) open();
      return;
    }
    case 'claim':
      return say({ t: 'token', token: claimToken(message.token) });
    case 'keep':
      return writeToken(message.token);
    case 'store':
      if (message.name.startsWith(PREFIX)) localStore()?.put(message.name, message.value);
      return;
    case 'unread':
      if (message.count !== unread) emit('unread', { count: message.count });
      unread = message.count;
      return view?.unread(unread, message.label);
    case 'close':
      return close();
    case 'event':
      return emit(message.name, message.detail);
  }
}

function open(): void {
  openWhenReady = !applies;
  start();
  if (!view || view.open || !applies) return;
  view.show();
  say({ t: 'open', token: readToken() });
  emit('open');
}

function close(): void {
  openWhenReady = false;
  if (!view?.open) return;
  view.hide();
  say({ t: 'closed' });
  emit('close');
}

function display(shown: boolean): void {
  wanted = shown;
  view?.showButton(shown && applies);
}

function off(name: string, listener: Listener): void {
  listeners.get(name)?.delete(listener);
}

const calls: Record<string, (...args: never[]) => unknown> = {
  boot(given: Partial<Settings> = {}) {
    if (settings || !given.channel) return;
    settings = { ...given, channel: given.channel };
    wanted = given.launcher !== false;
    if (openWhenReady || location.hash === '#tertulia-open') open();
    else whenIdle(start);
  },
  open,
  close,
  toggle: () => (view?.open ? close() : open()),
  show: () => display(true),
  hide: () => display(false),
  page: () => say({ t: 'page', page: pageUrl() }),
  status: () => ({ loaded: online, available: applies, open: !!view?.open, unread }),
  on(name: string, listener: Listener) {
    listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    return () => off(name, listener);
  },
  off,
  /** Forgets the visitor in this browser and takes the chat away: for the sign-out on shared computers. */
  shutdown() {
    const gone = view;
    say({ t: 'shutdown' });
    close();
    writeToken(null);
    stopWatching?.();
    gone?.showButton(false);
    setTimeout(() => gone?.remove(), 250); // the frame empties its storage first
    settings = view = port = null;
    online = applies = false;
    unread = 0;
  },
};

/** After the page has loaded, or 4 s at most, and then when nothing else is to do. */
function whenIdle(task: () => void): void {
  const idle = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 });
    else setTimeout(task, 200);
  };
  if (document.readyState === 'complete') return idle();
  let begun = false;
  const once = (): void => {
    if (!begun) idle();
    begun = true;
  };
  addEventListener('load', once, { once: true });
  setTimeout(once, 4000);
}

function clicked(event: MouseEvent): void {
  const target = event.target instanceof Element && event.target.closest('a[href="#tertulia-open"],[data-tertulia-open]');
  if (!target || !settings) return;
  event.preventDefault();
  open();
}

if (!page.Tertulia?.live && 'adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype) {
  const queued = page.Tertulia?.q ?? [];
  const entry: Entry = (name, ...args) => {
    const call = calls[name] as ((...args: unknown[]) => unknown) | undefined;
    if (!call) console.warn(`Tertulia: there is no call "${name}"`);
    return call?.(...args);
  };
  entry.live = true;
  page.Tertulia = entry;
  document.addEventListener('click', clicked);
  const { channel, locale, theme, position, launcher } = script?.dataset ?? {};
  if (channel) entry('boot', { channel, locale, theme, position, launcher: launcher !== 'false' });
  for (const call of queued) entry(...(Array.from(call) as [string, ...unknown[]]));
}
