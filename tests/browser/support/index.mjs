// What the browser tests stand on.

export { accountsIn, freePort, mailIn, startDemo } from "./server.mjs";
export { startSeeded } from "./seeded.mjs";
export { NARROW, WIDE, audit, fits, launch, openWindow, overflow, signIn, violations, visit } from "./browser.mjs";
export { openMirror } from "./mirror.mjs";
export { htmlErrors, keep } from "./html.mjs";
export * as keyboard from "./keyboard.mjs";
