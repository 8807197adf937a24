-- The second wall: a statement of a request sees and changes the rows of its workspace alone, whatever it asks for. Outside of
-- requests nothing is set, and everything is seen.
CREATE FUNCTION keyrack_sees(workspace text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('keyrack.workspace', true), '') IN ('', workspace) $$;
--> statement-breakpoint
ALTER TABLE "credentials" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "credentials" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "credentials" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "secrets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "secrets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "secrets" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "grants" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "grants" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "grants" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "verifications" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "verifications" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "verifications" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "checks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "checks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "checks" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "schedules" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "schedules" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "schedules" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "oauth_clients" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "oauth_clients" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "oauth_clients" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "api_tokens" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "api_tokens" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "flows" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "flows" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "flows" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "uses" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "uses" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "uses" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "channels" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "channels" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "channels" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "notices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "notices" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "deliveries" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "deliveries" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "incidents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "incidents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "incidents" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "connect_links" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "connect_links" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "connect_links" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "connect_visits" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "connect_visits" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "connect_visits" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
--> statement-breakpoint
ALTER TABLE "connect_steps" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "connect_steps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "workspace" ON "connect_steps" USING (keyrack_sees(workspace_id)) WITH CHECK (keyrack_sees(workspace_id));
