// Checks an HTML file for accessibility with axe-core in the installed browser: node check.mjs report.html
// Prints the violations. The exit status is 1 if there are any, and else 0.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const file = process.argv[2];
if (!file) {
  console.error("usage: node check.mjs FILE.html [SCREENSHOT.png]");
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  let violations = 0;
  for (const width of [1280, 360]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of result.violations) {
      ++violations;
      console.log(`${width} px wide: ${violation.id} (${violation.impact}): ${violation.help}`);
      for (const node of violation.nodes) console.log(`  ${node.target.join(" ")}: ${node.html.slice(0, 200)}`);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) {
      ++violations;
      console.log(`${width} px wide: the page is wider than the window`);
    }
    if (process.argv[3]) await page.screenshot({ path: process.argv[3].replace(".png", `-${width}.png`), fullPage: true });
    await page.close();
  }
  if (violations === 0) console.log("no violations");
  process.exitCode = violations === 0 ? 0 : 1;
} finally {
  await browser.close();
}
