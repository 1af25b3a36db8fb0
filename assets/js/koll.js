// What pages do in a browser: keep what is typed, remember which colours a person wants, and fold the menu.
import { dragCards } from "./board.js";
import { quoteWhatIsMarked } from "./comments.js";
import { keepDrafts } from "./drafts.js";
import { foldMenu } from "./menu.js";
import { pasteCells } from "./grid.js";
import { previewLinks } from "./previews.js";
import { liveRoom } from "./room.js";
import { sayFates } from "./running.js";
import { searchWhileTyping, slashSearches } from "./search.js";
import { chooseScheme } from "./scheme.js";
import { turnKnots } from "./tree.js";
import { showUnsent } from "./unsent.js";

chooseScheme();
foldMenu();
keepDrafts();
sayFates();
dragCards();
liveRoom();
pasteCells();
searchWhileTyping();
slashSearches();
quoteWhatIsMarked();
turnKnots();
previewLinks();
showUnsent();
