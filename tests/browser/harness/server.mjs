// The pages under test, on http and https, on loopback only. Every request is written down, so that a test can show
// that nothing but the page itself was asked for.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLES } from "./editors.mjs";

const PAGES = join(dirname(fileURLToPath(import.meta.url)), "..", "pages");
// The built demo mailbox and try page, as they would stand on a site of their own.
const WWW = join(PAGES, "..", "..", "..", "dist", "www");
/** Where breaches of the policies of those pages are reported. */
export const POLICY_REPORTS = "/policy-reports";
const BUNDLE = "/editors/bundles/";
const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", json: "application/json",
  wasm: "application/wasm", png: "image/png", svg: "image/svg+xml",
};
// The kind of policies webmails send: only scripts with the nonce; Gmail asks for Trusted Types as well.
const NONCE = "c2VydmVy";
const CSP = `script-src 'nonce-${NONCE}' 'strict-dynamic'; object-src 'none'; base-uri 'self'`;
const GMAIL_CSP = `${CSP}; require-trusted-types-for 'script'`;

function certificate() {
  const dir = mkdtempSync(join(tmpdir(), "bow-out-cert-"));
  const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert,
    "-subj", "/CN=mail.google.com", "-addext", "subjectAltName=DNS:mail.google.com,DNS:webmail.example"], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(dir, { recursive: true });
  return pair;
}

/**
 * @returns {Promise<{http: number, https: number, requests: {host: string, url: string, method: string}[], close(): void}>}
 *   two ports, and the list of all requests so far
 */
export async function startServer() {
  const requests = [];
  const answer = (request, response) => {
    requests.push({ host: request.headers.host, url: request.url, method: request.method });
    const { pathname } = new URL(request.url, "http://localhost");
    const demo = request.headers.host?.startsWith("demo.");
    const bundle = pathname.startsWith(BUNDLE);
    const root = demo ? WWW : bundle ? BUNDLES : PAGES;
    // Gmail's own address shows the Gmail page; everything else is a file by its name.
    const name = pathname.startsWith("/mail/u/") ? "gmail.html" : normalize(pathname).slice(bundle ? BUNDLE.length : 1);
    const file = join(root, name);
    const type = TYPES[name.split(".").pop()];
    if (!type || !file.startsWith(root) || !existsSync(file)) {
      response.writeHead(404);
      response.end();
      return;
    }
    const headers = { "content-type": type, "cache-control": "no-store" };
    if (demo) {
      const body = readFileSync(file);
      // What a page's own policy forbids is reported as well.
      const [, policy] = type.startsWith("text/html") ? /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(body) ?? [] : [];
      response.writeHead(200, policy ? { ...headers, "content-security-policy-report-only": `${policy}; report-uri ${POLICY_REPORTS}` } : headers);
      response.end(body);
      return;
    }
    // Some editors write scripts into frames of theirs, which no page with a policy could let them.
    if (pathname.startsWith("/editors/")) {
      response.writeHead(200, headers);
      response.end(readFileSync(file));
      return;
    }
    response.writeHead(200, { ...headers, "content-security-policy": name.startsWith("gmail") ? GMAIL_CSP : CSP });
    response.end(readFileSync(file, "utf8").replaceAll("{{nonce}}", NONCE));
  };
  const plain = createHttp(answer);
  const secure = createHttps(certificate(), answer);
  await Promise.all([plain, secure].map((server) => new Promise((done) => server.listen(0, "127.0.0.1", done))));
  return {
    http: plain.address().port,
    https: secure.address().port,
    requests,
    close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
