/** Drives Chromium: the pages of the desk, and a shop that has the published clients on its pages. */
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { serve } from './driver.mjs';
import { openShop } from './shop.mjs';

const PATIENCE = 30_000;
/** The browser, by the name under which it is installed, and where bundles go. */
const [program, folder] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: execFileSync('which', [program], { encoding: 'utf8' }).trim(),
  // Root, as which a build in a container runs, has no sandbox.
  args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
const shop = await openShop(folder);
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE);
const errors = [];
page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
page.on('console', (line) => /Content Security Policy/.test(line.text()) && errors.push(line.text()));

/** The frame whose path ends so, or the page itself. */
async function frame(path) {
  return path ? page.waitForFrame((one) => new URL(one.url(), shop).pathname.endsWith(path)) : page.mainFrame();
}

await serve({
  /** Opens an address of the desk, or of the shop when it is a path. */
  open: ({ url }) => page.goto(new URL(url, shop).href).then(() => null),
  reload: () => page.reload().then(() => null),
  look: async ({ width, height, scheme = 'light' }) => {
    await page.setViewport({ width, height, deviceScaleFactor: 2, hasTouch: true });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  },
  click: async ({ selector, within }) => {
    const where = await frame(within);
    await (await where.waitForSelector(selector, { visible: true })).click();
  },
  type: ({ text }) => page.keyboard.type(text),
  press: ({ key }) => page.keyboard.press(key),
  /** Waits until the element shows the text. */
  awaitText: async ({ selector, text, within }) => {
    const where = await frame(within);
    const shows = (css, part) => document.querySelector(css)?.innerText.includes(part);
    await where.waitForFunction(shows, {}, selector, text).catch(async (error) => {
      throw new Error(`No "${text}" in ${await where.$eval(selector, (one) => one.innerText)}`, { cause: error });
    });
  },
  /** Waits until the script is true. */
  awaitTrue: async ({ script, within }) => {
    await (await frame(within)).waitForFunction(script);
  },
  evaluate: async ({ script, within }) => (await frame(within)).evaluate(script),
  accessibility: () => page.accessibility.snapshot({ interestingOnly: false }),
  choose: async ({ selector, file }) => (await page.$(selector)).uploadFile(file),
  /** What went wrong on the page so far, also what its policy refused. */
  errors: () => errors,
});

await browser.close();
process.exit(0);
