/** chat/frame.js: the chat itself, in its frame on a customer's page, or as a page of its own. */
import { type Item, initials } from './bubble';
import { CaptureForm } from './capture';
import { palette } from './colour';
import { Composer } from './composer';
import { type Host, embedded, standalone } from './host';
import type { LineState } from './line';
import type { ToFrame } from './port';
import type { Chatflow, ErrorCode } from './protocol';
import { Session } from './session';
import { count, fillIn, locale, readJson, text } from './texts';
import { Thread } from './thread';

interface Config {
  channel: string;
  name?: string;
  hostOrigins?: string[];
  rehearsal?: boolean;
  /** The conversation that a letter's link opened. */
  continued?: string;
}

const TYPING_LASTS = 5000;
const TROUBLE_SHOWN_AFTER = 1500;

class Chat {
  private readonly root = document.documentElement;
  private readonly session: Session;
  private readonly thread: Thread;
  private readonly composer: Composer;
  private readonly form: CaptureForm;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private painted = '';
  private told = -1;
  private newest = 0;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private troubleTimer: ReturnType<typeof setTimeout> | undefined;
  private refusal: ErrorCode | null = null;

  constructor(private readonly config: Config, private readonly host: Host) {
    this.session = new Session(config.channel, locale, host, {
      changed: () => this.changed(),
      line: state => this.line(state),
      typing: name => this.typing(name),
      failed: () => put('alert', text('state.failed')),
      refused: code => this.refused(code),
    });
    this.thread = new Thread(key => this.session.retry(key), () => this.read());
    this.composer = new Composer(config.channel, {
      send: written => this.session.send(written),
      typing: () => this.session.typing(),
    });
    this.form = new CaptureForm(this.session.capture, () => this.changed());
    this.listen();
    this.theme();
    this.session.start();
  }

  private listen(): void {
    const close = element<HTMLButtonElement>('close');
    close.hidden = !this.host.embedded;
    close.onclick = () => this.host.tell({ t: 'close' });
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && !event.isComposing) this.host.tell({ t: 'close' });
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.session.line.hurry();
      this.session.tellVisible();
      this.read();
    });
    this.dark.addEventListener('change', () => this.theme());
    addEventListener('offline', () => this.line('down'));
    this.host.heard = message => this.heard(message);
  }

  private heard(message: ToFrame): void {
    switch (message.t) {
      case 'open':
        this.session.opened(message.token);
        this.thread.toEnd(false);
        // On a phone the keyboard would cover the conversation before it was seen.
        if (matchMedia('(pointer: coarse)').matches) element('name').focus({ preventScroll: true });
        else this.composer.focus();
        return this.read();
      case 'closed':
        return this.session.tellVisible();
      case 'page':
        return this.session.pageChanged();
      case 'shutdown':
        this.composer.clear();
        return this.session.shutdown();
    }
  }

  private changed(): void {
    const { welcome, ledger } = this.session;
    if (welcome) {
      this.refusal = null;
      this.paint(welcome.chatflow);
    }
    const log = element('log');
    if (!welcome && !this.session.outbox.all().length) return;
    const items = this.items();
    this.thread.show(items);
    const messages = ledger.all();
    this.root.classList.toggle('fresh', !messages.length && items.length < 2);
    const newest = messages[messages.length - 1];
    if (newest && newest.seq > this.newest && newest.author.type !== 'visitor') this.stopTyping();
    this.newest = newest?.seq ?? 0;
    const prompt = messages.filter(each => each.kind === 'prompt').pop();
    this.session.copy.show(messages.length > 0);
    this.form.show(this.thread.slot(prompt ? `s${prompt.seq}` : 'ask'));
    // The history is not news: the log speaks only from now on.
    if (welcome && log.getAttribute('aria-busy') === 'true') setTimeout(() => log.setAttribute('aria-busy', 'false'), 200);
    if (!this.session.outbox.all().some(each => each.failed)) put('alert', '');
    this.read();
    this.tellUnread();
  }

  private items(): Item[] {
    const { ledger, outbox, agentReadSeq, capture, welcome } = this.session;
    const messages = ledger.all();
    const items: Item[] = messages.filter(each => each.text || each.files).map(each => ({
      id: each.author.type === 'visitor' && each.key ? each.key : `s${each.seq}`,
      author: each.author,
      event: each.kind === 'event',
      text: each.text,
      files: each.files,
      at: new Date(each.at),
      status: each.author.type !== 'visitor' ? undefined : each.seq <= agentReadSeq ? 'seen' : 'sent',
    }));
    for (const entry of outbox.all()) {
      if (ledger.hasKey(entry.key)) continue;
      items.push({
        id: entry.key, author: { type: 'visitor' }, text: entry.text, at: new Date(entry.at),
        status: entry.failed ? 'failed' : 'waiting', reason: entry.failed ? reason(entry.failed) : undefined,
      });
    }
    const team = { type: 'agent' as const, name: this.config.name };
    if (welcome) items.unshift({ id: 'greeting', author: team, text: this.greeting(messages.length === 0), at: new Date(0), timeless: true });
    if (!messages.some(each => each.kind === 'prompt') && (capture.open || capture.given !== null || capture.declined)) {
      items.push({ id: 'ask', author: team, text: capture.message || text('email.ask'), at: new Date(), timeless: true });
    }
    return items;
  }

  /** The welcome, or the away text in a thread that has not begun; in one that has, it stands above the composer. */
  private greeting(empty: boolean): string {
    const { chatflow, away } = this.session.welcome!;
    const welcome = chatflow?.welcome || text('greeting');
    const absent = awayText(chatflow);
    put('notice', away && !empty ? absent : '');
    return away && empty ? absent : welcome;
  }

  private paint(flow: Chatflow | null): void {
    const { away, agents, conversation } = this.session.welcome!;
    const { embedded: framed } = this.host;
    const names = (agents ?? []).map(each => (typeof each === 'string' ? each : each.name)).slice(0, 3);
    put('status', text(away ? 'status.away' : 'status.online'));
    this.root.classList.toggle('away', away);
    const key = JSON.stringify([flow?.brand, flow?.launcher, !flow && !conversation, names]);
    if (key === this.painted) return;
    this.painted = key;
    const colours = palette(flow?.brand);
    for (const [name, value] of Object.entries(colours)) this.root.style.setProperty(`--${name}`, value);
    const faces = names.length ? names : [this.config.name || text('team')];
    element('faces').replaceChildren(...faces.map(name => {
      const face = document.createElement('span');
      face.className = 'avatar';
      face.textContent = initials(name);
      return face;
    }));
    if (!framed) return;
    // A conversation that began on another page can be continued on one that has no chatflow of its own.
    this.flow(flow !== null || conversation !== null, 'no-chatflow', colours.brand, colours.ink, flow?.launcher?.position === 'left');
  }

  private flow(show: boolean, why: string, brand = '', ink = '', left = false): void {
    const labels = { open: text('open'), close: text('close'), title: text('title', this.config.name || document.title) };
    this.host.tell({ t: 'flow', show, reason: show ? '' : why, brand, ink, left, labels });
  }

  private refused(code: ErrorCode): void {
    this.refusal = code;
    this.flow(false, code);
    this.line('down');
  }

  private read(): void {
    if (this.session.watched() && this.thread.endInView) this.session.seen();
  }

  private tellUnread(): void {
    const unread = this.session.unread();
    if (unread === this.told) return;
    this.told = unread;
    this.host.tell({ t: 'unread', count: unread, label: count('unread', unread) });
  }

  private typing(name: string): void {
    const dots = element('typing');
    dots.hidden = false;
    put('typist', text('typing', name || text('team')));
    if (this.thread.endInView) this.thread.toEnd(true);
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), TYPING_LASTS);
  }

  private stopTyping(): void {
    element('typing').hidden = true;
  }

  private line(state: LineState): void {
    if (this.refusal) return put('line', text('unavailable'));
    if (state === 'up' || state === 'idle') {
      clearTimeout(this.troubleTimer);
      this.troubleTimer = undefined;
      return put('line', '');
    }
    // A moment without a line is nobody's business; the tries that fail meanwhile do not make it shorter.
    this.troubleTimer ??= setTimeout(() => this.trouble(), TROUBLE_SHOWN_AFTER);
  }

  private trouble(): void {
    put('line', text(navigator.onLine ? 'line.reconnecting' : 'line.offline'));
    this.troubleTimer = setTimeout(() => this.trouble(), TROUBLE_SHOWN_AFTER);
  }

  private theme(): void {
    const { theme } = this.host;
    this.root.dataset.theme = theme === 'auto' ? (this.dark.matches ? 'dark' : 'light') : theme;
  }
}

function awayText(flow: Chatflow | null): string {
  return (typeof flow?.away === 'string' ? flow.away : flow?.away?.message) || text('away');
}

function reason(code: string): string {
  const known = ['too-long', 'flood'];
  return known.includes(code) ? text(`failed.${code}`) : text('state.failed');
}

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

function put(id: string, content: string): void {
  const target = element(id);
  if (target.textContent !== content) target.textContent = content;
}

async function begin(): Promise<void> {
  const config = readJson<Config>('config');
  fillIn(document);
  put('name', config.name || document.title);
  const framed = window.parent !== window;
  document.documentElement.classList.toggle('page', !framed);
  new Chat(config, framed ? await embedded(config.hostOrigins ?? [], config.rehearsal === true) : standalone(config.continued));
}

void begin();
