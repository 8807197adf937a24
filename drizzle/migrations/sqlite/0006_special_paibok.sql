CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`place` text NOT NULL,
	`wrapped_dek` blob NOT NULL,
	`blob` blob NOT NULL,
	`revision` integer NOT NULL,
	`events` text NOT NULL,
	`tags` text NOT NULL,
	`environments` text NOT NULL,
	`digest_hour` integer,
	`paused_at` integer,
	`paused_why` text,
	`overlap_until` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `channels_workspace` ON `channels` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`type` text NOT NULL,
	`recipient` text,
	`items` text NOT NULL,
	`digest` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`attempts` integer NOT NULL,
	`first_tried_at` integer,
	`lease_owner` text,
	`lease_until` integer,
	`last_at` integer,
	`last_status` integer,
	`last_detail` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`channel_id`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_channel` ON `deliveries` (`channel_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `deliveries_workspace` ON `deliveries` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `history_days` (
	`credential_id` text NOT NULL,
	`day` integer NOT NULL,
	`verified` integer NOT NULL,
	`limited` integer NOT NULL,
	`rejected` integer NOT NULL,
	`inconclusive` integer NOT NULL,
	PRIMARY KEY(`credential_id`, `day`),
	FOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `history_days_age` ON `history_days` (`day`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`connector` text,
	`subject_id` text NOT NULL,
	`subject_name` text NOT NULL,
	`tags` text NOT NULL,
	`environment` text,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_subject` ON `notices` (`subject_id`,`type`);--> statement-breakpoint
CREATE INDEX `notices_age` ON `notices` (`at`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`every` text NOT NULL,
	`due_at` integer,
	`host` text NOT NULL,
	`troubles` integer NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`typed_expiry` integer,
	`warned_for` integer,
	`warned_days` integer,
	FOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedules_due` ON `schedules` (`due_at`);