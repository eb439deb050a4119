/** Does the human check by itself: loaded only on a page that asks for one. Without it the question there is answered. */
import { encode, solve } from "./scripts/proof";
import type { Challenge } from "./scripts/proof";

async function work(panel: HTMLElement): Promise<void> {
  const form = panel.closest("form");
  const proof = panel.querySelector<HTMLInputElement>("input[name=proof]");
  const question = panel.querySelector<HTMLElement>("[data-human-question]");
  const status = panel.querySelector<HTMLElement>("[data-human-status]");
  // Browsers lend their cryptography to safe addresses only; elsewhere the question stays.
  if (!form || !proof || !question || !status || !globalThis.crypto?.subtle) return;

  const challenge = JSON.parse(panel.dataset.human ?? "") as Challenge;
  status.hidden = false;
  status.textContent = panel.dataset.humanWorking ?? "";
  const solution = await solve(challenge);
  if (!solution) {
    status.hidden = true;
    return;
  }
  proof.value = encode(challenge, solution);
  question.hidden = true;
  status.textContent = panel.dataset.humanDone ?? "";
}

for (const panel of document.querySelectorAll<HTMLElement>("[data-human]")) {
  work(panel).catch(() => {
    const status = panel.querySelector<HTMLElement>("[data-human-status]");
    if (status) status.hidden = true;
  });
}
