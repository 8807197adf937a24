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
  },
  {
    "version": 2,
    "name": "0001_use",
    "statements": [
      "CREATE TABLE `api_tokens` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`name` text NOT NULL,\n\t`hash` text NOT NULL,\n\t`ending` text NOT NULL,\n\t`scopes` text NOT NULL,\n\t`reach` text NOT NULL,\n\t`addresses` text NOT NULL,\n\t`rate` integer,\n\t`methods` text NOT NULL,\n\t`paths` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`expires_at` integer,\n\t`last_used_at` integer,\n\t`revoked_at` integer,\n\t`replaces` text\n);",
      "CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`hash`);",
      "CREATE INDEX `api_tokens_workspace` ON `api_tokens` (`workspace_id`,`created_at`);",
      "CREATE TABLE `flow_bindings` (\n\t`flow_id` text NOT NULL,\n\t`alias` text NOT NULL,\n\t`environment` text NOT NULL,\n\t`credential_id` text NOT NULL,\n\t`updated_at` integer NOT NULL,\n\t`updated_by` text NOT NULL,\n\tPRIMARY KEY(`flow_id`, `alias`, `environment`),\n\tFOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `flow_bindings_credential` ON `flow_bindings` (`credential_id`);",
      "CREATE TABLE `flow_slots` (\n\t`flow_id` text NOT NULL,\n\t`alias` text NOT NULL,\n\t`connector` text NOT NULL,\n\tPRIMARY KEY(`flow_id`, `alias`),\n\tFOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE TABLE `flows` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`name` text NOT NULL,\n\t`note` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `flows_name` ON `flows` (`workspace_id`,`name`);",
      "CREATE TABLE `grants` (\n\t`credential_id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`oauth_client_id` text,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`revision` integer NOT NULL,\n\t`previous_blob` blob,\n\t`previous_revision` integer,\n\t`previous_until` integer,\n\t`scopes` text NOT NULL,\n\t`expires_at` integer,\n\t`refresh_expires_at` integer,\n\t`due_at` integer,\n\t`failures` integer NOT NULL,\n\t`retry_at` integer,\n\t`lease_owner` text,\n\t`fence` integer NOT NULL,\n\t`lease_until` integer,\n\t`attempt_revision` integer,\n\t`attempt_hash` text,\n\t`attempt_at` integer,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE INDEX `grants_due` ON `grants` (`due_at`);",
      "CREATE INDEX `grants_client` ON `grants` (`oauth_client_id`);",
      "CREATE TABLE `idempotency` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`request` text NOT NULL,\n\t`status` integer,\n\t`body` text,\n\t`created_at` integer NOT NULL\n);",
      "CREATE INDEX `idempotency_age` ON `idempotency` (`created_at`);",
      "CREATE TABLE `oauth_attempts` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`user_id` text NOT NULL,\n\t`connector` text NOT NULL,\n\t`scheme` text NOT NULL,\n\t`credential_id` text NOT NULL,\n\t`browser` text NOT NULL,\n\t`issuer` text,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`expires_at` integer NOT NULL,\n\t`used_at` integer\n);",
      "CREATE INDEX `oauth_attempts_expiry` ON `oauth_attempts` (`expires_at`);",
      "CREATE TABLE `oauth_clients` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`connector` text NOT NULL,\n\t`scheme` text NOT NULL,\n\t`name` text NOT NULL,\n\t`values` text NOT NULL,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`revision` integer NOT NULL,\n\t`flagged_at` integer,\n\t`flag_reason` text,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE INDEX `oauth_clients_connector` ON `oauth_clients` (`workspace_id`,`connector`);",
      "CREATE TABLE `uses` (\n\t`workspace_id` text NOT NULL,\n\t`credential_id` text NOT NULL,\n\t`consumer` text NOT NULL,\n\t`day` integer NOT NULL,\n\t`calls` integer NOT NULL,\n\t`errors` integer NOT NULL,\n\t`last_at` integer NOT NULL,\n\tPRIMARY KEY(`credential_id`, `consumer`, `day`)\n);",
      "CREATE INDEX `uses_consumer` ON `uses` (`consumer`,`day`);"
    ]
  },
  {
    "version": 3,
    "name": "0002_trouble",
    "statements": [
      "CREATE TABLE `incidents` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`connector` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`affected` integer NOT NULL,\n\t`started_at` integer NOT NULL,\n\t`until` integer NOT NULL\n);",
      "CREATE INDEX `incidents_connector` ON `incidents` (`workspace_id`,`connector`,`until`);",
      "ALTER TABLE `credentials` ADD `tags` text DEFAULT '[]' NOT NULL;",
      "ALTER TABLE `credentials` ADD `environment` text;",
      "CREATE INDEX `credentials_suspected` ON `credentials` (`suspected_at`);",
      "CREATE INDEX `verifications_recent` ON `verifications` (`workspace_id`,`at`);"
    ]
  },
  {
    "version": 4,
    "name": "0003_own_connectors",
    "statements": [
      "CREATE TABLE `connector_drafts` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`connector_id` text,\n\t`source` text NOT NULL,\n\t`content` text NOT NULL,\n\t`proven_hash` text,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE INDEX `connector_drafts_workspace` ON `connector_drafts` (`workspace_id`,`updated_at`);",
      "CREATE TABLE `custom_connector_versions` (\n\t`workspace_id` text NOT NULL,\n\t`connector_id` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`definition` text NOT NULL,\n\t`source` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`verified_at` integer,\n\tPRIMARY KEY(`workspace_id`, `connector_id`, `version`)\n);",
      "CREATE TABLE `custom_connectors` (\n\t`workspace_id` text NOT NULL,\n\t`id` text NOT NULL,\n\t`version` integer NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL,\n\t`updated_by` text NOT NULL,\n\tPRIMARY KEY(`workspace_id`, `id`)\n);",
      "ALTER TABLE `checks` ADD `connector_version` integer;",
      "ALTER TABLE `credentials` ADD `connector_version` integer;"
    ]
  },
  {
    "version": 5,
    "name": "0004_expiry",
    "statements": [
      "CREATE INDEX `credentials_expiry` ON `credentials` (`workspace_id`,`expires_at`);"
    ]
  },
  {
    "version": 6,
    "name": "0005_people",
    "statements": [
      "CREATE TABLE `authenticators` (\n\t`user_id` text PRIMARY KEY NOT NULL,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`confirmed_at` integer,\n\t`last_step` integer NOT NULL,\n\t`created_at` integer NOT NULL\n);",
      "CREATE TABLE `ceremonies` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`kind` text NOT NULL,\n\t`user_id` text,\n\t`data` text NOT NULL,\n\t`expires_at` integer NOT NULL\n);",
      "CREATE INDEX `ceremonies_expiry` ON `ceremonies` (`expires_at`);",
      "CREATE TABLE `identities` (\n\t`issuer` text NOT NULL,\n\t`subject` text NOT NULL,\n\t`user_id` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`last_used_at` integer NOT NULL,\n\tPRIMARY KEY(`issuer`, `subject`)\n);",
      "CREATE INDEX `identities_user` ON `identities` (`user_id`);",
      "CREATE TABLE `invitations` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`email` text NOT NULL,\n\t`role` text NOT NULL,\n\t`hash` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`sent_at` integer,\n\t`expires_at` integer NOT NULL\n);",
      "CREATE UNIQUE INDEX `invitations_hash` ON `invitations` (`hash`);",
      "CREATE UNIQUE INDEX `invitations_email` ON `invitations` (`workspace_id`,`email`);",
      "CREATE TABLE `passkeys` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`user_id` text NOT NULL,\n\t`name` text NOT NULL,\n\t`public_key` blob NOT NULL,\n\t`counter` integer NOT NULL,\n\t`transports` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`last_used_at` integer\n);",
      "CREATE INDEX `passkeys_user` ON `passkeys` (`user_id`);",
      "CREATE TABLE `recovery_codes` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`user_id` text NOT NULL,\n\t`created_at` integer NOT NULL\n);",
      "CREATE INDEX `recovery_codes_user` ON `recovery_codes` (`user_id`);",
      "ALTER TABLE `credentials` ADD `caretaker` text;",
      "CREATE INDEX `credentials_caretaker` ON `credentials` (`workspace_id`,`caretaker`);"
    ]
  },
  {
    "version": 7,
    "name": "0006_special_paibok",
    "statements": [
      "CREATE TABLE `channels` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`name` text NOT NULL,\n\t`place` text NOT NULL,\n\t`wrapped_dek` blob NOT NULL,\n\t`blob` blob NOT NULL,\n\t`revision` integer NOT NULL,\n\t`events` text NOT NULL,\n\t`tags` text NOT NULL,\n\t`environments` text NOT NULL,\n\t`digest_hour` integer,\n\t`paused_at` integer,\n\t`paused_why` text,\n\t`overlap_until` integer,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE INDEX `channels_workspace` ON `channels` (`workspace_id`,`created_at`);",
      "CREATE TABLE `deliveries` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`channel_id` text NOT NULL,\n\t`type` text NOT NULL,\n\t`recipient` text,\n\t`items` text NOT NULL,\n\t`digest` integer NOT NULL,\n\t`state` text NOT NULL,\n\t`due_at` integer,\n\t`attempts` integer NOT NULL,\n\t`first_tried_at` integer,\n\t`lease_owner` text,\n\t`lease_until` integer,\n\t`last_at` integer,\n\t`last_status` integer,\n\t`last_detail` text,\n\t`created_at` integer NOT NULL,\n\tFOREIGN KEY (`channel_id`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);",
      "CREATE INDEX `deliveries_channel` ON `deliveries` (`channel_id`,`created_at`);",
      "CREATE INDEX `deliveries_workspace` ON `deliveries` (`workspace_id`,`created_at`);",
      "CREATE TABLE `history_days` (\n\t`credential_id` text NOT NULL,\n\t`day` integer NOT NULL,\n\t`verified` integer NOT NULL,\n\t`limited` integer NOT NULL,\n\t`rejected` integer NOT NULL,\n\t`inconclusive` integer NOT NULL,\n\tPRIMARY KEY(`credential_id`, `day`),\n\tFOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `history_days_age` ON `history_days` (`day`);",
      "CREATE TABLE `notices` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`type` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`connector` text,\n\t`subject_id` text NOT NULL,\n\t`subject_name` text NOT NULL,\n\t`tags` text NOT NULL,\n\t`environment` text,\n\t`data` text NOT NULL\n);",
      "CREATE INDEX `notices_subject` ON `notices` (`subject_id`,`type`);",
      "CREATE INDEX `notices_age` ON `notices` (`at`);",
      "CREATE TABLE `schedules` (\n\t`credential_id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`every` text NOT NULL,\n\t`due_at` integer,\n\t`host` text NOT NULL,\n\t`troubles` integer NOT NULL,\n\t`lease_owner` text,\n\t`lease_until` integer,\n\t`typed_expiry` integer,\n\t`warned_for` integer,\n\t`warned_days` integer,\n\tFOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `schedules_due` ON `schedules` (`due_at`);"
    ]
  },
  {
    "version": 8,
    "name": "0007_sticky_xavin",
    "statements": [
      "CREATE TABLE `connect_links` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`hash` text NOT NULL,\n\t`audience` text NOT NULL,\n\t`email` text,\n\t`note` text NOT NULL,\n\t`asked` text NOT NULL,\n\t`uses` integer NOT NULL,\n\t`return_url` text,\n\t`created_at` integer NOT NULL,\n\t`created_by` text NOT NULL,\n\t`sent_at` integer,\n\t`expires_at` integer NOT NULL,\n\t`revoked_at` integer,\n\t`asked_again_at` integer\n);",
      "CREATE UNIQUE INDEX `connect_links_hash` ON `connect_links` (`hash`);",
      "CREATE INDEX `connect_links_recent` ON `connect_links` (`workspace_id`,`created_at`);",
      "CREATE TABLE `connect_looks` (\n\t`workspace_id` text PRIMARY KEY NOT NULL,\n\t`colour` text NOT NULL,\n\t`logo` blob,\n\t`logo_type` text,\n\t`return_origins` text NOT NULL,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE TABLE `connect_steps` (\n\t`visit_id` text NOT NULL,\n\t`position` integer NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`state` text NOT NULL,\n\t`scheme` text,\n\t`credential_id` text,\n\t`reason` text,\n\t`browser` text,\n\t`at` integer NOT NULL,\n\tPRIMARY KEY(`visit_id`, `position`),\n\tFOREIGN KEY (`visit_id`) REFERENCES `connect_visits`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `connect_steps_credential` ON `connect_steps` (`credential_id`);",
      "CREATE TABLE `connect_visits` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`link_id` text NOT NULL,\n\t`workspace_id` text NOT NULL,\n\t`browser` text,\n\t`started_at` integer NOT NULL,\n\t`seen_at` integer NOT NULL,\n\t`finished_at` integer,\n\tFOREIGN KEY (`link_id`) REFERENCES `connect_links`(`id`) ON UPDATE no action ON DELETE cascade\n);",
      "CREATE INDEX `connect_visits_link` ON `connect_visits` (`link_id`);",
      "ALTER TABLE `credentials` ADD `unconfirmed_at` integer;"
    ]
  },
  {
    "version": 9,
    "name": "0008_wandering_red_hulk",
    "statements": [
      "CREATE TABLE `connector_logos` (\n\t`workspace_id` text NOT NULL,\n\t`connector_id` text NOT NULL,\n\t`id` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`bytes` blob NOT NULL,\n\t`updated_at` integer NOT NULL,\n\t`updated_by` text NOT NULL,\n\tPRIMARY KEY(`workspace_id`, `connector_id`)\n);",
      "CREATE UNIQUE INDEX `connector_logos_id` ON `connector_logos` (`id`);"
    ]
  }
];
