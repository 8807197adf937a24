CREATE TABLE `checks` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`connector` text NOT NULL,
	`scheme` text NOT NULL,
	`credential_id` text,
	`base_revision` integer,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`result` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `checks_expiry` ON `checks` (`expires_at`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`connector` text NOT NULL,
	`scheme` text NOT NULL,
	`values` text NOT NULL,
	`kept` text NOT NULL,
	`facts` text NOT NULL,
	`state` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`sentence` text,
	`identity` text,
	`label` text,
	`search` text NOT NULL,
	`verified_at` integer,
	`checked_at` integer,
	`status_since` integer,
	`suspected_at` integer,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `credentials_changed` ON `credentials` (`workspace_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `credentials_name` ON `credentials` (`workspace_id`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `credentials_status` ON `credentials` (`workspace_id`,`state`,`status`,`connector`);--> statement-breakpoint
CREATE INDEX `credentials_identity` ON `credentials` (`workspace_id`,`connector`,`identity`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`target_kind` text,
	`target_id` text,
	`target_name` text,
	`detail` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_workspace` ON `events` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_target` ON `events` (`target_id`,`seq`);--> statement-breakpoint
CREATE TABLE `keyring` (
	`id` text PRIMARY KEY NOT NULL,
	`kek_id` text NOT NULL,
	`kind` text NOT NULL,
	`blob` blob NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`window_start` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_workspace_user` ON `members` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE TABLE `network_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`network` text NOT NULL,
	`port` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `network_rules_unique` ON `network_rules` (`network`,`port`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`address` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`at` integer NOT NULL,
	`ms` integer NOT NULL,
	`by` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`steps` text NOT NULL,
	`explanation` text,
	FOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `verifications_credential` ON `verifications` (`credential_id`,`at`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
