// reader.mjs [--screenshots DIR] FOLDER…: every EPUB under the folders in a reading system (foliate-js in Chromium): the whole spine,
// every link of the contents and the page list, every note and back, a walk through pages; no error in the console. Exit 77: not installed.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = process.env.FLORILEGE_NODE_MODULES ?? resolve(here, '../../build/node_modules')
const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
if (!existsSync(join(modules, 'playwright-core')) || !existsSync(join(modules, 'foliate-js')) || !browserPath) {
  console.log('skipped: playwright-core, foliate-js or Chromium is not installed (./run test installs them)')
  process.exit(77)
}
const { chromium } = createRequire(join(resolve(modules), 'x.js'))('playwright-core')

const folders = process.argv.slice(2)
let screenshots = ''
if (folders[0] === '--screenshots') [, screenshots] = folders.splice(0, 2), mkdirSync(screenshots, { recursive: true })
const find = path => !existsSync(path) ? [] : statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => find(join(path, name))) : path.endsWith('.epub') ? [path] : []
const books = folders.flatMap(find)
if (!books.length) console.log(`no EPUB under ${folders.join(' ')}`), process.exit(1)

const page_html = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><style>html,body{margin:0;height:100%}foliate-view{display:block;height:100%}</style><script type="module">
import '/foliate/view.js'
window.ready = true
</script>`
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
  const root = resolve(modules, 'foliate-js')
  const file = resolve(root, '.' + path.slice('/foliate'.length))
  if (path === '/') response.setHeader('content-type', 'text/html'), response.end(page_html)
  else if (path.startsWith('/book/')) response.end(readFileSync(books[Number(path.slice(6).split('.')[0])]))
  else if (path.startsWith('/foliate/') && file.startsWith(root + sep) && existsSync(file)) {
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  } else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
const origin = await new Promise(done => server.on('listening', () => done(`http://127.0.0.1:${server.address().port}`)))

// Runs in the page: reads the book of that number through; what it returns is what is wrong.
async function read(url) {
  const faults = []
  const view = document.createElement('foliate-view')
  document.body.append(view)
  window.view = view
  await view.open(url)
  const { book } = view
  const flat = items => (items ?? []).flatMap(item => [item, ...flat(item.subitems)])
  const documents = await Promise.all(book.sections.map(section => section.createDocument()))
  const find = async href => {
    const target = await book.resolveHref(href)
    if (!target || !documents[target.index]) return faults.push(`${href} leads nowhere`), null
    const place = href.includes('#') ? target.anchor(documents[target.index]) : documents[target.index].body
    if (!place) return faults.push(`${href} has no place`), null
    return { ...target, place }
  }
  for (let i = 0; i < book.sections.length; ++i) {
    await view.goTo(i)
    if (!view.lastLocation) faults.push(`section ${i} was not shown`)
  }
  let last = -1
  for (const { href, label } of flat(book.toc)) {
    const found = await find(href)
    if (found && found.index < last) faults.push(`the contents are out of order at ${label}`)
    if (found) last = found.index
  }
  if (!flat(book.toc).length) faults.push('no contents')
  const order = []
  for (const { href, label } of flat(book.pageList)) {
    const found = await find(href)
    if (!found) continue
    if (found.place.getAttribute?.('role') !== 'doc-pagebreak') faults.push(`page ${label} is not a page break`)
    const before = order.at(-1)
    if (before && (before.index > found.index || (before.index === found.index &&
        before.place.compareDocumentPosition(found.place) !== Node.DOCUMENT_POSITION_FOLLOWING))) faults.push(`page ${label} is out of order`)
    order.push(found)
  }
  const breaks = documents.reduce((sum, doc) => sum + doc.querySelectorAll('[role=doc-pagebreak]').length, 0)
  if (breaks !== order.length) faults.push(`${breaks} page breaks, ${order.length} in the page list`)
  let notes = 0
  for (const [i, doc] of documents.entries())
    for (const call of doc.querySelectorAll('a[role=doc-noteref]')) {
      const href = book.sections[i].resolveHref(call.getAttribute('href'))
      const found = await find(href)
      if (!found) continue
      ++notes
      const endnote = found.place.getAttributeNS('http://www.idpf.org/2007/ops', 'type') === 'endnote'
      if (!endnote && found.place.getAttribute('role') !== 'doc-footnote') faults.push(`${href} is no note`)
      const back = found.place.querySelector('a[role=doc-backlink]')
      const home = back && await find(book.sections[found.index].resolveHref(back.getAttribute('href')))
      if (!home || home.index !== i || home.place.getAttribute('role') !== 'doc-noteref') faults.push(`${href} does not lead back`)
    }
  for (const doc of documents)
    for (const image of doc.querySelectorAll('img')) if (!image.hasAttribute('alt')) faults.push('an image without alt')
  for (const item of [flat(book.toc).at(-1), flat(book.pageList).at(-1)])
    if (item) {
      await view.goTo(item.href)
      const target = await book.resolveHref(item.href)
      const shown = view.renderer.getContents().map(content => content.index)
      if (!shown.includes(target.index)) faults.push(`${item.href} was not shown`)
    }
  await view.goTo(0)
  for (let turn = 0; turn < 20; ++turn) await view.next()
  if (!(view.lastLocation?.fraction > 0)) faults.push('turning pages leads nowhere')
  return { faults, facts: `${book.sections.length} documents, ${flat(book.toc).length} entries, ${order.length} pages, ${notes} calls` }
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
let failed = false
for (const [number, book] of books.entries()) {
  const page = await browser.newPage({ viewport: { width: 720, height: 960 } })
  const faults = []
  // The reading system puts documents in frames without scripts and says so; that is its affair.
  page.on('console', message => ['error', 'warning'].includes(message.type()) && !/sandbox/.test(message.text()) && faults.push(`console: ${message.text()}`))
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('requestfailed', request => faults.push(`request failed: ${request.url()}`))
  page.on('request', request => /^(https?|file):/.test(request.url()) && !request.url().startsWith(origin) && faults.push(`reaches outside: ${request.url()}`))
  await page.goto(origin)
  await page.waitForFunction('window.ready')
  try {
    const result = await page.evaluate(`(${read})('/book/${number}.epub')`)
    faults.push(...result.faults)
    console.log(`${book}: ${result.facts}`)
    for (let section = 0; screenshots && section < 40; ++section) {
      if (!await page.evaluate(async i => i < view.book.sections.length && (await view.goTo(i), true), section)) break
      await page.waitForTimeout(100)
      await page.screenshot({ path: join(screenshots, `${number}-${String(section).padStart(2, '0')}.png`) })
    }
  } catch (error) { faults.push(error.message) }
  for (const fault of faults) console.log(`${book}: ${fault}`)
  failed ||= faults.length > 0
  await page.close()
}
await browser.close()
server.close()
process.exit(failed ? 1 : 0)
