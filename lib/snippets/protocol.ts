import { drivers } from "./drivers";
import { askedPython, askedTypescript, askSnippet } from "./fetch";
import { type Language, shell, tokenHeader } from "./languages";

/** Fetches what a protocol needs and connects with its usual driver, where we know one. */
export function protocolSnippet(language: Language, connector: string, address: string): string {
  const driver = drivers[connector];
  if (language === "typescript" && driver?.typescript) {
    const { packages, imports, code } = driver.typescript;
    return `// npm install ${packages}\n${imports}\n${askedTypescript(address)}\n\n${code}`;
  }
  if (language === "python" && driver?.python) {
    const { packages, imports, code } = driver.python;
    const asked = askedPython(address).replace("from urllib.parse import urlencode\n", "");
    return `${packages === "" ? "" : `# pip install ${packages}\n`}${imports}\n${asked}\n\n${code}`;
  }
  if (language === "cli" && driver?.cli) {
    const { variables, command } = driver.cli;
    return `eval "$(curl -fsS ${shell(address)} ${tokenHeader} |\n  jq -r '@sh "export ${variables}"')"\n${command}`;
  }
  return askSnippet(language, address);
}
