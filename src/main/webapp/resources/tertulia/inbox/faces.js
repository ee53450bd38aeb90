/* Calls of the server's commands (WEB-INF/inbox/commands.xhtml), which PrimeFaces makes functions of the window. */
import { parameters } from './address.js';
import { tell, text } from './texts.js';
import { writeTimes } from '../times.js';

const followers = [];
const waiting = new Map();

/** Called whenever the server has written a part of the page anew, with the command's name. */
export function onWritten(follower) {
  followers.push(follower);
}

function written(name) {
  writeTimes(document);
  followers.forEach(follower => follower(name));
}

/* each command's oncomplete */
window.tertuliaDone = (name, status, args = {}) => {
  written(name);
  if (args.problem) tell(args.problem);
  if (status !== 'success' && name !== 'tertuliaList') tell(text('unavailable'));
  waiting.get(name)?.shift()?.({ failed: status !== 'success', ...args });
};

/* the dialog's buttons */
window.tertuliaAssociate = (args = {}) => {
  if (!args.done) return;
  window.PF('associateDialog').hide();
  // the dialog gives focus back to a button that is gone by now
  call('tertuliaFacts').then(() => document.getElementById('thread-title')?.focus());
  call('tertuliaList');
};

function ready(name) {
  return new Promise(resolve => {
    const look = () => (window[name] ? resolve() : setTimeout(look, 20));
    look();
  });
}

/**
 * Calls a command with the page's address and more parameters, and waits until the page is written.
 * @returns what the server says besides: failed, problem, done
 */
export async function call(name, more = {}) {
  await ready(name);
  const values = Object.entries({ ...parameters(), ...more }).map(([key, value]) => ({ name: key, value }));
  return new Promise(resolve => {
    waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
    window[name](values);
  });
}

/** A command that is called at most once at a time and at most once in a while; calls in between become one more. */
export function throttled(name, pause) {
  let running = false;
  let again = false;
  return async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const since = Date.now();
    await call(name);
    setTimeout(() => {
      running = false;
      if (again) {
        again = false;
        ask();
      }
    }, Math.max(0, pause - (Date.now() - since)));
  };
}
