/* One's own profile: what is kept in this browser, and the language, which the server must be asked for again. */
import { onAnswer } from './forms.js';

const keys = document.getElementById('own-keys');
const listed = document.getElementById('keys-on');
keys.checked = listed.checked = localStorage.getItem('tertulia.keys') !== 'off';
keys.addEventListener('change', () => {
  if (listed.checked !== keys.checked) listed.click();
});
listed.addEventListener('change', () => keys.checked = listed.checked);

onAnswer(answer => {
  if (answer.language === undefined) return;
  // the browser's own choice would else stand before the profile's
  document.cookie = `tertulia_language=${answer.language}; Path=/; Max-Age=${answer.language ? 31536000 : 0}; SameSite=Lax`;
  setTimeout(() => location.reload(), 400);
});
