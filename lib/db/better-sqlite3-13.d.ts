/** The same package under another name, whose types have none of their own. */
declare module "better-sqlite3-13" {
  import Database from "better-sqlite3";
  export default Database;
}
