// The two pages of the OAuth flow, which differ only in their card: the consent page, and the one that
// it redirects to when it was opened from the sandbox's own page.

const back = location.pathname.endsWith('/callback');
document.title = `${back ? 'Back from the consent page' : 'Authorize an app'} – Contacts sandbox`;
await import(back ? './callback.js' : './consent.js');
