/** An icon of the sprite. */
export function icon(name) {
  const drawn = document.getElementById('icon-template').content.firstElementChild.cloneNode(true);
  const use = drawn.querySelector('use');
  use.setAttribute('href', use.getAttribute('href').replace('NAME', name));
  return drawn;
}
