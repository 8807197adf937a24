import { type Field, url } from "../kit";

/** The address of an application that people also run themselves: a base URL without path parameters. */

type AddressOptions = Partial<Field> & { label?: string };

/** Plain HTTP is allowed here: such servers often stand in the same private network. */
export const address = (options: AddressOptions = {}) =>
  url({
    label: "Address",
    help: "As it is reached from Keyrack. The secret is sent there and nowhere else.",
    example: "https://app.acme.example",
    pattern: "^https?://[^\\s?#\\\\@]+$",
    message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
    ...options,
  });
