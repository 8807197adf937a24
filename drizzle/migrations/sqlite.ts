/** Made by `npm run generate` from the SQL files beside it. Do not edit. */
export const sqliteMigrations: readonly { version: number; name: string; statements: readonly string[] }[] = [
  {
    "version": 1,
    "name": "0000_first",
    "statements": [
      "CREATE TABLE `checks` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`user_id` text NOT NULL,\n\t`connector` text NOT NULL,\n\t`scheme` text NOT NULL,\n\t`credential_id` text,\n\t`base_revision` integer,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`result` text NOT NULL,\n\t`expires_at` integer NOT NULL\n);",
      "CREATE INDEX `checks_expiry` ON `checks` (`expires_at`);",
      "CREATE TABLE `credentials` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`name` text NOT NULL,\n\t`connector` text NOT NULL,\n\t`scheme` text NOT NULL,\n\t`values` text NOT NULL,\n\t`kept` text NOT NULL,\n\t`facts` text NOT NULL,\n\t`state` text NOT NULL,\n\t`status` text NOT NULL,\n\t`reason` text,\n\t`sentence` text,\n\t`identity` text,\n\t`label` text,\n\t`search` text NOT NULL,\n\t`verified_at` integer,\n\t`checked_at` integer,\n\t`status_since` integer,\n\t`suspected_at` integer,\n\t`expires_at` integer,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL,\n\t`updated_by` text NOT NULL,\n\tFOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `credentials_changed` ON `credentials` (`workspace_id`,`updated_at`,`id`);",
      "CREATE INDEX `credentials_name` ON `credentials` (`workspace_id`,`name`,`id`);",
      "CREATE INDEX `credentials_status` ON `credentials` (`workspace_id`,`state`,`status`,`connector`);",
      "CREATE INDEX `credentials_identity` ON `credentials` (`workspace_id`,`connector`,`identity`);",
      "CREATE TABLE `events` (\n\t`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`workspace_id` text,\n\t`at` integer NOT NULL,\n\t`actor_kind` text NOT NULL,\n\t`actor_id` text NOT NULL,\n\t`actor_name` text NOT NULL,\n\t`action` text NOT NULL,\n\t`target_kind` text,\n\t`target_id` text,\n\t`target_name` text,\n\t`detail` text NOT NULL,\n\t`hash` text NOT NULL\n);",
      "CREATE INDEX `events_workspace` ON `events` (`workspace_id`,`seq`);",
      "CREATE INDEX `events_target` ON `events` (`target_id`,`seq`);",
      "CREATE TABLE `keyring` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`kek_id` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`blob` blob NOT NULL,\n\t`created_at` integer NOT NULL\n);",
      "CREATE TABLE `limits` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`count` integer NOT NULL,\n\t`window_start` integer NOT NULL\n);",
      "CREATE TABLE `members` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`user_id` text NOT NULL,\n\t`role` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\tFOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade,\n\tFOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE UNIQUE INDEX `members_workspace_user` ON `members` (`workspace_id`,`user_id`);",
      "CREATE INDEX `members_user` ON `members` (`user_id`);",
      "CREATE TABLE `network_rules` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`network` text NOT NULL,\n\t`port` integer,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL\n);",
      "CREATE UNIQUE INDEX `network_rules_unique` ON `network_rules` (`network`,`port`);",
      "CREATE TABLE `secrets` (\n\t`credential_id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`revision` integer NOT NULL,\n\t`updated_at` integer NOT NULL,\n\tFOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE TABLE `sessions` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`user_id` text NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`seen_at` integer NOT NULL,\n\t`expires_at` integer NOT NULL,\n\t`address` text NOT NULL,\n\t`user_agent` text NOT NULL,\n\tFOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `sessions_user` ON `sessions` (`user_id`);",
      "CREATE TABLE `settings` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`value` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE TABLE `users` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`email` text NOT NULL,\n\t`name` text NOT NULL,\n\t`password_hash` text,\n\t`created_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `users_email` ON `users` (`email`);",
      "CREATE TABLE `verifications` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`credential_id` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`ms` integer NOT NULL,\n\t`by` text NOT NULL,\n\t`outcome` text NOT NULL,\n\t`reason` text,\n\t`steps` text NOT NULL,\n\t`explanation` text,\n\tFOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `verifications_credential` ON `verifications` (`credential_id`,`at`);",
      "CREATE TABLE `workspaces` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL,\n\t`created_at` integer NOT NULL\n);",
      "CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;",
      "CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;"
    ]
  }
];
