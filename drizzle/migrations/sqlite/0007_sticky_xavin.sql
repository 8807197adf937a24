CREATE TABLE `connect_links` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hash` text NOT NULL,
	`audience` text NOT NULL,
	`email` text,
	`note` text NOT NULL,
	`asked` text NOT NULL,
	`uses` integer NOT NULL,
	`return_url` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`sent_at` integer,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`asked_again_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connect_links_hash` ON `connect_links` (`hash`);--> statement-breakpoint
CREATE INDEX `connect_links_recent` ON `connect_links` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `connect_looks` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`colour` text NOT NULL,
	`logo` blob,
	`logo_type` text,
	`return_origins` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `connect_steps` (
	`visit_id` text NOT NULL,
	`position` integer NOT NULL,
	`workspace_id` text NOT NULL,
	`state` text NOT NULL,
	`scheme` text,
	`credential_id` text,
	`reason` text,
	`browser` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`visit_id`, `position`),
	FOREIGN KEY (`visit_id`) REFERENCES `connect_visits`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `connect_steps_credential` ON `connect_steps` (`credential_id`);--> statement-breakpoint
CREATE TABLE `connect_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`browser` text,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`link_id`) REFERENCES `connect_links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `connect_visits_link` ON `connect_visits` (`link_id`);--> statement-breakpoint
ALTER TABLE `credentials` ADD `unconfirmed_at` integer;