/**
 * Which networks are not simply the public internet, as data: what is never reached, whatever a rule says, and what is
 * reached only after an owner or admin allowed it. Everything that is in neither list is public, except IPv6 outside
 * 2000::/3 (RFC 4291 2.4), which is never reached.
 */

/** A network in CIDR form and the words for it. */
export type Network = readonly [cidr: string, what: string];

export const neverNetworks: readonly Network[] = [
  ["0.0.0.0/8", "this network"], // RFC 791 3.2; many systems send 0.0.0.0 to loopback
  ["169.254.0.0/16", "a link-local address"], // RFC 3927; metadata of AWS, GCP, Azure, Oracle, Scaleway, Tencent, IBM …
  ["168.63.129.16/32", "a cloud platform"], // Azure WireServer
  ["100.100.100.200/32", "cloud metadata"], // Alibaba Cloud
  ["192.0.0.0/24", "a protocol assignment"], // RFC 6890 2.1; 192.0.0.192 is Oracle Cloud's metadata
  ["192.88.99.0/24", "a relay"], // RFC 7526, deprecated 6to4 relays
  ["224.0.0.0/4", "multicast"], // RFC 5771
  ["240.0.0.0/4", "a reserved address"], // RFC 1112 4; holds 255.255.255.255, the broadcast (RFC 919)
  ["::/128", "the unspecified address"], // RFC 4291 2.5.2
  ["100::/64", "discarded"], // RFC 6666
  ["2001::/23", "a protocol assignment"], // RFC 2928; 2001::/32 in it is Teredo (RFC 4380), which hides an IPv4 address
  ["fe80::/10", "a link-local address"], // RFC 4291 2.5.6; fe80::a9fe:a9fe is OpenStack's metadata
  ["ff00::/8", "multicast"], // RFC 4291 2.7
  ["fd00:ec2::/32", "cloud metadata"], // AWS: ::254 metadata, ::23 EKS pod identity, ::123 time, ::253 names
  ["fd20:ce::/32", "cloud metadata"], // Google Cloud: fd20:ce::254
  ["fd00:c1::/32", "cloud metadata"], // Oracle Cloud: fd00:c1::a9fe:a9fe
  ["fd00:42::42/128", "cloud metadata"], // Scaleway
];

export const askNetworks: readonly Network[] = [
  ["10.0.0.0/8", "a private address"], // RFC 1918
  ["172.16.0.0/12", "a private address"], // RFC 1918
  ["192.168.0.0/16", "a private address"], // RFC 1918
  ["127.0.0.0/8", "an address of this machine itself"], // RFC 1122 3.2.1.3
  ["100.64.0.0/10", "an address of a provider's inner network"], // RFC 6598, carrier-grade NAT
  ["192.0.2.0/24", "an address for documentation"], // RFC 5737
  ["198.51.100.0/24", "an address for documentation"], // RFC 5737
  ["203.0.113.0/24", "an address for documentation"], // RFC 5737
  ["198.18.0.0/15", "an address for measurements"], // RFC 2544
  ["::1/128", "an address of this machine itself"], // RFC 4291 2.5.3
  ["64:ff9b:1::/48", "an address of a local translator"], // RFC 8215, local NAT64
  ["fc00::/7", "a private address"], // RFC 4193, unique local
  ["fec0::/10", "a private address"], // RFC 3879, deprecated site-local
  ["2001:db8::/32", "an address for documentation"], // RFC 3849
  ["3fff::/20", "an address for documentation"], // RFC 9637
];

/** Names of cloud metadata, refused before anybody is asked for their address; so is every name below them. */
export const neverNames: readonly string[] = [
  "metadata", // Google Cloud, short form
  "metadata.google.internal",
  "metadata.goog",
  "instance-data", // AWS and compatible
  "instance-data.ec2.internal",
  "metadata.tencentyun.com",
  "metadata.platformequinix.com",
  "metadata.packet.net",
  "metadata.azure.internal",
  "metadata.azure.com",
  "api.metadata.cloud.ibm.com",
  "rancher-metadata",
];
