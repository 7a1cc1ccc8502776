// preview.mjs [--screenshots DIR] PROGRAM BOOK: `florilege preview` on a copy of the book, in Chromium: a saved article shows on the page
// that is open, which stays open; errors keep the last good pages; keys and names reach everything; other hosts are refused. Exit 77:
// not installed.
import { createRequire } from 'node:module'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = process.env.FLORILEGE_NODE_MODULES ?? resolve(here, '../../build/node_modules')
const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
if (!existsSync(join(modules, 'playwright-core')) || !browserPath) {
  console.log('skipped: playwright-core or Chromium is not installed (./run test installs them)')
  process.exit(77)
}
const { chromium } = createRequire(join(resolve(modules), 'x.js'))('playwright-core')

const words = process.argv.slice(2)
let screenshots = ''
if (words[0] === '--screenshots') [, screenshots] = words.splice(0, 2), mkdirSync(screenshots, { recursive: true })
const [program, source] = words

const folder = mkdtempSync(join(tmpdir(), 'florilege preview-'))
const book = join(folder, 'book')
cpSync(source, book, { recursive: true, filter: path => !path.endsWith('/out') })
const articles = join(book, 'articles')
const names = readdirSync(articles).filter(name => name.endsWith('.md')).sort()
const article = join(articles, names[Math.floor(names.length / 2)])
const original = readFileSync(article, 'utf8')

const server = spawn(program, ['preview', book, '--port', String(20000 + process.pid % 20000)], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } })
let said = ''
const address = await new Promise((done, failed) => {
  server.stderr.on('data', data => {
    said += data
    const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//)
    if (found) done(found[0])
  })
  server.on('exit', () => failed(new Error(said)))
})
const port = Number(new URL(address).port)

const faults = []
const expect = (truth, what) => truth || faults.push(what)

// The status that a request with these headers is answered by.
const status = (path, headers = {}, method = 'GET') => new Promise((done, failed) => {
  const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }, answer => {
    answer.resume()
    done(answer.statusCode)
  })
  asked.on('error', failed)
  asked.end()
})

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`))
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('request', asked => /^(https?|file):/.test(asked.url()) && !asked.url().startsWith(address) && faults.push(`reaches outside: ${asked.url()}`))
  const shot = name => screenshots && page.screenshot({ path: join(screenshots, `${name}.png`) })
  const version = () => page.evaluate(() => document.body.dataset.version)
  const images = () => page.$$eval('#spread img', list => list.map(image => ({ page: image.dataset.page, src: image.src, alt: image.alt, seen: image.complete && image.naturalWidth > 0 })))
  // Saves and waits until the page has what was saved; the milliseconds that it took.
  const save = async (text, path = article) => {
    const before = await version(), from = performance.now()
    writeFileSync(path, text)
    await page.waitForFunction(before => document.body.dataset.version !== before, before, { timeout: 60000, polling: 10 })
    await page.waitForFunction(() => [...document.querySelectorAll('#spread img')].every(image => image.complete && image.src.endsWith(`v=${state.good}`) && image.alt.includes('. ')), null, { timeout: 60000, polling: 10 })
    return performance.now() - from
  }

  await page.goto(address)
  await page.waitForFunction(() => document.body.dataset.version && state.pages.length, null, { timeout: 60000 })
  await shot('1-first')
  expect((await images()).length === 1, 'the first page does not stand alone')

  // To the article's opening, by keys alone.
  const title = original.match(/^title: *"?(.*?)"?$/m)[1]
  const opening = await page.evaluate(title => state.outline.find(entry => entry.title.startsWith(title))?.page ?? -1, title)
  expect(opening > 0, `no page opens “${title}”`)
  await page.focus('#spread')
  for (let turn = 0; turn < 600 && !(await images()).some(image => Number(image.page) >= opening); ++turn) {
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => Number(document.querySelector('#spread img').dataset.page) === spreads[current][0])
  }
  expect((await images()).some(image => Number(image.page) === opening), 'the keys do not lead to the opening')
  await shot('2-spread')
  const before = await images()
  expect(before.every(image => image.seen && image.alt.length > 5), 'a page is not shown or has no name')

  // Save: the page that is open changes and stays open, twice over with an editor's way of saving by a new file.
  const took = await save(original.replace(title, 'Un titre tout neuf'))
  const after = await images()
  expect(after.some(image => image.alt.includes('Un titre tout neuf')), 'the new title is not on the page')
  expect(after.map(image => image.page).join() === before.map(image => image.page).join(), 'the place was lost')
  await shot('3-edited')

  // More pages before it: the same text stays in view.
  await save(readFileSync(join(articles, names[0]), 'utf8') + '\n\n' + 'Un long paragraphe de plus, et un autre encore. '.repeat(150), join(articles, names[0]))
  expect((await images()).some(image => image.alt.includes('Un titre tout neuf')), 'the place was lost when pages came before it')

  // An error: told with its place and line, the pages stay; mended, it goes.
  await save(original.replace(/^title:/m, 'tilte:'))
  expect((await images()).some(image => image.alt.includes('Un titre tout neuf')), 'the good pages were lost')
  expect(await page.locator('#status.failed').count() === 1, 'the status does not tell of errors')
  const message = page.locator('#messages li.error', { hasText: 'tilte' }).last()
  await message.locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /unknown-key: ./.test(document.querySelector('#messages').textContent))
  const told = await message.innerText()
  for (const part of [`articles/${article.split('/').at(-1)}:2:1`, 'tilte:', '^~~~~', 'did you mean `title`']) expect(told.includes(part), `the message lacks ${part}: ${told}`)
  await shot('4-error')
  await save(original)
  expect(await page.locator('#messages li.error').count() === 0, 'the error stayed')

  // A new file; the source of a page; the other tabs, by keys.
  await save('---\ntitle: Venu après\ndate: 2035-01\nsource: Essai\n---\n\nTexte.\n', join(articles, 'z-venu.md'))
  expect(await page.evaluate(() => state.outline.some(entry => entry.title === 'Venu après')), 'a new article was not seen')
  await page.locator('#spread img').last().click({ position: { x: 150, y: 250 } })
  await page.waitForFunction(() => document.getElementById('source-text').textContent.includes('^'))
  expect(/^articles\/.*\.md:\d+$/.test(await page.innerText('#source-place')), 'the source has no place')
  await page.focus('#tab-pages')
  await page.keyboard.press('ArrowRight')
  const text = page.frameLocator('#text')
  await page.waitForFunction(() => document.getElementById('text').contentDocument?.querySelector('p, h1, h2, nav'))
  await page.selectOption('#documents', { label: await page.locator('#documents option').nth(6).textContent() })
  await page.waitForTimeout(300)
  await shot('5-epub')
  expect((await text.locator('body').innerText()).length > 50, 'the text of the EPUB is not shown')
  await page.focus('#tab-epub')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => [...document.querySelectorAll('#cover img')].every(image => image.complete && image.naturalWidth > 0))
  await shot('6-cover')
  const nameless = await page.$$eval('button, select, img, iframe', list => list.filter(node => !(node.textContent.trim() || node.getAttribute('aria-label') || node.alt || node.title || node.labels?.length)).map(node => node.outerHTML))
  expect(!nameless.length, `without a name: ${nameless}`)

  // Who else asks is refused, and there is nothing else to have.
  expect(await status('/') === 200, 'its own host is refused')
  for (const headers of [{ host: `evil.example:${port}` }, { host: 'evil.example' }, { host: `127.0.0.1:${port + 1}` }, { origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
    for (const path of ['/', '/state.json', '/page/0.svg', '/events']) expect(await status(path, headers) === 403, `${path} is given to ${JSON.stringify(headers)}`)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect([403, 405].includes(await status('/', {}, method)), `${method} is taken`)
  for (const path of ['/book.yaml', '/../book.yaml', '/epub/1/../../etc/passwd', '/epub/1/..%2f..%2fbook.yaml', '/epub/1//etc/passwd', '/page/99999.svg', '/page/-1.svg', '/at?page=1e9&x=0&y=0', '/at?page=nan&x=nan&y=inf', '/explain/../x'])
    expect(await status(path) === 404, `${path} is answered`)
  console.log(`from saving to the refreshed spread: ${Math.round(took)} ms; ${await page.evaluate(() => state.pages.length)} pages`)
} catch (error) { faults.push(error.stack) }
await browser.close()
server.removeAllListeners('exit')
server.kill()
rmSync(folder, { recursive: true })
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
