// Drives a Firefox over WebDriver BiDi: reads a step a line as JSON, [name, argument, …], and answers each with a line of JSON.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  // As readers have it: by default puppeteer lets pages opened from a folder read each other.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
});
let context, page, faults, requests;

// Firefox reports no request for a file, so none that failed.
function sayWhatFailed() {
  addEventListener("error", (event) => {
    const where = event.target.src || event.target.href;
    if (where) console.error(`failed: ${where}`);
  }, true);
}

const steps = {
  async open(width, height) {
    if (context) await context.close();
    context = await browser.createBrowserContext();
    page = await context.newPage();
    [faults, requests] = [[], []];
    page.setDefaultTimeout(15000);
    await page.setViewport({ width, height });
    await page.evaluateOnNewDocument(sayWhatFailed);
    page.on("console", (message) => { if (/^(error|warn)/.test(message.type())) faults.push(message.text()); });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  },
  async goto(address) { await page.goto(address); },
  async fill(selector, text) { await page.locator(selector).fill(text); },
  async press(keys) {
    const held = keys.split("+"), last = held.pop();
    for (const key of held) await page.keyboard.down(key);
    await page.keyboard.press(last);
    for (const key of held.reverse()) await page.keyboard.up(key);
  },
  async click(selector) { await page.locator(selector).click(); },
  async text(selector) { return (await page.waitForSelector(selector)).evaluate((element) => element.textContent); },
  async texts(selector) { return page.$$eval(selector, (elements) => elements.map((element) => element.textContent)); },
  async evaluate(script) { return page.evaluate(script); },
  async wait_for(selector) { await page.waitForSelector(selector, { visible: true }); },
  async wait_until(script) { await page.waitForFunction(script); },
  faults: () => faults,
  requests: () => requests,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await steps[name](...given)) ?? null };
  } catch (error) {
    answer = { fault: `${name}(${given.join(", ")}): ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
