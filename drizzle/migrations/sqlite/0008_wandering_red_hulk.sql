CREATE TABLE `connector_logos` (
	`workspace_id` text NOT NULL,
	`connector_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`bytes` blob NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `connector_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connector_logos_id` ON `connector_logos` (`id`);