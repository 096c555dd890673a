// The page of a round draws without a script; this one saves its drawings.
import { offerSaving } from "./theming.js";

offerSaving();
