import older from "better-sqlite3";
import newer from "better-sqlite3-13";

/**
 * SQLite's driver, in the version that fits the Node which runs this. 13 needs Node 22; 12 is the last for Node 20, and
 * aborts the process on Node 24.19 and later when a statement is collected while no script runs. Both do the same
 * otherwise, and neither loads its native part before a file is opened. When the floor moves to 22, this file goes.
 */
export const Database = Number.parseInt(process.versions.node, 10) >= 22 ? newer : older;

export type Connection = older.Database;
