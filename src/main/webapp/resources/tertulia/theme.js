/* Runs before the first paint: light or dark by the agent's choice, and by the system's when the choice is "auto".
   The PrimeFaces theme is another stylesheet, so its address is changed along. */
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const themes = { light: 'primefaces-saga-blue', dark: 'primefaces-arya-blue' };

  function apply() {
    const choice = root.dataset.choice;
    const scheme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
    root.dataset.theme = scheme;
    const other = themes[scheme === 'dark' ? 'light' : 'dark'];
    for (const link of document.querySelectorAll(`link[href*="${other}"]`)) {
      link.href = link.getAttribute('href').replace(other, themes[scheme]);
    }
    document.cookie = `tertulia_scheme=${scheme}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }

  apply();
  system.addEventListener('change', apply);
  addEventListener('tertulia:theme', apply);
})();
