import type { Metadata } from "next";
import { colours, readLooks } from "@/lib/links/looks";
import { setupOwner } from "../owner";
import { SetupStep } from "../setup-step";
import { WorkspaceForm } from "./workspace-form";
import "../../connect/[token]/brand.css";

export const metadata: Metadata = { title: "Set up: workspace" };

export default async function WorkspaceStep() {
  const actor = await setupOwner("/setup/workspace");
  const { colour, logo } = await readLooks(actor);
  return (
    <SetupStep
      at={2}
      title={`Welcome, ${actor.name}`}
      description="A workspace holds the credentials that your team shares."
    >
      <WorkspaceForm name={actor.workspaceName} colour={colour} logo={logo} colours={colours} />
    </SetupStep>
  );
}
