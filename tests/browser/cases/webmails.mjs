// The webmails that have a plan of their own, each on its own stand-in page; a file each in webmails/.
import { cases as fastmail } from "./webmails/fastmail.mjs";
import { cases as gmx } from "./webmails/gmx.mjs";
import { cases as icloud } from "./webmails/icloud.mjs";
import { cases as linkedin } from "./webmails/linkedin.mjs";
import { cases as outlook } from "./webmails/outlook.mjs";
import { cases as proton } from "./webmails/proton.mjs";
import { cases as yahoo } from "./webmails/yahoo.mjs";
import { cases as zoho } from "./webmails/zoho.mjs";

export const webmailCases = [...outlook, ...yahoo, ...proton, ...fastmail, ...gmx, ...icloud, ...linkedin, ...zoho];
