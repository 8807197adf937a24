import { choice, defineConnector, host, password, port, protocol, text } from "../kit";
import { guide } from "./guide";

const databases = [
  "SAP HANA",
  "Microsoft SQL 2019",
  "Microsoft SQL 2017",
  "Microsoft SQL 2016",
  "Microsoft SQL 2014",
  "Microsoft SQL 2012",
  "Microsoft SQL (Legacy)",
];

export default defineConnector({
  id: "sap-business-one-dis",
  name: "SAP Business One (DI API)",
  aliases: ["sap b1", "dis", "di server", "di api", "erp", "on-premise", "agent"],
  category: "erp",
  docs: "https://help.sap.com/docs/SAP_BUSINESS_ONE",
  tile: { initials: "Di", hue: 212 },
  schemes: [
    protocol({
      id: "agent",
      type: "userPassword",
      title: "Through a program on your own network",
      recommended: true,
      fields: {
        agent: text({
          label: "Agent",
          help: "Name of the program with the DI API that uses this, for people. It is not sent.",
          example: "warehouse-server",
          optional: true,
          maxLength: 120,
        }),
        server: text({
          label: "Database server",
          help: "As the DI API wants it; for SAP HANA with tenant and port.",
          example: "NDB@sapserver.acme.example:30013",
          maxLength: 253,
        }),
        databaseType: choice({
          label: "Database type",
          group: "connection",
          default: "SAP HANA",
          choices: databases.map((name) => ({ value: name, label: name })),
        }),
        companyDb: text({
          label: "Company database",
          help: "The schema name, not the company's name. Case counts.",
          example: "SBODemoUS",
          maxLength: 128,
        }),
        username: text({ label: "User", help: "Of SAP Business One, made for integrations.", example: "manager" }),
        password: password({ label: "Password", help: "Of that user." }),
        licenseHost: host({
          label: "License server",
          help: "Name or address, as it is reached from Keyrack too. The check looks whether something answers there.",
          example: "sapserver.acme.example",
          paste: [{ kind: "url", into: { licenseHost: "hostname", licensePort: "port" } }],
        }),
        licensePort: port({
          label: "License server port",
          help: "30000 on older servers; newer ones give 40000, the port of the System Landscape Directory.",
          default: "30000",
        }),
      },
      target: { host: "{licenseHost}", port: "{licensePort}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
