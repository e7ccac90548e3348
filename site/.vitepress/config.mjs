// The pages are the repository's own, unchanged: .ci/build-site copies them to where they lie in it, so that links between them work.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { defineConfig } from 'vitepress'

const pages = process.env.SITE_PAGES
const repository = 'https://github.com/contactsv3/contacts-v3-java'

const title = (page) => /^# (.*)/m.exec(readFileSync(join(pages, page), 'utf8'))[1].replaceAll('`', '')
const item = (page, text) => ({ text: text ?? title(page), link: `/${page.replace(/\.md$/, '')}` })
const guides = (text, names) => ({ text, items: names.map((name) => item(`docs/guide/${name}.md`)) })

const groups = [
  guides('Calls', ['calls', 'mapping', 'search', 'bulk', 'credentials', 'retries-and-quota']),
  guides('Data that changes', ['sync', 'webhooks', 'fleets']),
  guides('Operation', ['several-processes', 'spring-boot', 'observation', 'transport', 'privacy', 'fault-table', 'versions']),
  guides('Tools', ['command-line', 'sandbox', 'testing', 'moving-from-node', 'contracts', 'contract-faults']),
  guides('Documents and releases', ['documents', 'compatibility', 'rollback'])
]
const listed = new Set(groups.flatMap((group) => group.items.map((entry) => entry.link)))
for (const file of readdirSync(join(pages, 'docs/guide'))) {
  if (!listed.has(`/docs/guide/${file.replace(/\.md$/, '')}`)) {
    throw new Error(`docs/guide/${file} is in no group of site/.vitepress/config.mjs`)
  }
}

// A link to a file that is no page leads to the repository.
function linksToSources(md) {
  const rule = md.core.ruler
  rule.push('links-to-sources', (state) => {
    const page = state.env.path
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' && token.attrGet('href')
        if (!href || /^([a-z]+:|#|\/)/.test(href)) continue
        const [path] = href.split('#')
        const target = resolve(dirname(page), decodeURI(path))
        if (path.endsWith('.md') && existsSync(target)) continue
        token.attrSet('href', `${repository}/blob/main/${relative(pages, target)}`)
        token.attrSet('target', '_blank')
        token.attrSet('rel', 'noreferrer')
      }
    }
  })
}

export default defineConfig({
  srcDir: pages,
  outDir: process.env.SITE_OUT,
  cacheDir: process.env.SITE_CACHE,
  base: process.env.SITE_BASE ?? '/contacts-v3-java/',
  title: 'contacts-v3',
  description: 'A Java client for the HighLevel Contacts API v3',
  cleanUrls: false,
  lastUpdated: false,
  markdown: { config: (md) => linksToSources(md) },
  themeConfig: {
    nav: [
      item('docs/guide/calls.md', 'Guides'),
      { text: 'API reference', link: '/reference/index.html', target: '_self' },
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_self' },
      item('docs/performance.md', 'Performance'),
      item('CHANGELOG.md')
    ],
    sidebar: [
      ...groups,
      {
        text: 'The project',
        items: [
          ...['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/performance.md', 'docs/assumptions.md', 'client-generated/templates/README.md'].map((page) => item(page)),
          item('spec/README.md'),
          item('spec/DEVIATIONS.md')
        ]
      },
      {
        text: 'Decisions',
        collapsed: true,
        items: readdirSync(join(pages, 'docs/decisions')).sort().map((file) => item(`docs/decisions/${file}`))
      }
    ],
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: repository }]
  }
})
