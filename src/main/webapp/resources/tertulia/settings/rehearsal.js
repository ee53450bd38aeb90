/* Plays the server to the real chat in a frame, so that a chatflow is seen before anybody meets it: the greeting, a visitor's
   line, the question for the address when the setting asks it, the away message. The frame was asked for with "rehearsal",
   so it takes its server's part from this page's port and from nowhere else: nothing is sent, nothing is kept. */

const BEAT = 900;

export function rehearse(frame, draft) {
  const channels = JSON.parse(frame.dataset.channels);
  let port = null;
  let shown = '';
  let timers = [];
  let lines = [];
  let asked = false;

  function say(frameOfServer) {
    port?.postMessage({ t: 'served', frame: frameOfServer });
  }

  function line(kind, author, text) {
    const seq = lines.length + 1;
    const message = { seq, prev: seq - 1, key: `line-${seq}`, kind, author, text, at: new Date().toISOString() };
    lines.push(message);
    say({ type: 'message', ...message });
    return message;
  }

  function later(beats, what) {
    timers.push(setTimeout(what, beats * BEAT));
  }

  function welcome() {
    const now = draft();
    for (const each of lines) {
      if (each.kind === 'prompt') each.text = now.capture;
      if (each.kind === 'event') each.text = now.waited;
    }
    return {
      type: 'welcome', visitor: 'rehearsal', conversation: lines.length ? 'rehearsal' : null,
      chatflow: { id: 'rehearsal', name: '', welcome: now.welcome, away: { message: now.awayMessage } },
      away: now.away, messages: lines, capture: asked ? { message: now.capture } : null, readSeq: lines.length, agentReadSeq: 0,
    };
  }

  function ask() {
    if (asked) return;
    asked = true;
    line('prompt', { type: 'system' }, draft().capture);
    say({ type: 'capture', message: draft().capture });
  }

  /** What follows the visitor's first line. */
  function follow(first) {
    const { when, waited } = draft();
    if (!first || when === 'NEVER') return;
    if (when === 'IMMEDIATELY') return later(1, ask);
    later(1, () => line('event', { type: 'system' }, waited));
    later(2, ask);
  }

  function heard(frameOfVisitor) {
    switch (frameOfVisitor.type) {
      case 'hello':
        say(welcome());
        if (!lines.length && !draft().greeting) later(1.2, () => {
          if (lines.length) return;
          line('message', { type: 'visitor' }, draft().visitor);
          follow(true);
        });
        break;
      case 'send': {
        const first = !lines.length;
        const seq = lines.length + 1;
        const at = new Date().toISOString();
        lines.push({ seq, prev: seq - 1, key: frameOfVisitor.key, kind: 'message', author: { type: 'visitor' }, text: frameOfVisitor.text, at });
        say({ type: 'ack', key: frameOfVisitor.key, seq, prev: seq - 1, at });
        follow(first);
        break;
      }
      case 'email':
        say(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(frameOfVisitor.email) ? { type: 'captured', email: frameOfVisitor.email } : { type: 'error', code: 'bad-email' });
        break;
    }
  }

  function connect() {
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      if (data.t === 'serve') heard(data.frame);
      else if (data.t === 'claim') port.postMessage({ t: 'token', token: data.token });
    };
    const scheme = document.documentElement.dataset.theme;
    frame.contentWindow.postMessage({
      tertulia: 1, token: null, page: `${location.origin}/`, locale: draft().language, theme: scheme, open: true, kept: [],
    }, location.origin, [channel.port2]);
  }

  function again() {
    timers.forEach(clearTimeout);
    timers = [];
    lines = [];
    asked = false;
    port?.close();
    port = null;
    const { inbox, language } = draft();
    const key = channels[inbox];
    frame.hidden = !key;
    if (key) frame.src = `/chat/${key}?rehearsal&locale=${language}&t=${Date.now()}`;
    shown = `${inbox} ${language} ${draft().when}`;
  }

  frame.addEventListener('load', () => {
    if (frame.src) connect();
  });

  let soon = 0;

  return {
    again,
    /** Something has been written: brings texts up to date; starts again when more than texts is different. */
    follow() {
      clearTimeout(soon);
      soon = setTimeout(() => {
        const { inbox, language, when } = draft();
        if (shown !== `${inbox} ${language} ${when}`) again();
        else if (port) say(welcome());
      }, 300);
    },
  };
}
