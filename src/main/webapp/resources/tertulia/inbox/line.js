/* The socket to the server: comes back by itself, says when it is away, and falls back on HTTP where sockets are blocked. */
import { announce, text } from './texts.js';

const PING = 25000;
const POLL = 3000;
const hearers = new Map();
let socket = null;
let everOpen = false;
let tries = 0;
let pinging;
let polling;
let away;
let queue = [];

/** Hears the frames of a type; "open" and "closed" are heard too. */
export function on(type, hearer) {
  hearers.set(type, [...(hearers.get(type) ?? []), hearer]);
}

function tellAll(frame) {
  (hearers.get(frame.type) ?? []).forEach(hearer => hearer(frame));
}

export function isOpen() {
  return socket?.readyState === WebSocket.OPEN || Boolean(polling);
}

/** Sends a frame now, or not at all: whoever needs it sent for sure sends it again when the line opens. */
export function send(frame) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(frame));
  } else if (polling) {
    queue.push(frame);
    poll();
  }
}

function showPill(key) {
  const pill = document.getElementById('pill');
  pill.classList.toggle('pill-good', key === 'back');
  pill.textContent = text(key);
  pill.hidden = false;
  announce(text(key));
  if (key === 'back') setTimeout(() => { pill.hidden = true; }, 2500);
}

function opened() {
  if (away === 'shown') showPill('back');
  clearTimeout(away);
  away = null;
  everOpen = true;
  tries = 0;
  stopPolling();
  clearInterval(pinging);
  pinging = setInterval(() => send({ type: 'ping' }), PING);
  tellAll({ type: 'open' });
}

function closed(event) {
  clearInterval(pinging);
  socket = null;
  if (event.code === 4401) {
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  tellAll({ type: 'closed' });
  tries += 1;
  if (!everOpen && tries >= 3 && !polling) startPolling();
  if (!away && !polling) {
    away = setTimeout(() => {
      away = 'shown';
      showPill('reconnecting');
    }, 2000);
  }
  const wait = polling ? 30000 : Math.min(15000, 500 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2);
  setTimeout(connect, wait);
}

export function connect() {
  if (socket) return;
  socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/agent`);
  socket.addEventListener('open', opened);
  socket.addEventListener('close', closed);
  socket.addEventListener('message', event => tellAll(JSON.parse(event.data)));
}

function startPolling() {
  polling = setInterval(() => {
    if (!document.hidden) {
      tellAll({ type: 'open' });
      tellAll({ type: 'changed', conversation: null });
    }
  }, POLL);
  tellAll({ type: 'open' });
}

function stopPolling() {
  clearInterval(polling);
  polling = null;
}

let asking = false;
async function poll() {
  if (asking || !queue.length) return;
  asking = true;
  const frames = queue.splice(0, 20);
  try {
    const answer = await fetch('/inbox/frames', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ frames }),
      redirect: 'error',
    });
    (await answer.json()).frames.forEach(tellAll);
  } catch {
    tellAll({ type: 'closed' });
  }
  asking = false;
  if (queue.length) setTimeout(poll, 200);
}

/* a laptop that wakes up, or a network that comes back, need not wait */
addEventListener('online', () => { if (!socket) connect(); });
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && socket?.readyState === WebSocket.OPEN) send({ type: 'ping' });
});
