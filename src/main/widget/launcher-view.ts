import { STYLE } from './launcher-style';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M12 3.5c-5 0-9 3.4-9 7.7 0 2.4 1.3 4.5 3.3 5.9l-.7 3.1c-.1.5.4.9.8.7l3.5-1.8c.7.1 1.4.2 2.1.2 5 0 9-3.4 9-7.8s-4-8-9-8Z';
const DOTS = 'M8.2 11.3h.01M12 11.3h.01M15.8 11.3h.01';
const CHEVRON = 'M5.5 9l6.5 6.5L18.5 9';

/**
 * The button and the frame, in a closed shadow root at the end of the page's body: out of the reach of its
 * styles and scripts, fixed to the viewport, so nothing of the page moves.
 */
export class LauncherView {
  private readonly host = document.createElement('tertulia-chat');
  private readonly box = document.createElement('div');
  private readonly button = document.createElement('button');
  private readonly badge = document.createElement('b');
  private readonly frame = document.createElement('iframe');
  private labels = { open: 'Chat', close: 'Chat', title: 'Chat' };
  private unreadLabel = '';
  private opener: HTMLElement | null = null;
  open = false;

  constructor(toggle: () => void, escape: () => void) {
    const root = this.host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.button.type = 'button';
    this.button.hidden = true;
    this.button.setAttribute('aria-controls', 'chat');
    this.button.append(icon('c', BUBBLE, DOTS), icon('x', CHEVRON), this.badge);
    this.badge.ariaHidden = 'true';
    this.button.onclick = toggle;
    root.addEventListener('keydown', event => {
      if ((event as KeyboardEvent).key === 'Escape' && this.open) escape();
    });
    this.frame.id = 'chat';
    this.box.append(this.frame, this.button);
    root.append(this.box);
    this.describe();
  }

  /** Puts the frame into the page; `loaded` is called each time its document has come. */
  load(url: string, loaded: (frame: Window) => void): void {
    this.frame.referrerPolicy = 'origin';
    this.frame.onload = () => {
      if (this.frame.contentWindow) loaded(this.frame.contentWindow);
    };
    this.frame.src = url;
    document.body.append(this.host);
  }

  paint(brand: string, ink: string, left: boolean, labels: typeof this.labels): void {
    this.host.style.setProperty('--brand', brand);
    this.host.style.setProperty('--ink', ink);
    this.box.className = left ? 'left' : '';
    this.labels = labels;
    this.describe();
  }

  showButton(shown: boolean): void {
    this.button.hidden = !shown;
  }

  unread(count: number, label: string): void {
    this.badge.textContent = count > 9 ? '9+' : count ? String(count) : '';
    this.unreadLabel = count ? label : '';
    this.describe();
  }

  show(): void {
    const active = document.activeElement;
    this.opener = active instanceof HTMLElement && active !== document.body && active !== this.host ? active : null;
    this.turn(true);
    visualViewport?.addEventListener('resize', this.fit);
    visualViewport?.addEventListener('scroll', this.fit);
    this.frame.focus();
  }

  /** Closes; focus goes back to what opened the chat, the button as a rule. */
  hide(): void {
    this.turn(false);
    visualViewport?.removeEventListener('resize', this.fit);
    visualViewport?.removeEventListener('scroll', this.fit);
    this.fit();
    // Only if the chat had the focus: a script's close() must not take it from a form of the page.
    if (document.activeElement === this.host) {
      const back = this.opener?.isConnected ? this.opener : this.button;
      back.focus({ preventScroll: true });
    }
  }

  remove(): void {
    if (this.open) this.hide();
    this.host.remove();
  }

  private turn(open: boolean): void {
    this.open = open;
    this.frame.classList.toggle('open', open);
    this.describe();
  }

  private describe(): void {
    const { open, close, title } = this.labels;
    this.frame.title = title;
    this.button.setAttribute('aria-expanded', String(this.open));
    const label = this.open ? close : open;
    this.button.setAttribute('aria-label', !this.open && this.unreadLabel ? `${label}, ${this.unreadLabel}` : label);
  }

  /** Full screen on a phone: ends above the on-screen keyboard, which the frame itself cannot see. */
  private readonly fit = (): void => {
    const view = visualViewport;
    const style = this.frame.style;
    const keyboard = view && this.open && view.scale === 1 && this.frame.offsetWidth >= innerWidth
      && innerHeight - view.height > 80;
    style.height = keyboard ? `${view.height}px` : '';
    style.top = keyboard ? `${view.offsetTop}px` : '';
  };
}

function icon(name: string, ...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { class: name, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.9', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
