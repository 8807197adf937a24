import { expect, test } from "vitest";
import type { Message } from "./message";
import { baseString, type OAuth1Keys, oauth1Header, signatureOf } from "./oauth1";

/** The examples of RFC 5849, with the verified erratum 2550, and the one that X has published for years. */
function message(method: string, url: string, form?: string): Message {
  const headers: Record<string, string> =
    form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
  return { method, url: new URL(url), headers, body: form };
}

const printer = { consumerSecret: "kd94hf93k423kf44", method: "HMAC-SHA1" } as const;
const stamped = (timestamp: string, nonce: string, more: object) => ({
  oauth_consumer_key: "dpf43f3p2l4k3l03",
  oauth_signature_method: "HMAC-SHA1",
  oauth_timestamp: timestamp,
  oauth_nonce: nonce,
  ...more,
});

test("RFC 5849 1.2: temporary credentials, token credentials and the photo are signed as printed", () => {
  const initiate = message("POST", "https://photos.example.net/initiate");
  const callback = stamped("137131200", "wIjqoS", { oauth_callback: "http://printer.example.com/ready" });
  expect(signatureOf(initiate, callback, printer)).toBe("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");

  const token = message("POST", "https://photos.example.net/token");
  const verified = { oauth_token: "hh5s93j4hdidpola", oauth_verifier: "hfdp7dh39dks9884" };
  const temporary = { ...printer, tokenSecret: "hdhd0244k9j7ao03" };
  expect(signatureOf(token, stamped("137131201", "walatlh", verified), temporary)).toBe("gKgrFCywp7rO0OXSjdot/IHF7IU=");

  const photo = message("GET", "http://photos.example.net/photos?file=vacation.jpg&size=original");
  const owner = { ...printer, tokenSecret: "pfkkdhi9sl3r4s00" };
  const asked = stamped("137131202", "chapoH", { oauth_token: "nnch734d00sl2jdk" });
  expect(signatureOf(photo, asked, owner)).toBe("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
});

const fancy = message("POST", "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", "c2&a3=2+q");
const fancyParameters = {
  oauth_consumer_key: "9djdj82h48djs9d2",
  oauth_token: "kkk9d7dh3k39sjv7",
  oauth_signature_method: "HMAC-SHA1",
  oauth_timestamp: "137131201",
  oauth_nonce: "7d8f3e4a",
};

test("RFC 5849 3.4.1.1: query, form, empty and repeated parameters come encoded and sorted", () => {
  expect(baseString(fancy, fancyParameters)).toBe(
    "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
  );
  const secrets = { consumerSecret: "j49sk3j29djd", tokenSecret: "dh893hdasih9", method: "HMAC-SHA1" } as const;
  expect(signatureOf(fancy, fancyParameters, secrets)).toBe("r6/TJjbCOr97/+UU0NsvSne7s5g=");
});

const x: OAuth1Keys = {
  consumerKey: "xvz1evFS4wEEPTGEFPHBog",
  consumerSecret: "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
  token: "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
  tokenSecret: "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
  method: "HMAC-SHA1",
};

test("the example that X publishes gives its signature", () => {
  const form = "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21";
  const update = message("POST", "https://api.twitter.com/1.1/statuses/update.json?include_entities=true", form);
  const header = oauth1Header(update, x, { now: 1318622958_000, nonce: "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg" });
  expect(header).toContain('oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"');
  expect(header).toContain('oauth_version="1.0"');
});

test("a body that is no form is not part of the signature, and a realm is not either", () => {
  const at = { now: 0, nonce: "n" };
  const json: Message = {
    ...message("POST", "https://api.example.com/x"),
    headers: { "content-type": "application/json" },
    body: '{"a":1}',
  };
  const signature = (header: string) => /oauth_signature="([^"]+)"/.exec(header)?.[1];
  const plain = oauth1Header({ ...json, body: undefined }, x, at);
  expect(signature(oauth1Header(json, x, at))).toBe(signature(plain));
  const realm = oauth1Header(json, { ...x, realm: "1234567_SB1" }, at);
  expect(realm).toMatch(/^OAuth realm="1234567_SB1", oauth_consumer_key=/);
  expect(signature(realm)).toBe(signature(plain));
});

test("one-legged requests carry no token, and PLAINTEXT carries both secrets encoded", () => {
  const one = oauth1Header(
    message("GET", "https://a.example/"),
    { consumerKey: "k", consumerSecret: "a&b", method: "PLAINTEXT" },
    { now: 0, nonce: "n" },
  );
  expect(one).not.toContain("oauth_token");
  expect(one).toContain('oauth_signature="a%2526b%26"');
});
