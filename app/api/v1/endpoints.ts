import { accessEndpoints } from "./access";
import { connectorEndpoints } from "./connectors";
import { credentialEndpoints } from "./credentials";
import { customConnectorEndpoints } from "./custom-connectors";
import type { Endpoint } from "./endpoint";
import { eventEndpoints } from "./events";
import { flowEndpoints } from "./flow";
import { linkEndpoints } from "./links";
import { verificationEndpoints } from "./verifications";

/** Every call but the proxy, those asked for most often first. The description is made from the same list. */
export const endpoints: readonly Endpoint[] = [
  ...accessEndpoints,
  ...credentialEndpoints,
  ...verificationEndpoints,
  ...flowEndpoints,
  ...connectorEndpoints,
  ...customConnectorEndpoints,
  ...linkEndpoints,
  ...eventEndpoints,
];
