/** A site of another origin than the desk, with the published clients as they are, bundled for its pages. */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';

const HERE = new URL('.', import.meta.url).pathname;
const page = (bundle) => `<!DOCTYPE html><html lang="en"><title>Shop</title><h1>Shop</h1><div id="root"></div><script src="/${bundle}.js"></script></html>`;

/** Serves `/widget` and `/browser` on a free port; returns the address. */
export async function openShop(folder) {
  await build({
    entryPoints: [`${HERE}widget.jsx`, `${HERE}browser.jsx`],
    bundle: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: folder,
    logLevel: 'error',
  });
  const server = createServer(async (request, answer) => {
    const path = request.url.split('?')[0];
    const isScript = path.endsWith('.js');
    answer.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html;charset=utf-8');
    answer.end(isScript ? await readFile(folder + path) : page(path.slice(1)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://localhost:${server.address().port}`;
}
