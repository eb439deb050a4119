// Somebody without a mouse: goes from control to control with Tab, and works them with the keys a browser gives.
// Every stop is checked: what has the focus must be seen to have it.

import assert from "node:assert/strict";

const MOST_TABS = 800;

/** What is meant: a locator as it is, anything else by `find`, as people know it by its name. */
function meant(what, find) {
  return typeof what === "string" || what instanceof RegExp ? find(what) : what;
}

/** Whether one of the elements of `locator` has the focus. */
async function focused(locator) {
  return locator.evaluateAll((elements) => elements.includes(document.activeElement));
}

/** What has the focus, in words, for messages. */
async function whereabouts(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const text = (element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 60);
    return element ? `<${element.tagName.toLowerCase()}> ${text}` : "nothing";
  });
}

/**
 * Whether one of the elements of `locator` has the focus, and what is wrong with what has it: a control that has the
 * focus must be on the screen and look different from one that has not. Asked at once, for it is asked at every Tab.
 */
async function stop(locator) {
  return locator.evaluateAll((elements) => {
    const element = document.activeElement;
    if (!element || element === document.body) return { reached: elements.includes(element), complaint: null };
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return { reached: false, complaint: "has no size" };
    const marked = [element, element.parentElement, element.nextElementSibling].filter(Boolean).some((one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    });
    return { reached: elements.includes(element), complaint: marked ? null : "shows no focus" };
  });
}

/** Presses Tab until `locator` has the focus; fails when it is not reached. */
export async function tabTo(page, locator, most = MOST_TABS) {
  assert.ok((await locator.count()) > 0, `${page.url()} has no ${locator}`);
  if (await focused(locator)) return;
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    const { reached, complaint } = await stop(locator);
    if (complaint) throw new Error(`${await whereabouts(page)} on ${page.url()} ${complaint}`);
    if (reached) return;
  }
  throw new Error(`${locator} on ${page.url()} is not reached by ${most} times Tab; the focus is on ${await whereabouts(page)}`);
}

/** Does `act` and waits for the page it leads to. */
async function leads(page, act) {
  const arrived = page.waitForEvent("domcontentloaded");
  await act();
  await arrived;
}

/** Follows a link, given by name or locator, as all that follows. */
export async function follow(page, link, within = page) {
  await tabTo(page, meant(link, (name) => within.getByRole("link", { name })));
  await leads(page, () => page.keyboard.press("Enter"));
}

/** Presses a button that sends a form. */
export async function press(page, button, within = page) {
  await tabTo(page, meant(button, (name) => within.getByRole("button", { name })));
  await leads(page, () => page.keyboard.press("Enter"));
}

/** Opens what is folded away behind a summary. */
export async function unfold(page, locator) {
  await tabTo(page, locator);
  await page.keyboard.press("Enter");
}

/** Fills in a text field, in place of what is in it. */
export async function fill(page, label, text, within = page) {
  const field = meant(label, (name) => within.getByLabel(name));
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  assert.equal(await field.first().inputValue(), text, `the field ${label}`);
}

/** Ticks a check box, or leaves it ticked. */
export async function tick(page, label, within = page) {
  const box = meant(label, (name) => within.getByRole("checkbox", { name }));
  await tabTo(page, box);
  if (!(await box.first().isChecked())) await page.keyboard.press("Space");
  assert.ok(await box.first().isChecked(), `the box ${label}`);
}

/** Chooses a radio button with the arrow keys, as they go round their group. */
export async function choose(page, label, within = page) {
  const radio = meant(label, (name) => within.getByRole("radio", { name })).first();
  const group = page.locator(`input[type="radio"][name="${await radio.getAttribute("name")}"]`);
  await tabTo(page, group);
  if (await focused(radio)) await page.keyboard.press("Space");
  for (let count = await group.count(); count > 0 && !(await radio.isChecked()); count -= 1) await page.keyboard.press("ArrowDown");
  assert.ok(await radio.isChecked(), `the choice ${label}`);
}

/** Picks an option of a list by typing its name. */
export async function pick(page, label, option, within = page) {
  const list = meant(label, (name) => within.getByLabel(name)).first();
  await tabTo(page, list);
  await page.keyboard.type(option);
  const chosen = await list.evaluate((element) => element.selectedOptions[0]?.textContent.trim());
  assert.equal(chosen, option, `the list ${label}`);
}
