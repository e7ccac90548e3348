// Loaded before the page is drawn, or a chosen theme would flash up in the other one first.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') {
    root.dataset.theme = chosen;
  }

  function isDark() {
    return root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function toggle() {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    show();
  }

  function show() {
    // What Swagger UI goes by.
    root.classList.toggle('dark-mode', isDark());
    const button = document.getElementById('theme');
    button.textContent = isDark() ? '☀' : '☾';
    button.setAttribute('aria-label', isDark() ? 'Light theme' : 'Dark theme');
    button.title = button.getAttribute('aria-label');
  }

  addEventListener('DOMContentLoaded', () => {
    document.getElementById('theme').addEventListener('click', toggle);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    show();
  });
})();
