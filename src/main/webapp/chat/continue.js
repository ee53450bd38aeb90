/* The page that a letter's link opens goes on by itself, once a person can see it; without a script there is its button. */
function go() {
  if (document.prerendering || document.visibilityState !== 'visible') return;
  document.removeEventListener('visibilitychange', go);
  document.querySelector('form button').click();
}
document.addEventListener('visibilitychange', go);
document.addEventListener('prerenderingchange', go);
go();
