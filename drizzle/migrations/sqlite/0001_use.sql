CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`ending` text NOT NULL,
	`scopes` text NOT NULL,
	`reach` text NOT NULL,
	`addresses` text NOT NULL,
	`rate` integer,
	`methods` text NOT NULL,
	`paths` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	`replaces` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_workspace` ON `api_tokens` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `flow_bindings` (
	`flow_id` text NOT NULL,
	`alias` text NOT NULL,
	`environment` text NOT NULL,
	`credential_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`flow_id`, `alias`, `environment`),
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `flow_bindings_credential` ON `flow_bindings` (`credential_id`);--> statement-breakpoint
CREATE TABLE `flow_slots` (
	`flow_id` text NOT NULL,
	`alias` text NOT NULL,
	`connector` text NOT NULL,
	PRIMARY KEY(`flow_id`, `alias`),
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flows` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flows_name` ON `flows` (`workspace_id`,`name`);--> statement-breakpoint
CREATE TABLE `grants` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`oauth_client_id` text,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`revision` integer NOT NULL,
	`previous_blob` blob,
	`previous_revision` integer,
	`previous_until` integer,
	`scopes` text NOT NULL,
	`expires_at` integer,
	`refresh_expires_at` integer,
	`due_at` integer,
	`failures` integer NOT NULL,
	`retry_at` integer,
	`lease_owner` text,
	`fence` integer NOT NULL,
	`lease_until` integer,
	`attempt_revision` integer,
	`attempt_hash` text,
	`attempt_at` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `grants_due` ON `grants` (`due_at`);--> statement-breakpoint
CREATE INDEX `grants_client` ON `grants` (`oauth_client_id`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`id` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL,
	`status` integer,
	`body` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_age` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `oauth_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`connector` text NOT NULL,
	`scheme` text NOT NULL,
	`credential_id` text NOT NULL,
	`browser` text NOT NULL,
	`issuer` text,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `oauth_attempts_expiry` ON `oauth_attempts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `oauth_clients` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`connector` text NOT NULL,
	`scheme` text NOT NULL,
	`name` text NOT NULL,
	`values` text NOT NULL,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`revision` integer NOT NULL,
	`flagged_at` integer,
	`flag_reason` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `oauth_clients_connector` ON `oauth_clients` (`workspace_id`,`connector`);--> statement-breakpoint
CREATE TABLE `uses` (
	`workspace_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`consumer` text NOT NULL,
	`day` integer NOT NULL,
	`calls` integer NOT NULL,
	`errors` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`credential_id`, `consumer`, `day`)
);
--> statement-breakpoint
CREATE INDEX `uses_consumer` ON `uses` (`consumer`,`day`);