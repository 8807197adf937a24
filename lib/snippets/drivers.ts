/**
 * How each protocol's own driver takes what Keyrack answers, called `access`. Written for the usual driver of each
 * language; what an application is asked leaves no trace.
 */
export type Driver = {
  typescript?: { packages: string; imports: string; code: string };
  python?: { packages: string; imports: string; code: string };
  /** Variables for a shell, as a jq string, and the command that uses them. */
  cli?: { variables: string; command: string };
};

const tls = `access.tls === "off" ? undefined : { ca: access.ca || undefined }`;

export const drivers: Readonly<Record<string, Driver>> = {
  postgresql: {
    typescript: {
      packages: "pg",
      imports: 'import pg from "pg";',
      code: `const { host, port, user, password, database } = access;
const ssl = ${tls};
const client = new pg.Client({ host, port, user, password, database, ssl });
await client.connect();
console.log((await client.query("select current_user")).rows);
await client.end();`,
    },
    python: {
      packages: '"psycopg[binary]"',
      imports: "import psycopg",
      code: `names = {"host": "host", "port": "port", "user": "user", "password": "password", "database": "dbname"}
settings = {to: access[name] for name, to in names.items()}
with psycopg.connect(**settings, sslmode="disable" if access.get("tls") == "off" else "require") as connection:
    print(connection.execute("select current_user").fetchall())`,
    },
    cli: {
      variables: String.raw`PGHOST=\(.host) PGPORT=\(.port) PGUSER=\(.user) PGPASSWORD=\(.password) PGDATABASE=\(.database)`,
      command: 'psql -c "select current_user"',
    },
  },
  mysql: {
    typescript: {
      packages: "mysql2",
      imports: 'import mysql from "mysql2/promise";',
      code: `const { host, port, user, password, database } = access;
const ssl = ${tls};
const connection = await mysql.createConnection({ host, port, user, password, database, ssl });
console.log((await connection.query("select current_user()"))[0]);
await connection.end();`,
    },
    python: {
      packages: "pymysql",
      imports: "import pymysql",
      code: `settings = {name: access[name] for name in ("host", "port", "user", "password", "database") if access.get(name)}
with pymysql.connect(**settings) as connection, connection.cursor() as cursor:
    cursor.execute("select current_user()")
    print(cursor.fetchall())`,
    },
    cli: {
      variables: String.raw`MYSQL_HOST=\(.host) MYSQL_TCP_PORT=\(.port) MYSQL_USER=\(.user) MYSQL_PWD=\(.password)`,
      command: 'mysql --user="$MYSQL_USER" -e "select current_user()"',
    },
  },
  redis: {
    typescript: {
      packages: "ioredis",
      imports: 'import { Redis } from "ioredis";',
      code: `const { host, port, user, password, database } = access;
const tls = ${tls};
const redis = new Redis({ host, port, username: user, password, db: Number(database || 0), tls });
console.log(await redis.ping());
redis.disconnect();`,
    },
    python: {
      packages: "redis",
      imports: "import redis",
      code: `client = redis.Redis(
    host=access["host"],
    port=access["port"],
    username=access["user"] or None,
    password=access["password"],
    ssl=access.get("tls") != "off",
)
print(client.ping())`,
    },
    cli: {
      variables: String.raw`REDISHOST=\(.host) REDISPORT=\(.port) REDISUSER=\(.user // "default") REDISCLI_AUTH=\(.password)`,
      command: 'redis-cli -h "$REDISHOST" -p "$REDISPORT" --user "$REDISUSER" ping',
    },
  },
  mongodb: {
    typescript: {
      packages: "mongodb",
      imports: 'import { MongoClient } from "mongodb";',
      code: `const client = new MongoClient(\`mongodb://\${access.host}:\${access.port}\`, {
  auth: { username: access.user, password: access.password },
  authSource: access.authSource || access.database || "admin",
  tls: access.tls !== "off",
});
console.log(await client.db(access.database || "admin").command({ ping: 1 }));
await client.close();`,
    },
    python: {
      packages: "pymongo",
      imports: "from pymongo import MongoClient",
      code: `client = MongoClient(
    access["host"],
    access["port"],
    username=access["user"],
    password=access["password"],
    authSource=access.get("authSource") or access.get("database") or "admin",
    tls=access.get("tls") != "off",
)
print(client.admin.command("ping"))`,
    },
  },
  imap: {
    typescript: {
      packages: "imapflow",
      imports: 'import { ImapFlow } from "imapflow";',
      code: `const { host, port, user, password: pass } = access;
const mail = new ImapFlow({ host, port, secure: port === 993, auth: { user, pass }, logger: false });
await mail.connect();
console.log(await mail.status("INBOX", { messages: true, unseen: true }));
await mail.logout();`,
    },
    python: {
      packages: "",
      imports: "import imaplib",
      code: `with imaplib.IMAP4_SSL(access["host"], access["port"]) as mail:
    mail.login(access["user"], access["password"])
    print(mail.select("INBOX", readonly=True))`,
    },
  },
  smtp: {
    typescript: {
      packages: "nodemailer",
      imports: 'import nodemailer from "nodemailer";',
      code: `const { host, port, user, password: pass } = access;
const transport = nodemailer.createTransport({ host, port, secure: port === 465, auth: { user, pass } });
console.log(await transport.verify());`,
    },
    python: {
      packages: "",
      imports: "import smtplib",
      code: `with smtplib.SMTP_SSL(access["host"], access["port"]) as server:
    server.login(access["user"], access["password"])
    print(server.noop())`,
    },
  },
};
