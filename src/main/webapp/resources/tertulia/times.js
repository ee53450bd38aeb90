/* Points in time in the viewer's zone and language. The server writes <time datetime="ISO" data-as="…">. */
const language = document.documentElement.lang || 'en';
const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const minuteCount = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' });

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole days between two dates of the viewer's calendar: 0 the same day, 1 yesterday. */
export function daysAgo(date, now = new Date()) {
  return Math.round((midnight(now) - midnight(date)) / 86400000);
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** "Today", "Yesterday", or the date. */
export function dayName(date, now = new Date()) {
  const days = daysAgo(date, now);
  if (days < 2) return capital(relative.format(-days, 'day'));
  return capital(date.getFullYear() === now.getFullYear() ? longDay.format(date) : dayMonthYear.format(date));
}

/** Short enough for a list: now, 5 min, 14:32, yesterday, Mon, 3 Oct. */
function brief(date, now) {
  const minutes = Math.floor((now - date) / 60000);
  const days = daysAgo(date, now);
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return minuteCount.format(minutes);
  if (days === 0) return clock.format(date);
  if (days === 1) return relative.format(-1, 'day');
  if (days < 7) return weekday.format(date);
  return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date);
}

/** How long ago, in a sentence: 5 minutes ago. */
function since(date, now) {
  const seconds = Math.max(1, Math.round((now - date) / 1000));
  if (seconds < 60) return relative.format(-seconds, 'second');
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return relative.format(-daysAgo(date, now), 'day');
}

const ways = {
  since,
  short: brief,
  time: date => clock.format(date),
  day: dayName,
  date: (date, now) => (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date),
  full: date => full.format(date),
};

export function formatTime(iso, as = 'full', now = new Date()) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : (ways[as] ?? ways.full)(date, now);
}

/** Writes every <time> below a node; safe to be called again, e.g. each minute for those of a list. */
export function writeTimes(node) {
  const now = new Date();
  for (const time of node.querySelectorAll('time[data-as]')) {
    const text = formatTime(time.dateTime, time.dataset.as, now);
    if (time.textContent !== text) time.textContent = text;
    if (!time.title && time.dataset.as !== 'full') time.title = formatTime(time.dateTime, 'full', now);
  }
}

setInterval(() => document.hidden || writeTimes(document), 30000);
