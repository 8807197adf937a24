CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"ending" text NOT NULL,
	"scopes" text NOT NULL,
	"reach" text NOT NULL,
	"addresses" text NOT NULL,
	"rate" bigint,
	"methods" text NOT NULL,
	"paths" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint,
	"replaces" text
);
--> statement-breakpoint
CREATE TABLE "authenticators" (
	"user_id" text PRIMARY KEY NOT NULL,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"confirmed_at" bigint,
	"last_step" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ceremonies" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"data" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"revision" bigint NOT NULL,
	"events" text NOT NULL,
	"tags" text NOT NULL,
	"environments" text NOT NULL,
	"digest_hour" bigint,
	"paused_at" bigint,
	"paused_why" text,
	"overlap_until" bigint,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"connector" text NOT NULL,
	"connector_version" bigint,
	"scheme" text NOT NULL,
	"credential_id" text,
	"base_revision" bigint,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"result" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connect_links" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"hash" text NOT NULL,
	"audience" text NOT NULL,
	"email" text,
	"note" text NOT NULL,
	"asked" text NOT NULL,
	"uses" bigint NOT NULL,
	"return_url" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"sent_at" bigint,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint,
	"asked_again_at" bigint
);
--> statement-breakpoint
CREATE TABLE "connect_looks" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"colour" text NOT NULL,
	"logo" "bytea",
	"logo_type" text,
	"return_origins" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connect_steps" (
	"visit_id" text NOT NULL,
	"position" bigint NOT NULL,
	"workspace_id" text NOT NULL,
	"state" text NOT NULL,
	"scheme" text,
	"credential_id" text,
	"reason" text,
	"browser" text,
	"at" bigint NOT NULL,
	CONSTRAINT "connect_steps_visit_id_position_pk" PRIMARY KEY("visit_id","position")
);
--> statement-breakpoint
CREATE TABLE "connect_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"link_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"browser" text,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "connector_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"connector_id" text,
	"source" text NOT NULL,
	"content" text NOT NULL,
	"proven_hash" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connector_logos" (
	"workspace_id" text NOT NULL,
	"connector_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "connector_logos_workspace_id_connector_id_pk" PRIMARY KEY("workspace_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"connector" text NOT NULL,
	"connector_version" bigint,
	"scheme" text NOT NULL,
	"values" text NOT NULL,
	"kept" text NOT NULL,
	"facts" text NOT NULL,
	"state" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"sentence" text,
	"identity" text,
	"label" text,
	"search" text NOT NULL,
	"tags" text DEFAULT '[]' NOT NULL,
	"environment" text,
	"caretaker" text,
	"verified_at" bigint,
	"checked_at" bigint,
	"status_since" bigint,
	"suspected_at" bigint,
	"expires_at" bigint,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"unconfirmed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "custom_connector_versions" (
	"workspace_id" text NOT NULL,
	"connector_id" text NOT NULL,
	"version" bigint NOT NULL,
	"definition" text NOT NULL,
	"source" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"verified_at" bigint,
	CONSTRAINT "custom_connector_versions_workspace_id_connector_id_version_pk" PRIMARY KEY("workspace_id","connector_id","version")
);
--> statement-breakpoint
CREATE TABLE "custom_connectors" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "custom_connectors_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"type" text NOT NULL,
	"recipient" text,
	"items" text NOT NULL,
	"digest" boolean NOT NULL,
	"state" text NOT NULL,
	"due_at" bigint,
	"attempts" bigint NOT NULL,
	"first_tried_at" bigint,
	"lease_owner" text,
	"lease_until" bigint,
	"last_at" bigint,
	"last_status" bigint,
	"last_detail" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"workspace_id" text,
	"at" bigint NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target_kind" text,
	"target_id" text,
	"target_name" text,
	"detail" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_bindings" (
	"flow_id" text NOT NULL,
	"alias" text NOT NULL,
	"environment" text NOT NULL,
	"credential_id" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "flow_bindings_flow_id_alias_environment_pk" PRIMARY KEY("flow_id","alias","environment")
);
--> statement-breakpoint
CREATE TABLE "flow_slots" (
	"flow_id" text NOT NULL,
	"alias" text NOT NULL,
	"connector" text NOT NULL,
	CONSTRAINT "flow_slots_flow_id_alias_pk" PRIMARY KEY("flow_id","alias")
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"note" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"oauth_client_id" text,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"revision" bigint NOT NULL,
	"previous_blob" "bytea",
	"previous_revision" bigint,
	"previous_until" bigint,
	"scopes" text NOT NULL,
	"expires_at" bigint,
	"refresh_expires_at" bigint,
	"due_at" bigint,
	"failures" bigint NOT NULL,
	"retry_at" bigint,
	"lease_owner" text,
	"fence" bigint NOT NULL,
	"lease_until" bigint,
	"attempt_revision" bigint,
	"attempt_hash" text,
	"attempt_at" bigint,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history_days" (
	"credential_id" text NOT NULL,
	"day" bigint NOT NULL,
	"verified" bigint NOT NULL,
	"limited" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"inconclusive" bigint NOT NULL,
	CONSTRAINT "history_days_credential_id_day_pk" PRIMARY KEY("credential_id","day")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"id" text PRIMARY KEY NOT NULL,
	"request" text NOT NULL,
	"status" bigint,
	"body" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"connector" text NOT NULL,
	"kind" text NOT NULL,
	"affected" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"sent_at" bigint,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keyring" (
	"id" text PRIMARY KEY NOT NULL,
	"kek_id" text NOT NULL,
	"kind" text NOT NULL,
	"blob" "bytea" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"window_start" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"port" bigint,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"connector" text,
	"subject_id" text NOT NULL,
	"subject_name" text NOT NULL,
	"tags" text NOT NULL,
	"environment" text,
	"data" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oauth_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"connector" text NOT NULL,
	"scheme" text NOT NULL,
	"credential_id" text NOT NULL,
	"browser" text NOT NULL,
	"issuer" text,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "oauth_clients" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"connector" text NOT NULL,
	"scheme" text NOT NULL,
	"name" text NOT NULL,
	"values" text NOT NULL,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"revision" bigint NOT NULL,
	"flagged_at" bigint,
	"flag_reason" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"every" text NOT NULL,
	"due_at" bigint,
	"host" text NOT NULL,
	"troubles" bigint NOT NULL,
	"lease_owner" text,
	"lease_until" bigint,
	"typed_expiry" bigint,
	"warned_for" bigint,
	"warned_days" bigint
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"wrapped_dek" "bytea" NOT NULL,
	"blob" "bytea" NOT NULL,
	"revision" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"address" text NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uses" (
	"workspace_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"consumer" text NOT NULL,
	"day" bigint NOT NULL,
	"calls" bigint NOT NULL,
	"errors" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	CONSTRAINT "uses_credential_id_consumer_day_pk" PRIMARY KEY("credential_id","consumer","day")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"at" bigint NOT NULL,
	"ms" bigint NOT NULL,
	"by" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"steps" text NOT NULL,
	"explanation" text
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "connect_steps" ADD CONSTRAINT "connect_steps_visit_id_connect_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."connect_visits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connect_visits" ADD CONSTRAINT "connect_visits_link_id_connect_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."connect_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_bindings" ADD CONSTRAINT "flow_bindings_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_slots" ADD CONSTRAINT "flow_slots_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_days" ADD CONSTRAINT "history_days_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_tokens_workspace" ON "api_tokens" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "ceremonies_expiry" ON "ceremonies" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "channels_workspace" ON "channels" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "checks_expiry" ON "checks" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connect_links_hash" ON "connect_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "connect_links_recent" ON "connect_links" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "connect_steps_credential" ON "connect_steps" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "connect_visits_link" ON "connect_visits" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "connector_drafts_workspace" ON "connector_drafts" USING btree ("workspace_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connector_logos_id" ON "connector_logos" USING btree ("id");--> statement-breakpoint
CREATE INDEX "credentials_changed" ON "credentials" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "credentials_name" ON "credentials" USING btree ("workspace_id","name","id");--> statement-breakpoint
CREATE INDEX "credentials_status" ON "credentials" USING btree ("workspace_id","state","status","connector");--> statement-breakpoint
CREATE INDEX "credentials_identity" ON "credentials" USING btree ("workspace_id","connector","identity");--> statement-breakpoint
CREATE INDEX "credentials_suspected" ON "credentials" USING btree ("suspected_at");--> statement-breakpoint
CREATE INDEX "credentials_expiry" ON "credentials" USING btree ("workspace_id","expires_at");--> statement-breakpoint
CREATE INDEX "credentials_caretaker" ON "credentials" USING btree ("workspace_id","caretaker");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "deliveries_channel" ON "deliveries" USING btree ("channel_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_workspace" ON "deliveries" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "events_workspace" ON "events" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE INDEX "events_target" ON "events" USING btree ("target_id","seq");--> statement-breakpoint
CREATE INDEX "flow_bindings_credential" ON "flow_bindings" USING btree ("credential_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flows_name" ON "flows" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "grants_due" ON "grants" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "grants_client" ON "grants" USING btree ("oauth_client_id");--> statement-breakpoint
CREATE INDEX "history_days_age" ON "history_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "incidents_connector" ON "incidents" USING btree ("workspace_id","connector","until");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_hash" ON "invitations" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_email" ON "invitations" USING btree ("workspace_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "members_workspace_user" ON "members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_rules_unique" ON "network_rules" USING btree ("network","port");--> statement-breakpoint
CREATE INDEX "notices_subject" ON "notices" USING btree ("subject_id","type");--> statement-breakpoint
CREATE INDEX "notices_age" ON "notices" USING btree ("at");--> statement-breakpoint
CREATE INDEX "oauth_attempts_expiry" ON "oauth_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_clients_connector" ON "oauth_clients" USING btree ("workspace_id","connector");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "uses_consumer" ON "uses" USING btree ("consumer","day");--> statement-breakpoint
CREATE INDEX "verifications_credential" ON "verifications" USING btree ("credential_id","at");--> statement-breakpoint
CREATE INDEX "verifications_recent" ON "verifications" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
--> statement-breakpoint
CREATE TRIGGER "events_no_update" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION events_refuse();
--> statement-breakpoint
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION events_refuse();
--> statement-breakpoint
CREATE FUNCTION events_number() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.seq IS NULL THEN SELECT coalesce(max(seq), 0) + 1 INTO NEW.seq FROM "events"; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER "events_numbered" BEFORE INSERT ON "events" FOR EACH ROW EXECUTE FUNCTION events_number();
