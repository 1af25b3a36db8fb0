// What pages do in a browser: keep what is typed, and remember which colours a person wants.
import { keepDrafts } from "./drafts.js";
import { chooseScheme } from "./scheme.js";

chooseScheme();
keepDrafts();
