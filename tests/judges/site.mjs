// site.mjs [--screenshots DIR] FOLDER…: every site (a folder with index.html and styles/site.css) under the folders in Chromium, from the file system and from a
// server that sends a strict Content-Security-Policy. Every link must lead somewhere, axe-core must find nothing by day and by night,
// the text must be there without scripts, nothing may run off the side at 320 pixels (WCAG 2.2, 1.4.10), the search must find,
// the keyboard must reach everything, and no other server may be asked. Exit 77: not installed.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = resolve(process.env.FLORILEGE_NODE_MODULES ?? resolve(here, '../../build/node_modules'))
const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
const axePath = join(modules, 'axe-core', 'axe.min.js')
if (!existsSync(join(modules, 'playwright-core')) || !existsSync(axePath) || !browserPath) {
  console.log('skipped: playwright-core, axe-core or Chromium is not installed (./run test installs them)')
  process.exit(77)
}
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core')
const axe = readFileSync(axePath, 'utf8')

const folders = process.argv.slice(2)
let screenshots = ''
if (folders[0] === '--screenshots') [, screenshots] = folders.splice(0, 2), mkdirSync(screenshots, { recursive: true })
const under = path => readdirSync(path).sort().flatMap(name => statSync(join(path, name)).isDirectory() ? under(join(path, name)) : [join(path, name)])
const isSite = path => existsSync(join(path, 'index.html')) && existsSync(join(path, 'styles/site.css'))
const sites = folders.filter(existsSync).flatMap(folder => [...new Set([folder, ...under(folder).map(dirname)])]).filter(isSite).map(path => resolve(path))
if (!sites.length) console.log(`no site under ${folders.join(' ')}`), process.exit(1)

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.jpg': 'image/jpeg', '.otf': 'font/otf', '.ttf': 'font/ttf', '.xml': 'application/xml', '.json': 'application/json', '.epub': 'application/epub+zip', '.pdf': 'application/pdf' }
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
let root = ''
const server = createServer((request, response) => {
  const file = resolve(root, '.' + decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  if (!file.startsWith(root + sep) || !existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end()
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  response.setHeader('content-security-policy', policy)
  response.end(readFileSync(file))
}).listen(0, '127.0.0.1')
const origin = await new Promise(done => server.on('listening', () => done(`http://127.0.0.1:${server.address().port}/`)))

const faults = []
const fault = (page, words) => faults.push(`${page}: ${words}`)

// A tab whose faults are told as the page's.
async function tab(browser, options, name) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.name = name
  page.on('console', message => ['error', 'warning'].includes(message.type()) && fault(page.name, `console: ${message.text()}`))
  page.on('pageerror', error => fault(page.name, `error: ${error.message}`))
  // The icon is loaded after the page; who goes on to another page or closes the tab before it has come takes the request back.
  page.on('requestfailed', request => request.failure().errorText !== 'net::ERR_ABORTED' && fault(page.name, `request failed: ${request.failure().errorText}: ${request.url()}`))
  page.on('response', response => response.status() >= 400 && fault(page.name, `${response.status()}: ${response.url()}`))
  page.on('request', request => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin) && !request.url().startsWith('file:') && fault(page.name, `reaches outside: ${request.url()}`))
  return page
}

// The places that a page's links lead to, and its ids.
const linksOf = page => page.evaluate(() => ({
  links: [...document.querySelectorAll('a[href], link[href], img[src], script[src]')].map(element => element.href || element.src),
  ids: [...document.querySelectorAll('[id]')].map(element => element.id),
  words: (document.querySelector('main') ?? document.body).innerText.length
}))

async function checkAxe(page, name) {
  await page.evaluate(axe)
  const result = await page.evaluate(() => axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  for (const violation of result.violations)
    for (const node of violation.nodes) fault(name, `axe ${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`)
  return result.passes.length
}

// The tabulator reaches every link and field, shows where it is, and leaves none.
async function checkKeyboard(page, name) {
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, [tabindex="0"]')].filter(element => element.checkVisibility()).length)
  const seen = await page.evaluate(() => { document.activeElement?.blur(); window.reached = new Set(); return 0 })
  for (let i = seen; i < wanted + 3; ++i) {
    await page.keyboard.press('Tab')
    const shown = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'outside'
      window.reached.add(element)
      const style = getComputedStyle(element)
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ? 'shown' : element.outerHTML.slice(0, 120)
    })
    if (shown !== 'shown' && shown !== 'outside') fault(name, `the focus is not to be seen on ${shown}`)
  }
  const reached = await page.evaluate(() => window.reached.size)
  if (reached < wanted) fault(name, `the keyboard reaches ${reached} of ${wanted}`)
}

async function checkSearch(page, base) {
  await page.goto(base + 'search.html')
  const word = await page.evaluate(() => window.florilegePages.map(entry => entry.text).join(' ').match(/[\p{L}]{6,}/u)[0])
  await page.fill('#search_words', word.toUpperCase().normalize('NFD').replace(/[\u0300-\u036f]/g, ''))
  await page.press('#search_words', 'Enter')
  const found = await page.locator('#search_results li').count()
  if (!found) fault(page.name, `the search finds no ${word}`)
  else if (!await page.locator('#search_results mark').count()) fault(page.name, `the search marks no ${word}`)
  await page.fill('#search_words', 'zzqxjv')
  if (await page.locator('#search_results li').count()) fault(page.name, 'the search finds what is not there')
  await page.goto(base + 'search.html?q=' + encodeURIComponent(word))
  if (!await page.locator('#search_results li').count()) fault(page.name, `the search does not answer ?q=${word}`)
  return found
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
for (const site of sites) {
  root = site
  const files = under(site), pages = files.filter(file => file.endsWith('.html') && !isSite(dirname(dirname(file)) === site ? dirname(file) + '/none' : '')).map(file => relative(site, file).split(sep).join('/')).filter(path => !/(^|\/)web\//.test(path))
  const served = await tab(browser, { viewport: { width: 1280, height: 900 } }, site)
  const ids = new Map(), links = []
  let rules = 0, words = 0
  for (const path of pages) {
    served.name = `${site}: ${path}`
    await served.goto(origin + path)
    const facts = await linksOf(served)
    ids.set(path, new Set(facts.ids))
    for (const link of facts.links) links.push([path, link])
    words += facts.words
    rules = Math.max(rules, await checkAxe(served, served.name))
    await checkKeyboard(served, served.name)
  }
  for (const [from, link] of links) {
    if (!link.startsWith(origin)) continue
    const { pathname, hash } = new URL(link), path = decodeURIComponent(pathname.slice(1)) || 'index.html'
    if (!existsSync(join(site, path))) fault(`${site}: ${from}`, `leads to ${path}, which is not there`)
    else if (hash && path.endsWith('.html') && ids.has(path) && !ids.get(path).has(decodeURIComponent(hash.slice(1)))) fault(`${site}: ${from}`, `leads to ${path}${hash}, which is not there`)
  }
  const searches = pages.includes('search.html')
  served.name = `${site}: search from a server`
  if (searches) await checkSearch(served, origin)
  await served.context().close()

  const dark = await tab(browser, { colorScheme: 'dark', viewport: { width: 390, height: 844 } }, site)
  const narrow = await tab(browser, { viewport: { width: 320, height: 640 } }, site)
  const scriptless = await tab(browser, { javaScriptEnabled: false }, site)
  const files_base = pathToFileURL(site).href + '/'
  for (const path of pages) {
    dark.name = `${site}: ${path} by night`
    await dark.goto(files_base + path)
    await checkAxe(dark, dark.name)
    narrow.name = `${site}: ${path} at 320 pixels`
    await narrow.goto(files_base + path)
    const wide = await narrow.evaluate(() => document.documentElement.scrollWidth)
    if (wide > 320) fault(narrow.name, `runs off the side: ${wide} pixels wide`)
    scriptless.name = `${site}: ${path} without scripts`
    await scriptless.goto(files_base + path)
    if ((await scriptless.locator('main').innerText()).trim().length < 20) fault(scriptless.name, 'says nothing')
    if (await scriptless.locator('form:visible').count()) fault(scriptless.name, 'shows a form that does nothing')
  }
  dark.name = `${site}: search from the file system`
  if (searches) await checkSearch(dark, files_base)
  for (const page of [dark, narrow, scriptless]) await page.context().close()

  for (const [width, height, colorScheme, look] of screenshots ? [[390, 844, 'light', 'phone'], [390, 844, 'dark', 'phone-night'], [1280, 900, 'light', 'desktop'], [1280, 900, 'dark', 'desktop-night']] : []) {
    const page = await tab(browser, { viewport: { width, height }, colorScheme }, site)
    for (const path of pages) {
      await page.goto(files_base + path)
      await page.screenshot({ path: join(screenshots, `${look}-${path.replaceAll('/', '-')}.png`) })
    }
    await page.context().close()
  }
  console.log(`${site}: ${pages.length} pages, ${links.length} links, ${words} characters, ${rules} rules of axe-core`)
}
await browser.close()
server.close()
for (const line of faults) console.log(line)
process.exit(faults.length ? 1 : 0)
