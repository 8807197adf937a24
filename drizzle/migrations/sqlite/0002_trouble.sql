CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`connector` text NOT NULL,
	`kind` text NOT NULL,
	`affected` integer NOT NULL,
	`started_at` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `incidents_connector` ON `incidents` (`workspace_id`,`connector`,`until`);--> statement-breakpoint
ALTER TABLE `credentials` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `credentials` ADD `environment` text;--> statement-breakpoint
CREATE INDEX `credentials_suspected` ON `credentials` (`suspected_at`);--> statement-breakpoint
CREATE INDEX `verifications_recent` ON `verifications` (`workspace_id`,`at`);