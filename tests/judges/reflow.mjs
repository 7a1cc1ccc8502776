// node reflow.mjs NODE_MODULES CHROMIUM FOLDER: opens every document of an unpacked EPUB in a window of 320 × 640 CSS pixels and
// prints what a reader would miss: text that runs off the side (WCAG 2.2, 1.4.10), resources that do not load, messages of the
// browser. Prints nothing when all is well.
import { createRequire } from "node:module";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, executablePath, folder] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(modules), "x.js"))("playwright-core");

const documents = (at) =>
  readdirSync(at).sort().flatMap((name) => {
    const path = join(at, name);
    return statSync(path).isDirectory() ? documents(path) : path.endsWith(".xhtml") ? [path] : [];
  });

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
let where = "";
page.on("requestfailed", (request) => console.log(`${where}: ${request.url()} does not load`));
page.on("console", (message) => console.log(`${where}: ${message.text()}`));
for (const path of documents(resolve(folder))) {
  where = path.slice(resolve(folder).length + 1);
  await page.goto(pathToFileURL(path).href);
  const wide = await page.evaluate(() => {
    // What scrolls by itself (a wide table in its box) may be wide.
    const scrolls = (element) => element && (/(auto|scroll)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.body.querySelectorAll("*")]
      .filter((element) => !scrolls(element))
      .filter((element) => {
        // The boxes of its own text, or of the picture that it is: a negative indent moves the text, not the element.
        const inside = document.createRange();
        const boxes = /^(img|svg)$/.test(element.localName) ? [element.getBoundingClientRect()]
          : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).flatMap((node) => {
              inside.selectNodeContents(node);
              return [...inside.getClientRects()];
            });
        return boxes.some((box) => box.width > 0 && (box.right > innerWidth + 1 || box.left < -1));
      })
      .map((element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`);
  });
  for (const element of wide.slice(0, 3)) console.log(`${where}: off the side: ${element}`);
}
await browser.close();
