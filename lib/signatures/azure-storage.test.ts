import { expect, test } from "vitest";
import { azureStorageHeaders, stringToSign } from "./azure-storage";

/** The strings that Microsoft's page “Authorize with Shared Key” shows for its requests. */
const date = { "x-ms-date": "Fri, 26 Jun 2015 23:39:12 GMT", "x-ms-version": "2015-02-21" };
const text = (method: string, url: string, headers: Record<string, string>) =>
  stringToSign({ method, url: new URL(url), headers, body: undefined }, "myaccount");

test("the documented request for a container's metadata gives the documented string", () => {
  const url = "https://myaccount.blob.core.windows.net/mycontainer?restype=container&comp=metadata&timeout=20";
  expect(text("GET", url, date)).toBe(
    "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n/myaccount/mycontainer\ncomp:metadata\nrestype:container\ntimeout:20",
  );
});

test("several values of one parameter are sorted and joined, and blanks in headers are folded", () => {
  const url =
    "https://myaccount.blob.core.windows.net/mycontainer?restype=container&comp=list&include=snapshots&include=metadata&include=uncommittedblobs";
  expect(text("GET", url, date)).toBe(
    "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n/myaccount/mycontainer\ncomp:list\ninclude:metadata,snapshots,uncommittedblobs\nrestype:container",
  );
  expect(text("GET", "https://myaccount.blob.core.windows.net/a%20b", { "x-ms-meta-m1": " v1 \n  v2 " })).toContain(
    "x-ms-meta-m1:v1 v2\n/myaccount/a%20b",
  );
});

test("the length is signed, but not that of an empty body", () => {
  const put = (length: string) =>
    text("PUT", "https://myaccount.blob.core.windows.net/c/b", {
      "content-length": length,
      "content-type": "text/plain; charset=UTF-8",
      "x-ms-blob-type": "BlockBlob",
      ...date,
    });
  expect(put("11")).toBe(
    "PUT\n\n\n11\n\ntext/plain; charset=UTF-8\n\n\n\n\n\n\nx-ms-blob-type:BlockBlob\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n/myaccount/c/b",
  );
  expect(put("0")).toMatch(/^PUT\n\n\n\n\ntext/);
});

test("a key that is not Base64 is refused before anything is signed", () => {
  const message = { method: "GET", url: new URL("https://a.blob.core.windows.net/"), headers: {}, body: undefined };
  expect(() => azureStorageHeaders(message, { account: "a", key: "not base64!" }, { now: 0 })).toThrow(RangeError);
  const { authorization } = azureStorageHeaders(message, { account: "a", key: "AAAA" }, { now: 0 });
  expect(authorization).toMatch(/^SharedKey a:[A-Za-z0-9+/]{43}=$/);
});
