CREATE TABLE `connector_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`connector_id` text,
	`source` text NOT NULL,
	`content` text NOT NULL,
	`proven_hash` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `connector_drafts_workspace` ON `connector_drafts` (`workspace_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `custom_connector_versions` (
	`workspace_id` text NOT NULL,
	`connector_id` text NOT NULL,
	`version` integer NOT NULL,
	`definition` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`verified_at` integer,
	PRIMARY KEY(`workspace_id`, `connector_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `custom_connectors` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
ALTER TABLE `checks` ADD `connector_version` integer;--> statement-breakpoint
ALTER TABLE `credentials` ADD `connector_version` integer;