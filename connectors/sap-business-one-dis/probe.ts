import type { Probe } from "../kit";

/**
 * The DI API speaks to no one but its own library, so user and password cannot be tried. What can be said is whether the
 * license server that every sign-in begins at answers; nothing is sent to it.
 */
export const probe: Probe = async (values, outside) => {
  const { licenseHost = "", licensePort = "30000", server, databaseType, companyDb, username, agent } = values;
  const stream = await outside.dial({ host: licenseHost, port: Number(licensePort) });
  stream.destroy();
  outside.step("signIn");
  const where = `${companyDb} on ${server} (${databaseType})`;
  const user = agent ?? "a program with the DI API";
  // The password is left alone: there is nothing here that could tell a right one from a wrong one.
  return {
    outcome: "inconclusive",
    reason: "not_checkable",
    hint: `The license server answers. Whether ${username} may sign in to ${where} shows when ${user} does so.`,
  };
};
