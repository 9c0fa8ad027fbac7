// A real Roundcube on loopback for the tests: Debian's package, a mail server with four users and three mails each, and
// a sink for whatever would be sent. All it writes is in target/roundcube, all it starts ends with stop() or with us.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../harness/wait.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const MAILS = join(here, "mails");
const DIR = join(here, "..", "..", "..", "target", "roundcube");
const SHARE = "/usr/share/roundcube";
const PUBLIC = "/var/lib/roundcube/public_html";
export const PASSWORD = "open";

/** A user for each way to write replies: as text or HTML, below the quote, or above it with a signature. */
export const USERS = [
  { user: "text.below@home.example", html: false, above: false, signature: "" },
  { user: "text.above@home.example", html: false, above: true, signature: "Sam Lee\n+1 555 0100" },
  { user: "html.below@home.example", html: true, above: false, signature: "" },
  { user: "html.above@home.example", html: true, above: true, signature: "<p><b>Sam Lee</b><br>+1 555 0100</p>" },
];

const PACKAGES = { "roundcube-core": PUBLIC, "roundcube-sqlite3": `${SHARE}/SQL/sqlite.initial.sql`, "php-cli": "/usr/bin/php", "dovecot-imapd": "/usr/sbin/dovecot", sqlite3: "/usr/bin/sqlite3" };

const isRoot = process.getuid?.() === 0;
const idOf = (option) => Number(execFileSync("id", isRoot ? [option, "www-data"] : [option], { encoding: "utf8" }));

const freePort = () => new Promise((done, fail) => {
  const probe = createServer().once("error", fail).listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

/** A mail server that keeps what it is given, so that a test can say that nothing was. */
function startSink() {
  const sent = [];
  const server = createServer((socket) => {
    let mail = null;
    let rest = "";
    const say = (line) => socket.write(`${line}\r\n`);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      const lines = (rest + data).split("\r\n");
      rest = lines.pop();
      for (const line of lines) {
        if (mail !== null) {
          if (line === ".") {
            sent.push(mail.join("\n"));
            mail = null;
            say("250 kept");
          } else mail.push(line);
        } else if (/^DATA$/i.test(line)) {
          mail = [];
          say("354 go on");
        } else if (/^QUIT$/i.test(line)) {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
    say("220 sink");
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done({ sent, port: server.address().port, close: () => server.close() })));
}

const dovecotConfig = (imap, uid, gid) => `
base_dir = ${DIR}/dovecot
state_dir = ${DIR}/dovecot
instance_name = bow-out-tests
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${DIR}/logs/dovecot.log
mail_location = maildir:${DIR}/mail/%u
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${DIR}/mail/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }${isRoot ? "" : "\n  chroot ="}
}
${isRoot ? "" : `default_internal_user = ${execFileSync("id", ["-un"], { encoding: "utf8" }).trim()}
default_login_user = ${execFileSync("id", ["-un"], { encoding: "utf8" }).trim()}
default_internal_group = ${execFileSync("id", ["-gn"], { encoding: "utf8" }).trim()}
service anvil {
  chroot =
}
service stats {
  chroot =
}`}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    special_use = \\Drafts
    auto = subscribe
  }
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
`;

const roundcubeConfig = (imap, smtp) => `<?php
$config = [
  'db_dsnw' => 'sqlite:///${DIR}/roundcube.db?mode=0640',
  'imap_host' => '127.0.0.1:${imap}', 'smtp_host' => '127.0.0.1:${smtp}', 'smtp_user' => '', 'smtp_pass' => '',
  'des_key' => 'for-the-tests-only-24-by', 'plugins' => [], 'skin' => 'elastic', 'language' => 'en_US',
  'temp_dir' => '${DIR}/temp', 'log_dir' => '${DIR}/logs', 'mime_types' => '/etc/roundcube/mimetypes.php',
  'enable_spellcheck' => false, 'ip_check' => false, 'session_lifetime' => 600,
];
`;

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
function userRow({ user, html, above, signature }) {
  const preferences = { htmleditor: Number(html), reply_mode: Number(above), draft_autosave: 0 };
  const pairs = Object.entries(preferences).map(([key, value]) => `s:${key.length}:"${key}";i:${value};`);
  return `INSERT INTO users(username, mail_host, created, language, preferences)
      VALUES(${quoted(user)}, '127.0.0.1', datetime('now'), 'en_US', ${quoted(`a:${pairs.length}:{${pairs.join("")}}`)});
    INSERT INTO identities(user_id, changed, standard, name, email, signature, html_signature)
      VALUES(last_insert_rowid(), datetime('now'), 1, 'Sam Lee', ${quoted(user)}, ${quoted(signature)}, ${Number(html)});`;
}

/** Files of a mail folder, as they are. */
const mailsIn = (folder) => ["cur", "new"].map((part) => join(folder, part)).filter((part) => existsSync(part))
  .flatMap((part) => readdirSync(part).map((file) => readFileSync(join(part, file), "utf8")));

/**
 * Starts the servers.
 * @returns {Promise<{ url: string, sent: string[], drafts(user: string): string[], stop(): Promise<void> }>}
 * @throws with one line that says what is missing or did not come up
 */
export async function startRoundcube() {
  const missing = Object.entries(PACKAGES).filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length) throw new Error(`not installed: ${missing.join(", ")}`);
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  rmSync(DIR, { recursive: true, force: true });
  for (const part of ["", "config", "temp", "logs", "mail", "dovecot"]) mkdirSync(join(DIR, part), { recursive: true });
  for (const name of ["defaults.inc.php", "mimetypes.php"]) symlinkSync(`/etc/roundcube/${name}`, join(DIR, "config", name));
  const database = join(DIR, "roundcube.db");
  execFileSync("sqlite3", [database], { input: readFileSync(PACKAGES["roundcube-sqlite3"], "utf8") + USERS.map(userRow).join("\n") });
  const own = [database, ...["", "temp", "logs", "mail"].map((part) => join(DIR, part))];
  for (const { user } of USERS) {
    const folder = join(DIR, "mail", user);
    own.push(folder);
    for (const part of ["cur", "new", "tmp"]) {
      mkdirSync(join(folder, part), { recursive: true });
      own.push(join(folder, part));
    }
    readdirSync(MAILS).sort().forEach((file, i) => {
      const mail = join(folder, "cur", `${1_700_000_000 + i}.M${i}P1.tests:2,`);
      writeFileSync(mail, readFileSync(join(MAILS, file)));
      own.push(mail);
    });
  }
  for (const path of own) chownSync(path, uid, gid);
  if (isRoot && spawnSync("test", ["-w", database], { uid, gid }).status !== 0) throw new Error(`the user www-data cannot reach ${DIR}`);

  const sink = await startSink();
  const [imap, http] = [await freePort(), await freePort()];
  writeFileSync(join(DIR, "config", "config.inc.php"), roundcubeConfig(imap, sink.port));
  writeFileSync(join(DIR, "dovecot.conf"), dovecotConfig(imap, uid, gid));

  const started = [];
  // The system tells them to end when this process ends, however it does.
  const start = (asUser, command, options = {}) => {
    const log = openSync(join(DIR, "logs", `${started.length}.log`), "a");
    const user = asUser && isRoot ? [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"] : [];
    started.push(spawn("setpriv", [...user, "--pdeathsig", "TERM", ...command], { stdio: ["ignore", log, log], detached: true, ...options }));
  };
  const kill = (child, signal) => {
    try { process.kill(-child.pid, signal); } catch {}
  };
  const stop = async () => {
    sink.close();
    started.forEach((child) => kill(child, "SIGTERM"));
    const isOver = (child) => child.exitCode !== null || child.signalCode !== null;
    await until(async () => started.every(isOver), "the mail servers to end").catch(() => started.forEach((child) => kill(child, "SIGKILL")));
  };
  try {
    start(false, ["dovecot", "-F", "-c", join(DIR, "dovecot.conf")]);
    start(true, ["php", "-d", "log_errors=1", "-d", `error_log=${DIR}/logs/php.log`, "-d", "session.gc_probability=0", "-S", `127.0.0.1:${http}`, "-t", PUBLIC],
      { env: { ...process.env, ROUNDCUBE_CONFIG_DIR: join(DIR, "config") } });
    // Two first sessions at once can show an empty list: the mails are indexed before.
    await until(async () => { for (const { user } of USERS) execFileSync("doveadm", ["-c", join(DIR, "dovecot.conf"), "index", "-u", user, "INBOX"], { stdio: "ignore" }); return true; }, "dovecot");
    const url = `http://127.0.0.1:${http}/`;
    await until(async () => (await (await fetch(url)).text()).includes("rcmloginuser"), "Roundcube's first page");
    return { url, sent: sink.sent, drafts: (user) => mailsIn(join(DIR, "mail", user, ".Drafts")), stop };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}; see ${DIR}/logs`);
  }
}
