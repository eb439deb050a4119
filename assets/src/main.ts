/**
 * Small conveniences on top of pages that work without them. Nothing here carries data of its own: each part looks
 * for a data attribute that a template wrote, and texts come from the template in the language of the page.
 */
import { saveByThemselves, shelfOf, tendShelf } from "./scripts/autosave";
import { countCharacters } from "./scripts/counter";
import { decideByKeys } from "./scripts/deciding";
import { focusErrorSummary } from "./scripts/errors";
import { followQuotes } from "./scripts/quotes";
import { offerPrinting } from "./scripts/print";
import { offerSelectAll } from "./scripts/select-all";
import { warnBeforeLosingWords } from "./scripts/unsaved";

countCharacters(document);
decideByKeys(document);
focusErrorSummary(document);
followQuotes(document);
offerPrinting(document);
offerSelectAll(document);
const shelf = shelfOf(document);
tendShelf(document, shelf);
warnBeforeLosingWords(document, saveByThemselves(document, shelf));
