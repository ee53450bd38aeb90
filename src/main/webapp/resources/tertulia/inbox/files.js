/* Files in a thread: a card each, pictures small; a click opens them large. */
import { icon } from './icon.js';
import { text } from './texts.js';

const language = document.documentElement.lang || 'en';
const UNITS = ['byte', 'kilobyte', 'megabyte'];
const KINDS = [
  [/^image\//, 'picture'], [/^audio\//, 'sound'], [/^video\//, 'film'], [/calendar/, 'calendar'], [/rfc822/, 'mail'],
  [/zip|compressed|x-tar|x-7z|rar|gzip/, 'archive'], [/spreadsheet|excel|csv/, 'sheet'], [/pdf|word|text|rtf|presentation|powerpoint/, 'page'],
];

/** "2.4 MB", in the page's language. */
export function size(bytes) {
  const step = bytes < 1000 ? 0 : bytes < 999500 ? 1 : 2;
  return new Intl.NumberFormat(language, { style: 'unit', unit: UNITS[step], unitDisplay: step ? 'short' : 'long', maximumFractionDigits: step > 1 ? 1 : 0 })
    .format(bytes / 1000 ** step);
}

export function kind(type) {
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'file';
}

/** A list item: {name, type, size, picture, lost}. @param href where it can be had; "?shown=1" behind it shows a picture */
export function drawFile(file, href) {
  const item = document.createElement('li');
  item.append(file.picture && !file.lost ? small(file, href) : card(file, href));
  return item;
}

function card(file, href) {
  const link = document.createElement(file.lost ? 'div' : 'a');
  link.className = file.lost ? 'file lost' : 'file';
  if (!file.lost) {
    link.href = href;
    link.download = '';
  }
  const name = document.createElement('b');
  name.textContent = file.name;
  name.title = file.name;
  const more = document.createElement('span');
  more.textContent = file.lost ? text('file.lost') : size(file.size);
  link.append(icon(file.lost ? 'alert' : kind(file.type)), name, more);
  return link;
}

function small(file, href) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'file-picture';
  button.dataset.picture = href;
  button.setAttribute('aria-label', text('file.open', file.name));
  button.title = `${file.name} · ${size(file.size)}`;
  const picture = new Image();
  picture.loading = 'lazy';
  picture.decoding = 'async';
  picture.alt = '';
  picture.src = `${href}?shown=1`;
  // what begins as a picture and is none is a file like others
  picture.addEventListener('error', () => button.replaceWith(card(file, href)));
  button.append(picture);
  return button;
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-picture]');
  if (!button) return;
  const dialog = document.getElementById('picture');
  const name = button.title.split(' · ')[0];
  document.getElementById('picture-title').textContent = name;
  document.getElementById('picture-file').href = button.dataset.picture;
  const large = dialog.querySelector('img');
  large.src = `${button.dataset.picture}?shown=1`;
  large.alt = name;
  dialog.showModal();
});
