import { Nothing } from "../not-found";

export default function PortalNotFound() {
  return <Nothing />;
}
