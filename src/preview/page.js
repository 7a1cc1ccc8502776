// The preview's page: shows what /state.json says, and asks again when /events tells of another version.
'use strict'
const $ = id => document.getElementById(id)
const words = JSON.parse($('words').textContent)
const say = (word, ...values) => values.reduce((text, value) => text.replace('{}', value), words[word] ?? word)

let state = { version: 0, pages: [], outline: [], messages: [] }
let spreads = []     // lists of page indexes: a verso and the recto that faces it
let current = 0      // index in spreads
let documents = []   // of the EPUB
let opened = 'pages' // the tab

// ---- pages

function pair(pages) {
  const pairs = []
  pages.forEach((page, index) => {
    const last = pairs.at(-1)
    if (page.recto && last?.length === 1 && !pages[last[0]].recto && last[0] === index - 1) last.push(index)
    else pairs.push([index])
  })
  return pairs
}

const name_of = index => state.pages[index].label || String(index + 1)

function show_spread() {
  const indexes = spreads[current] ?? []
  const box = document.createElement('div')
  if (indexes.length === 1) box.className = state.pages[indexes[0]].recto ? 'alone-recto' : 'alone-verso'
  for (const index of indexes) {
    const image = new Image()
    image.className = state.pages[index].recto ? 'recto' : 'verso'
    image.alt = say('Page {}', name_of(index))
    image.dataset.page = index
    image.src = `/page/${index}.svg?v=${state.good}`
    fetch(`/page/${index}.txt?v=${state.good}`).then(async answer => { image.alt += `. ${await answer.text()}` }).catch(() => {})
    box.append(image)
  }
  const spread = $('spread'), kept = spread.querySelector('div')
  const place = () => {
    if (indexes.length) spread.replaceChildren(box)
    else spread.replaceChildren(Object.assign(document.createElement('p'), { className: 'none', textContent: say('There are no pages yet: mend the errors first.') }))
  }
  // What is seen stays until what replaces it can be seen.
  if (kept && indexes.length) Promise.all([...box.children].map(image => image.decode().catch(() => {}))).then(() => spreads[current] === indexes && place())
  else place()
  $('place').textContent = indexes.length ? say(indexes.length > 1 ? 'Pages {} of {}' : 'Page {} of {}', indexes.map(name_of).join('–'), state.pages.length) : ''
  $('previous').disabled = current === 0
  $('next').disabled = current >= spreads.length - 1
  $('source-of-page').disabled = !indexes.length
  const before = state.outline.filter(entry => entry.page <= (indexes.at(-1) ?? -1)).length
  $('outline').selectedIndex = before - 1
  history.replaceState(null, '', `#${indexes[0] ?? 0}`)
}

function go(index) {
  const wanted = Math.max(0, Math.min(spreads.length - 1, index))
  if (wanted === current) return
  current = wanted
  show_spread()
}
const go_to_page = page => { select('pages'); go(spreads.findIndex(indexes => indexes.includes(page))) }

// The place in the book: a section and how many pages into it, which holds when pages before it come or go.
function place_of(page) {
  if (!state.pages[page]) return null
  const section = state.pages[page].section
  return { section, into: page - state.pages.findIndex(other => other.section === section), page }
}
function page_at(place) {
  if (!place) return Math.min(Number(location.hash.slice(1)) || 0, state.pages.length - 1)
  const first = state.pages.findIndex(page => page.section === place.section)
  if (first < 0) return Math.min(place.page, state.pages.length - 1)
  const length = state.pages.slice(first).findIndex(page => page.section !== place.section)
  return first + Math.min(place.into, (length < 0 ? state.pages.length - first : length) - 1)
}

// ---- the EPUB and the cover

async function show_epub() {
  if (!state.good) return
  const list = await (await fetch(`/epub.json?v=${state.good}`)).json()
  const frame = $('text'), chosen = $('documents').value || list.documents[Math.min(1, list.documents.length - 1)]?.path
  documents = list.documents
  $('documents').replaceChildren(...documents.map(entry => new Option(entry.title, entry.path)))
  $('cover-image').src = list.cover ? `/epub/${state.good}/${list.cover}` : ''
  $('cover-image').alt = say('Cover of the EPUB')
  open_document(documents.some(entry => entry.path === chosen) ? chosen : documents[0]?.path, frame.contentWindow?.scrollY ?? 0)
}

function open_document(path, scroll = 0) {
  if (!path) return
  $('documents').value = path
  $('text').onload = () => $('text').contentWindow.scrollTo(0, scroll)
  $('text').src = `/epub/${state.good}/${path}`
  const at = documents.findIndex(entry => entry.path === path)
  $('epub-previous').disabled = at <= 0
  $('epub-next').disabled = at >= documents.length - 1
}
const step = by => {
  const at = documents.findIndex(entry => entry.path === $('documents').value) + by
  if (documents[at]) open_document(documents[at].path)
}

function show_cover() {
  if (!state.good) return
  $('cover-sheet').src = `/cover.svg?v=${state.good}`
  $('cover-sheet').alt = say('Printed cover: back, spine, front')
  show_epub()
}

// ---- messages and sources

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

function message_item(message) {
  const place = message.path ? `${message.path}:${message.line}:${message.column}` : ''
  const details = element('details', {},
    element('summary', {}, element('span', { className: 'kind', textContent: say(message.severity) }), ` ${message.message}`,
      element('code', { textContent: place })))
  const body = element('div')
  if (message.excerpt) body.append(element('pre', { textContent: message.excerpt }))
  if (message.hint) body.append(element('p', { textContent: message.hint }))
  if (message.page !== undefined) body.append(element('button', { textContent: say('Show page {}', name_of(message.page)), onclick: () => go_to_page(message.page) }))
  const explanation = element('p', { className: 'explanation', textContent: message.code })
  body.append(explanation)
  details.append(body)
  details.dataset.key = `${place} ${message.code} ${message.message}`
  details.addEventListener('toggle', async () => {
    if (!details.open || !message.code || explanation.dataset.told) return
    explanation.dataset.told = true
    const answer = await fetch(`/explain/${message.code}`)
    if (answer.ok) explanation.textContent = `${message.code}: ${await answer.text()}`
  })
  return element('li', { className: message.severity }, details)
}

function show_messages() {
  const open = new Set([...document.querySelectorAll('#messages details[open]')].map(details => details.dataset.key))
  const items = state.messages.map(message_item)
  $('messages').replaceChildren(...items)
  for (const details of document.querySelectorAll('#messages details')) details.open = open.has(details.dataset.key)
  $('count').textContent = state.messages.length ? `(${state.messages.length})` : say('(none)')
}

async function show_source(page, x, y) {
  const answer = await fetch(`/at?page=${page}&x=${x}&y=${y}`)
  if (!answer.ok) return
  const found = await answer.json()
  $('source').hidden = !found.path
  if (!found.path) return
  $('source-place').textContent = `${found.path}:${found.line}`
  $('source-text').textContent = found.excerpt
}

// ---- the whole

function show_status(text, failed = false) {
  $('status').textContent = text
  $('status').classList.toggle('failed', failed)
}

function summary() {
  const errors = state.messages.filter(message => message.severity === 'error').length
  const warnings = state.messages.length - errors
  if (state.failed) return say(state.good ? 'Errors: {}. The pages are those of the last good version.' : 'Errors: {}', errors)
  return say('Pages: {}. Words: {}. Warnings: {}.', state.pages.length, state.words, warnings)
}

async function refresh() {
  const place = place_of(spreads[current]?.[0])
  const before = state.good
  state = await (await fetch('/state.json')).json()
  document.title = $('title').textContent = state.title || say('Preview')
  spreads = pair(state.pages)
  if (state.good !== before || !before) {
    $('outline').replaceChildren(...state.outline.map(entry => new Option('\u2003'.repeat(entry.level - 1) + entry.title, entry.page)))
    current = Math.max(0, spreads.findIndex(indexes => indexes.includes(page_at(place))))
    show_spread()
    if (opened === 'epub') show_epub()
    if (opened === 'cover') show_cover()
  }
  show_messages()
  show_status(summary(), state.failed)
  document.body.dataset.version = state.version // for whoever waits
}

function select(tab) {
  opened = tab
  for (const button of document.querySelectorAll('[role=tab]')) {
    const chosen = button.id === `tab-${tab}`
    button.setAttribute('aria-selected', chosen)
    button.tabIndex = chosen ? 0 : -1
    $(button.getAttribute('aria-controls')).hidden = !chosen
  }
  if (tab === 'epub') show_epub()
  if (tab === 'cover') show_cover()
}

for (const button of document.querySelectorAll('[role=tab]')) {
  button.onclick = () => select(button.getAttribute('aria-controls'))
  button.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const tabs = [...document.querySelectorAll('[role=tab]')]
    const other = tabs[(tabs.indexOf(button) + by + tabs.length) % tabs.length]
    other.focus()
    select(other.getAttribute('aria-controls'))
    event.stopPropagation()
  }
}
document.addEventListener('keydown', event => {
  if (opened !== 'pages' || event.altKey || event.ctrlKey || event.metaKey || event.target.closest('select, input, details')) return
  const move = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1, Home: -spreads.length, End: spreads.length }[event.key]
  if (!move) return
  event.preventDefault()
  go(current + move)
})
$('previous').onclick = () => go(current - 1)
$('next').onclick = () => go(current + 1)
$('outline').onchange = event => go_to_page(Number(event.target.value))
$('documents').onchange = event => open_document(event.target.value)
$('epub-previous').onclick = () => step(-1)
$('epub-next').onclick = () => step(1)
$('source-close').onclick = () => { $('source').hidden = true }
$('source-of-page').onclick = () => show_source(spreads[current].at(-1), 0, 0)
$('spread').className = 'fit'
$('zoom').onclick = event => {
  const actual = $('spread').classList.toggle('actual')
  $('spread').classList.toggle('fit', !actual)
  event.target.setAttribute('aria-pressed', actual)
}
$('spread').onclick = event => {
  const image = event.target.closest('img')
  if (!image) return
  const page = state.pages[image.dataset.page], box = image.getBoundingClientRect()
  show_source(image.dataset.page, (event.clientX - box.left) / box.width * page.width, (event.clientY - box.top) / box.height * page.height)
}

const events = new EventSource('/events')
events.addEventListener('building', () => show_status(say('Building…')))
events.addEventListener('built', event => Number(event.data) !== state.version && refresh())
events.onerror = () => show_status(say('The preview has stopped.'), true)
