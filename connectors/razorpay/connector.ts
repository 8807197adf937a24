import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "razorpay",
  name: "Razorpay",
  aliases: ["payments", "upi", "india", "checkout"],
  category: "payments",
  docs: "https://razorpay.com/docs/api/authentication/",
  tile: { initials: "Rz", hue: 219 },
  schemes: [
    scheme({
      id: "keyPair",
      type: "basic",
      title: "Key ID and secret",
      recommended: true,
      fields: {
        keyId: text({
          label: "Key ID",
          help: "rzp_live_ moves real money, rzp_test_ never does.",
          example: "rzp_test_1DP5mmOlF5G5ag",
          pattern: "^rzp_(live|test)_[A-Za-z0-9]+$",
          message: "A key ID begins with rzp_live_ or rzp_test_.",
        }),
        keySecret: secret({ label: "Key secret", help: "Shown once, with the key ID." }),
      },
      origins: ["https://api.razorpay.com"],
      baseUrl: "https://api.razorpay.com/v1",
      authenticate: { basic: { user: "{keyId}", password: "{keySecret}" } },
      probe: { url: "https://api.razorpay.com/v1/payments?count=1", identity: "{keyId}", label: "{keyId}" },
      judge: [{ status: 200, absent: "/entity", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      says: ["/error/description"],
      guide,
    }),
  ],
});
