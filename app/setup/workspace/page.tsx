import type { Metadata } from "next";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";
import { WorkspaceForm } from "./workspace-form";

export const metadata: Metadata = { title: "Set up: workspace" };

export default async function WorkspaceStep() {
  const actor = await setupOwner("/setup/workspace");
  return (
    <SetupStep
      at={2}
      title={`Welcome, ${actor.name}`}
      description="A workspace holds the credentials that your team shares."
    >
      <WorkspaceForm name={actor.workspaceName} />
    </SetupStep>
  );
}
